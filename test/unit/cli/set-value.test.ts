import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { readValue } from "../../sealed-texts";
import { shipped } from "../../shipped";
import { SealedProject } from "../work/sealed-project";

const FILE = "secrets.enc.yaml";
const KEY = "-----BEGIN KEY-----\nQm8wX3kT\n-----END KEY-----\n";

describe("a value on standard input", function () {
  this.timeout(60_000);
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
    assert.equal(run("a-value\n").status, 0);
  });

  afterEach(() => project.remove());

  /** Sets the value from a pipe, or from a file where `file` names one. */
  const run = (input: string, more: readonly string[] = [], file?: string) => {
    if (file !== undefined) project.write(file, input);
    const handle = file === undefined ? undefined : openSync(join(project.root, file), "r");
    try {
      return spawnSync(
        process.execPath,
        [join(shipped(), "cli.js"), "secrets", "set", "--yes", ...more, `sops://${FILE}#/key`],
        {
          cwd: project.root,
          env: project.env(),
          encoding: "utf8",
          ...(handle === undefined ? { input } : { stdio: [handle, "pipe", "pipe"] }),
        },
      );
    } finally {
      if (handle !== undefined) closeSync(handle);
    }
  };
  const held = () => readValue(project.read(FILE), "yaml", { pointer: "/key" }, [project.identity]);

  it("loses the line end of one line alone, which echo adds", async () => {
    assert.equal(await held(), "a-value");
    for (const [input, kept] of [
      ["one\r\n", "one"],
      ["one\n\n", "one\n\n"],
      [KEY, KEY],
      ["none", "none"],
    ] as const) {
      assert.equal(run(input).status, 0);
      assert.equal(await held(), kept);
    }
  });

  it("keeps every byte of a file that was redirected", async () => {
    for (const input of [KEY, "one line\n"]) {
      assert.equal(run(input, [], "value.txt").status, 0);
      assert.equal(await held(), input);
    }
  });

  it("overwrites nothing where it is empty, unless that is wanted", async () => {
    const before = project.read(FILE);
    for (const input of ["", "\n"]) {
      const { status, stderr } = run(input);
      assert.equal(status, 2);
      assert.match(stderr, /nothing was changed.*--empty/);
      assert.equal(project.read(FILE), before);
    }
    assert.equal(run("", ["--empty"]).status, 0);
    assert.equal(await held(), "");
  });
});
