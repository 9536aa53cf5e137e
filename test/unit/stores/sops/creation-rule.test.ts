import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readText } from "../../../../src/machine/files";
import { findConfig } from "../../../../src/stores/sops/creation-rule";

const RULES = "creation_rules:\n  - kms: arn:aws:kms:eu-west-1:123456789012:key/x\n";

describe("the rules of .sops.yaml", () => {
  let above: string;
  let project: string;
  let config: string;

  beforeEach(() => {
    above = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-rules-")));
    project = join(above, "project");
    mkdirSync(join(project, "below"), { recursive: true });
    execFileSync("git", ["init", "-q", project]);
    config = join(project, ".sops.yaml");
  });

  afterEach(() => rmSync(above, { recursive: true, force: true }));

  const fault = async () => {
    const found = await findConfig(join(project, "below")).catch((error: Error) => error.message);
    return typeof found === "string" ? found.replace(config, "FILE") : found?.path;
  };

  it("are found upwards, past the project", async () => {
    assert.equal(await fault(), undefined);
    writeFileSync(join(above, ".sops.yaml"), RULES);
    assert.equal(await fault(), join(above, ".sops.yaml"));
    writeFileSync(config, RULES);
    assert.equal(await fault(), config);
  });

  it("may be a link above the project, as people keep their settings, but none that leads out of it", async () => {
    mkdirSync(join(above, "dotfiles"));
    writeFileSync(join(above, "dotfiles/rules.yaml"), RULES);
    symlinkSync(join(above, "dotfiles/rules.yaml"), join(above, ".sops.yaml"));
    assert.equal(await fault(), join(above, ".sops.yaml"));
    symlinkSync(join(above, "dotfiles/rules.yaml"), config);
    assert.match((await fault()) ?? "", /^FILE is not read: it is a link that leaves the project\. Correct/);
  });

  it("are not missing where they cannot be read", async () => {
    mkdirSync(config);
    assert.match((await fault()) ?? "", /^FILE is not read: (?:it is no regular file|it is a folder)\./);
    rmSync(config, { recursive: true });
    writeFileSync(config, "");
    truncateSync(config, (1 << 20) + 1);
    assert.match((await fault()) ?? "", /^FILE is not read: it is larger than 1 MB/);
  });

  it("are not waited for at a pipe or a device", async function () {
    if (process.platform === "win32") return this.skip();
    execFileSync("mkfifo", [config]);
    assert.match((await fault()) ?? "", /^FILE is not read: it is no regular file\./);
    rmSync(config);
    symlinkSync("/dev/zero", config);
    assert.match((await fault()) ?? "", /^FILE is not read: it is a link that leaves the project\./);
  });

  it("are not missing where the user may not read them", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) return this.skip();
    writeFileSync(config, RULES);
    chmodSync(config, 0);
    assert.match((await fault()) ?? "", /^FILE is not read: no permission to read it\./);
  });
});

describe("a file of variables", () => {
  it("is not read beyond 16 MB", async () => {
    const root = mkdtempSync(join(tmpdir(), "sealwright-large-"));
    try {
      for (const name of [".env", ".env.refs", ".env.local"]) {
        writeFileSync(join(root, name), "");
        truncateSync(join(root, name), (16 << 20) + 1);
        await assert.rejects(readText(root, name), { reason: "too-large", message: /larger than 16 MB/ });
        truncateSync(join(root, name), 3);
        assert.equal(await readText(root, name), "\0\0\0");
      }
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
