import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findProgram } from "../../../src/machine/find-program";

const FILE = process.platform === "win32" ? "git.exe" : "git";

describe("a program on PATH", () => {
  let root: string;
  let inside: string;
  let outside: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-program-")));
    inside = join(root, "project", "bin");
    outside = join(root, "bin");
    for (const folder of [inside, outside]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, FILE), "");
      chmodSync(join(folder, FILE), 0o755);
    }
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const find = (...folders: string[]) => findProgram("git", join(root, "project"), { PATH: folders.join(delimiter) });

  it("is never one that the repository brings", () => {
    assert.equal(find(inside, ".", "", outside), join(outside, FILE));
    assert.equal(find(inside, ".", ""), undefined);
  });

  it("is not one that a folder or a link outside leads to inside the repository", () => {
    const links = join(root, "links");
    mkdirSync(links);
    symlinkSync(join(inside, FILE), join(links, FILE));
    symlinkSync(inside, join(root, "folder"));
    assert.equal(find(links, join(root, "folder"), outside), join(outside, FILE));
  });

  it("may be a link, and is not a folder", () => {
    const links = join(root, "links");
    mkdirSync(links);
    symlinkSync(join(outside, FILE), join(links, FILE));
    mkdirSync(join(root, "folders", FILE), { recursive: true });
    assert.equal(find(join(root, "folders"), links), join(links, FILE));
  });
});
