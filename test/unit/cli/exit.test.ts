import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { CommandError } from "../../../src/cli/exit";

describe("a failure that ends the command", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-exit-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is known for one where a subcommand is a bundle of its own", () => {
    const outfile = join(folder, "exit.cjs");
    const entryPoints = [join(__dirname, "../../../src/cli/exit.ts")];
    buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "cjs", logLevel: "error" });
    const other = createRequire(__filename)(outfile) as { CommandError: typeof CommandError };
    assert(other.CommandError !== CommandError);
    const error: unknown = new other.CommandError("no such file", 3);
    assert(error instanceof CommandError);
    assert.equal(error.code, 3);
    for (const none of [new Error("x"), undefined, null, "x", {}]) assert(!(none instanceof CommandError));
  });
});
