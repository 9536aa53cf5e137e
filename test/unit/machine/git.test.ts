import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { committedText, ignoredButTracked, isIgnored, isTracked, wasCommitted } from "../../../src/machine/git";
import { stagedFiles } from "../../../src/work/scan/staged";

/** Every setting of git that names a program, or makes git start one; `*` stands for a name of the repository's choice. */
const PROGRAM =
  /command|cmd$|program|helper|pager|editor|hook|textconv|\.(?:clean|smudge|process|driver|vcs)$|gitproxy|askpass|external|fsmonitor|uploadpack|receivepack|difffilter|browser|^alias|showsignature|templatedir|update$|^core\.worktree$/i;

describe("git, asked about a repository", function () {
  this.timeout(60_000);
  let root: string;
  let repository: string;

  const run = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", ...args], {
      cwd: repository,
      encoding: "utf8",
    });
  const write = (name: string, text: string) => writeFileSync(join(repository, name), text);

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-git-")));
    repository = join(root, "repository");
    mkdirSync(repository);
    run("init", "-q");
    write(".gitignore", "*.log\n");
    write("a.py", "x = 1\n");
    write("kept.log", "x\n");
    run("add", "--force", ".");
    run("commit", "-qm", "first");
    write("b.py", "y = 2\n");
    run("add", "b.py");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function askAll(): Promise<unknown> {
    return [
      await isIgnored(repository, "x.log"),
      await isTracked(repository, "a.py"),
      await wasCommitted(repository, "a.py"),
      await committedText(repository, "a.py"),
      await ignoredButTracked(repository),
      (await stagedFiles(repository, {}))?.files.map(({ bytes }) => bytes.toString()),
    ];
  }
  const ANSWERS = [true, true, true, "x = 1\n", ["kept.log"], ["y = 2\n"]];

  it("answers", async () => {
    assert.deepEqual(await askAll(), ANSWERS);
    assert.equal(await wasCommitted(repository, "b.py"), false);
    assert.equal(await committedText(repository, "b.py"), undefined);
    assert.equal(await isIgnored(repository, "x.py"), false);
  });

  it("reads the user's own configuration where they keep it, and none that lies in the repository", async () => {
    const ignores = join(root, "ignores");
    writeFileSync(ignores, "*.own\n");
    const text = `[core]\n  excludesFile = ${ignores.replaceAll("\\", "/")}\n`;
    const before = process.env;
    try {
      for (const [file, own] of [
        [join(root, "gitconfig"), true],
        [join(repository, "gitconfig"), false],
        ["gitconfig", false],
      ] as const) {
        writeFileSync(isAbsolute(file) ? file : join(repository, file), text);
        for (const name of ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"]) {
          process.env = { ...before, [name]: file };
          assert.equal(await isIgnored(repository, "x.own"), own, `${name}=${file}`);
        }
      }
      if (process.platform === "win32") return;
      symlinkSync(join(repository, "gitconfig"), join(root, "link"));
      process.env = { ...before, GIT_CONFIG_GLOBAL: join(root, "link") };
      assert.equal(await isIgnored(repository, "x.own"), false);
    } finally {
      process.env = before;
    }
  });

  it("starts no program that the repository's configuration names, by any setting", async function () {
    if (process.platform === "win32") return this.skip();
    const marker = join(root, "started");
    const program = join(repository, "program.sh");
    writeFileSync(program, `#!/bin/sh\ntouch ${marker}\ncat\n`, { mode: 0o755 });
    const settings = execFileSync("git", ["help", "--config"], { encoding: "utf8" })
      .split("\n")
      .filter((name) => /^\w+\./.test(name) && PROGRAM.test(name))
      .map((name) => name.replace(/<[^>]*>|\*/g, "x"));
    assert(settings.length > 60, `${settings.length} settings`);
    write(".gitattributes", "* filter=x diff=x merge=x\n");
    run("config", "log.showSignature", "true");
    run("config", "diff.x.textconv", program);
    for (const name of settings) {
      if (/showsignature|worktree/i.test(name)) continue;
      // Some take a switch or a number too, and git refuses the rest: then it starts nothing either.
      run("config", name, program);
      await askAll().catch(() => undefined);
      assert(!existsSync(marker), name);
      run("config", "--unset-all", name);
    }
    for (const name of settings) if (!/^(?:alias|include)/.test(name)) run("config", name, program);
    await askAll().catch(() => undefined);
    assert(!existsSync(marker));
  });

  it("is not asked about another repository that the environment names", async () => {
    const other = join(root, "other");
    mkdirSync(other);
    execFileSync("git", ["init", "-q", other]);
    process.env.GIT_DIR = join(other, ".git");
    process.env.GIT_WORK_TREE = other;
    try {
      assert.deepEqual(await askAll(), ANSWERS);
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_WORK_TREE;
    }
  });

  it("gives no answer with the reason, where the repository is taken for one without files", async () => {
    run("config", "core.bare", "true");
    assert.equal(await isTracked(repository, "a.py"), true);
    await assert.rejects(isIgnored(repository, "a.py"), /core\.bare false/);
  });

  it("gives no answer with the reason, where .git is no repository", async () => {
    rmSync(join(repository, ".git"), { recursive: true });
    mkdirSync(join(repository, ".git"));
    for (const asked of [isTracked, isIgnored, wasCommitted])
      await assert.rejects(asked(repository, "a.py"), /does not accept .*git status/);
  });

  it("gives no answer with the reason, where git is not installed", async () => {
    const path = process.env.PATH;
    process.env.PATH = root;
    try {
      await assert.rejects(isTracked(repository, "a.py"), /Git was not found.*Install git/);
    } finally {
      process.env.PATH = path;
    }
  });
});
