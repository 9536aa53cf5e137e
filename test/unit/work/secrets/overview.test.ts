import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DiskFiles } from "../../../../src/machine/project-files";
import { envReference } from "../../../../src/stores/dotenv/reference";
import { sopsKind } from "../../../../src/stores/sops/kind";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { SecretOverview } from "../../../../src/work/secrets/overview";

describe("what a project does with its secrets", () => {
  let root: string;
  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "overview-")));
    const files: Record<string, string> = {
      ".env": "LOCAL=1\nIDLE_TOKEN=2\nCOMPOSED=3\nHF_TOKEN=4\nDB_PASSWORD=5\n",
      ".env.example": "IDLE_TOKEN=\n",
      "compose.yaml": "services:\n  app:\n    environment:\n      X: ${COMPOSED:-}\n",
      "app/.env.refs": "DB_PASSWORD=sops://../s.enc.yaml#/db\nSPARE=sops://../s.enc.yaml#/spare\n",
      "app/run.py": 'import os\nos.environ["DB_PASSWORD"], os.getenv("LOCAL")\n',
      "deploy.toml": 'key = "sops://s.enc.yaml#/deploy"\n',
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it("names the variable, what is unused, and what .env gives too", async () => {
    const overview = await SecretOverview.of(new DiskFiles(root));
    const sealed = (pointer: string) => overview.useOf(sopsReference("s.enc.yaml", pointer));
    assert.deepEqual(sealed("/db"), { variables: ["DB_PASSWORD"], used: true, alsoIn: ".env" });
    assert.deepEqual(sealed("/spare"), { variables: ["SPARE"], used: false, alsoIn: undefined });
    assert.deepEqual(sealed("/deploy"), { variables: [], used: true, alsoIn: undefined });
    assert.equal(sealed("/nobody").used, false);
    const plain = (name: string) => overview.useOf(envReference(name, ".env")).used;
    assert.deepEqual(["LOCAL", "COMPOSED", "IDLE_TOKEN"].map(plain), [true, true, false]);
    // Its vendor's client reads it, which no code says.
    assert(plain("HF_TOKEN"));
  });
});

describe("a path in a sealed file", () => {
  const from = sopsReference("s.enc.yaml", "/old");
  it("can be typed with a slash at its beginning or without", () => {
    for (const text of ["db/password", "/db/password"]) {
      assert.deepEqual(sopsKind.naming?.added(["s.enc.yaml"], text), sopsReference("s.enc.yaml", "/db/password"));
      assert.deepEqual(sopsKind.naming?.renamed(from, text), sopsReference("s.enc.yaml", "/db/password"));
    }
  });

  it("has no empty steps", () => {
    for (const text of ["", "/", "a//b", "a/", "a b"]) {
      assert.equal(typeof sopsKind.naming?.added(["s.enc.yaml"], text), "string", text);
    }
  });
});
