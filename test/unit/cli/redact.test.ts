import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { VALUES } from "../detect/found";
import { Project } from "./command";

const { PASSWORD, HUGGING_FACE } = VALUES;

describe("sealwright redact", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("writes a log with names in place of values, each other place of a value too", () => {
    project.write("run.log", `start\nDB_PASSWORD=@PASSWORD@ user=me\r\nHF_TOKEN=@HUGGING_FACE@\nretry @PASSWORD@\n`);
    const { code, stdout, stderr } = project.run(["redact", "run.log"]);
    assert.equal(code, 0);
    assert.equal(stdout, "start\nDB_PASSWORD=[DB_PASSWORD] user=me\r\nHF_TOKEN=[HF_TOKEN]\nretry [DB_PASSWORD]\n");
    assert.equal(stderr, "sealwright: run.log: set [DB_PASSWORD] 2 times, [HF_TOKEN].\n");
    const piped = project.run(["redact", "-"], { input: `token ${HUGGING_FACE}\n` });
    assert.equal(piped.stdout, "token [HF_TOKEN]\n");
  });

  it("changes a notebook in place, its outputs too, which stays one", () => {
    const cell = {
      cell_type: "code",
      metadata: {},
      execution_count: 1,
      source: ['password = "@PASSWORD@"  # sealwright: ignore\n', "print(password)"],
      outputs: [{ output_type: "stream", name: "stdout", text: ["@PASSWORD@\n"] }],
    };
    const notebook = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    project.write("a.ipynb", notebook);
    assert.equal(project.run(["redact", "--in-place", "a.ipynb"]).code, 0);
    assert.equal(project.read("a.ipynb"), notebook.replaceAll("@PASSWORD@", "[PASSWORD]"));
    assert.equal(project.run(["scan", "a.ipynb"]).code, 0);
  });

  it("keeps a text's encoding and leaves alone what has nothing to redact", () => {
    const text = `\ufeffDB_PASSWORD=${PASSWORD}\n`;
    for (const [name, bytes, after] of [
      ["a.log", Buffer.from(text, "utf16le"), Buffer.from("\ufeffDB_PASSWORD=[DB_PASSWORD]\n", "utf16le")],
      ["b.log", Buffer.from(text), Buffer.from("\ufeffDB_PASSWORD=[DB_PASSWORD]\n")],
      ["c.log", Buffer.from("na\xefve\n", "latin1"), Buffer.from("na\xefve\n", "latin1")],
    ] as const) {
      project.write(name, bytes);
      assert.equal(project.run(["redact", "--in-place", name]).code, 0);
      assert.deepEqual(readFileSync(join(project.path, name)), after, name);
    }
  });

  it("says what it does not take", () => {
    project.write("a.bin", Buffer.from([0, 1, 2, 3]));
    project.write("a.log", "x\n");
    for (const [args, reason] of [
      [["a.bin"], /binary/],
      [["none.log"], /none\.log: .*no such file/],
      [["a.log", "a.bin"], /--in-place alone/],
      [["--in-place", "-"], /Standard input cannot/],
    ] as const) {
      const { code, stderr } = project.run(["redact", ...args]);
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, reason);
    }
  });
});
