import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DiskFiles } from "../../../../src/machine/project-files";
import { envReference } from "../../../../src/stores/dotenv/reference";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { nameFor, readRefs, rebase, variableFor, writeReference } from "../../../../src/work/secrets/refs";
import { usagesOf } from "../../../../src/work/secrets/usages";

const DB = sopsReference("secrets.enc.yaml", "/db/password");

describe("references of a folder", () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "references-")));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("get a variable's name from the last two steps of their place", () => {
    assert.equal(variableFor(DB), "DB_PASSWORD");
    assert.equal(variableFor(sopsReference(DB.path, "/a/b/hfToken")), "B_HF_TOKEN");
    assert.equal(variableFor(sopsReference(DB.path, "/1st")), "SECRET_1ST");
    assert.equal(variableFor(envReference("X")), "X");
  });

  it("are written once, into the nearest file, as its folder sees them", async () => {
    mkdirSync(join(root, "sub"));
    writeFileSync(join(root, "sub/.env.refs"), "DB_PASSWORD=sops://other.yaml#/db/password\n");
    const refs = await readRefs(new DiskFiles(root), join(root, "sub"));
    const based = rebase(DB, root, join(root, "sub"));
    const { name, known } = nameFor(refs, based);
    assert.deepEqual([name, known], ["DB_PASSWORD_2", false]);
    await writeReference(new DiskFiles(root), refs.path, name, based);
    assert.match(readFileSync(refs.path, "utf8"), /^DB_PASSWORD_2=sops:\/\/\.\.\/secrets\.enc\.yaml#\/db\/password$/m);
    assert.deepEqual(nameFor(await readRefs(new DiskFiles(root), join(root, "sub")), based), {
      name: "DB_PASSWORD_2",
      known: true,
    });
  });

  it("are found in code, notebooks and files, also through a variable", async () => {
    writeFileSync(join(root, ".env.refs"), "DB=sops://secrets.enc.yaml#/db/password\n");
    writeFileSync(join(root, "a.py"), 'x = os.environ["DB"]\ny = os.environ["OTHER"]\n');
    writeFileSync(
      join(root, "b.yaml"),
      "password: sops://secrets.enc.yaml#/db/password\nu: sops://secrets.enc.yaml#/db/user\n",
    );
    writeFileSync(join(root, "c.ipynb"), '{"source": ["os.getenv(\\"DB\\")"]}');
    const usages = await usagesOf(new DiskFiles(root), DB);
    assert.deepEqual(
      usages.map(({ file, line, kind }) => `${file}:${line} ${kind}`),
      [".env.refs:1 variable", ".env.refs:1 reference", "a.py:1 variable", "b.yaml:1 reference", "c.ipynb:1 variable"],
    );
  });
});
