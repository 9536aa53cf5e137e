import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { losesComment, mergeSealed } from "../../../../src/work/seal/merge";
import { ageRecipients, changed, decrypt, encrypt } from "../../../sealed-texts";
import { SealedProject } from "../sealed-project";

describe("the comments of a sealed file that is merged", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  it("are kept of both sides", async () => {
    const base = await encrypt("# top\na: 1\nb: 2\nc: 3\nd: 4\n", "yaml", {
      groups: ageRecipients([project.recipient]),
    });
    const side = (plain: string) => changed(base, "yaml", [project.identity], (file) => file.reseal(plain));
    const files = {
      base,
      ours: await side("# top\na: 1\n# mine\nb: 2\nc: 3\nd: 4\n"),
      theirs: await side("a: 1\nb: 2\nc: 3\n# yours\nd: 4\n"),
    };
    const paths = Object.fromEntries(
      Object.entries(files).map(([name, text]) => {
        const path = join(project.home, name);
        writeFileSync(path, text);
        return [name, path];
      }),
    ) as { base: string; ours: string; theirs: string };
    assert.equal(await mergeSealed({ ...paths, path: "secrets.enc.yaml" }, project.env()), undefined);
    const merged = await decrypt(await readFile(paths.ours, "utf8"), "yaml", [project.identity]);
    assert.equal(merged.text().reveal(), "a: 1\n# mine\nb: 2\nc: 3\n# yours\nd: 4\n");
  });

  it("are missed where one is gone that a side kept or added, and not where a side took it out", () => {
    const [one, two] = ["# one\na: 1\n", "# one\na: 1 # two\n"];
    assert.ok(!losesComment([one, one, two], two, "yaml"));
    assert.ok(losesComment([one, one, two], one, "yaml"));
    assert.ok(losesComment([one, two, one], "a: 1 # two\n", "yaml"));
    assert.ok(!losesComment([two, one, two], one, "yaml"));
    assert.ok(!losesComment(["", one, ""], one, "yaml"));
    assert.ok(losesComment([one, `# one\n${one}`, one], one, "yaml"));
    assert.ok(losesComment(["A=1\n", "A=1\n# x\n", "A=1\n"], "A=1\n", "dotenv"));
    assert.ok(!losesComment(["x", "y", "x"], "y", "binary"));
  });
});
