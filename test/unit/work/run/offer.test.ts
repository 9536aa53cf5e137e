import assert from "node:assert/strict";
import { folderValues } from "../../../../src/work/run/folder-values";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

describe("resolving what a program gets", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  const reason = async (folder = project.root) => {
    const session = project.session(new ScriptedPerson(), { WITH_NUL: "a\0b" }).with({ folder });
    const values = await folderValues(session, new Set());
    assert.ok(values.kind === "refused");
    return values;
  };

  it("reports what is not resolved and what no variable can hold at once", async () => {
    project.write(".env.refs", "A=sops://none.yaml#/a\nB=env:WITH_NUL\nC=env:NOWHERE\n");
    const { code, reason: text } = await reason();
    assert.equal(code, "unresolved");
    assert.deepEqual(
      text.split("\n").map((line) => line.replace(/[ (].*/, "")),
      ["A", "C", "B"],
    );
    assert.match(text, /there is no such file: none\.yaml\.\n.*\nB cannot be an environment variable/);
    project.write(".env.refs", "B=env:WITH_NUL\n");
    assert.equal((await reason()).code, "not-an-environment-value");
  });

  it("names the file of a wrong line from the project's root, where the person is there", async () => {
    project.write("app/.env.refs", "A=plain\nB=also plain\n");
    const { reason: text } = await reason(`${project.root}/app`);
    assert.match(text, /^app\/\.env\.refs:1: A: .*\napp\/\.env\.refs:2: B: /);
  });
});
