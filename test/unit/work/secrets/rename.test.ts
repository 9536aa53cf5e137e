import assert from "node:assert/strict";
import { envReference } from "../../../../src/stores/dotenv/reference";
import type { Answer } from "../../../../src/work/person";
import { renameSecret } from "../../../../src/work/secrets/change";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

/** A person in whose time to answer something happens. */
class SlowPerson extends ScriptedPerson {
  constructor(private readonly meanwhile: () => void) {
    super();
  }

  override async agree(): Promise<Answer> {
    this.meanwhile();
    return "yes";
  }
}

describe("renaming a secret", () => {
  let project: SealedProject;
  beforeEach(async () => {
    project = await SealedProject.create();
    project.write(".env", "OLD=one\n");
    project.write("train.py", 'import os\nos.environ["OLD"]\n');
  });
  afterEach(() => project.remove());

  const renaming = { name: "OLD", from: envReference("OLD", ".env"), to: envReference("NEW", ".env") };

  it("leaves a file alone that was changed while the user was asked", async () => {
    const changed = 'import os\nimport sys\nos.environ["OLD"]\n';
    const person = new SlowPerson(() => project.write("train.py", changed));
    const result = await renameSecret(project.session(person), renaming);
    assert.equal(result.kind, "refused");
    assert.equal(project.read("train.py"), changed);
    assert.equal(project.read(".env"), "OLD=one\nNEW=one\n");
  });

  it("changes what refers to it", async () => {
    const result = await renameSecret(project.session(), renaming);
    assert.deepEqual(result, { kind: "renamed", oldLeft: false });
    assert.equal(project.read("train.py"), 'import os\nos.environ["NEW"]\n');
    assert.equal(project.read(".env"), "NEW=one\n");
  });
});
