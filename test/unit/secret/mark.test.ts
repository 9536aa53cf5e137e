import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { FileError } from "../../../src/machine/files";
import { SopsError } from "../../../src/sops/errors";

interface Copies {
  readonly FileError: typeof FileError;
  readonly SopsError: typeof SopsError;
}

describe("an error of another bundle", () => {
  let folder: string;
  let other: Copies;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-mark-"));
    const outfile = join(folder, "errors.cjs");
    const contents = 'export { FileError } from "./machine/files"; export { SopsError } from "./sops/errors";';
    const stdin = { contents, resolveDir: join(__dirname, "../../../src") };
    buildSync({ stdin, outfile, bundle: true, platform: "node", format: "cjs", logLevel: "error" });
    other = createRequire(__filename)(outfile) as Copies;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is known for one, with its reason", () => {
    assert(other.FileError !== FileError);
    const file: unknown = new other.FileError("link", "a", "a is a link.");
    const sops: unknown = new other.SopsError("no-rule", "No rule.");
    assert(file instanceof FileError && file.reason === "link");
    assert(sops instanceof SopsError && sops.reason === "no-rule");
  });

  it("is not taken for one of another kind", () => {
    const file: unknown = new other.FileError("link", "a", "a is a link.");
    for (const none of [file, new Error("x"), undefined, null, "x", {}]) assert(!(none instanceof SopsError));
  });
});
