import assert from "node:assert/strict";
import { parseReference } from "../../../src/stores/kinds";
import { entryState } from "../../../src/work/secrets/entry-state";
import type { Session } from "../../../src/work/session";
import { encrypt, freshKey } from "../../sealed-texts";
import { Project } from "./command";

describe("sealwright env --check", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("lists what the code needs, with what gives it, and no value", () => {
    project.write(
      "a.py",
      'import os\nA = os.environ["A_TOKEN"]\nos.environ.get("B", "x")\nos.environ["C"] = "1"\nos.environ["C"]\nos.getenv("D")\nos.environ["HOME"]\n',
    );
    const cell = { cell_type: "code", metadata: {}, outputs: [], execution_count: null, source: ['os.environ["E"]'] };
    project.write("app/b.ipynb", JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    project.write(".env", "A_TOKEN=lantern-otter\n");
    project.write(".env.example", "D=\nE=\n");
    const { code, stdout, stderr } = project.run(["env", "--check"], { env: { E: "1" } });
    assert.equal(code, 1);
    const lines = [
      "A_TOKEN: .env (read in a.py:2)",
      "D: missing (read in a.py:6)",
      "E: the environment (read in app/b.ipynb (cell 1))",
    ];
    assert.equal(stdout, `${lines.join("\n")}\n`);
    assert.equal(stderr, "1 of 3 missing. Give one a value: sealwright secrets set env:D\n");
    const below = project.run(["env", "--check"], { cwd: "app", env: { E: "1" } });
    assert.deepEqual(
      [below.code, below.stdout, below.stderr],
      [0, "E: the environment (read in b.ipynb (cell 1))\n", "Nothing is missing.\n"],
    );
  });

  it("takes what .env.refs names for given only where the entry is there", async () => {
    const { groups } = await freshKey();
    project.write("app/s.enc.yaml", await encrypt("a: lantern-otter\n", "yaml", { groups }));
    project.write("app/.env.refs", "A=sops://s.enc.yaml#/a\nB=sops://s.enc.yaml#/b\nC=env:D\n");
    project.write("app/a.py", 'import os\nos.environ["A"], os.environ["B"], os.environ["C"]\n');
    const { code, stdout, stderr } = project.run(["env", "--check"]);
    assert.equal(code, 1);
    const lines = stdout.trim().split("\n");
    assert.equal(lines[0], "A: app/.env.refs (read in app/a.py:2)");
    assert.equal(
      lines[1],
      "B: missing (read in app/a.py:2): sops://app/s.enc.yaml#/b: app/s.enc.yaml has no entry /b.",
    );
    assert.match(lines[2] ?? "", /^C: missing .*env:D: there is no such file: \.env\.$/);
    assert.match(stderr, /2 of 3 missing\. Give one a value: sealwright secrets set 'sops:\/\/app\/s\.enc\.yaml#\/b'/);
    const { stdout: symptoms } = project.run(["doctor"], { cwd: "app" });
    assert.match(symptoms, /^ ok \.env\.refs: \.env\.refs gives A\.$/m);
    assert.match(
      symptoms,
      /^ !! \.env\.refs: \.env\.refs:2: B=sops:\/\/s\.enc\.yaml#\/b: s\.enc\.yaml has no entry \/b\.$/m,
    );
    assert.equal(project.run(["env", "--check"], { env: { D: "1" } }).stdout.includes("C: app/.env.refs"), true);
  });
});

describe("the state of an entry", () => {
  it("is not looked at where only its store could say it", async () => {
    const reading = parseReference("env:A");
    assert.ok(reading.kind === "reference");
    const asked = async () => assert.fail("nothing is asked");
    const store = { read: asked, metadata: asked, list: asked };
    const session = { env: {}, stores: { of: async () => store } } as unknown as Session;
    assert.deepEqual(await entryState(session, reading.reference), { kind: "unseen" });
  });
});
