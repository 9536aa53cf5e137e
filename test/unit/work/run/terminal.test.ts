import assert from "node:assert/strict";
import { closeSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputPipes } from "../../../../src/machine/output-pipes";
import { signalsToForward } from "../../../../src/work/run/signals";
import { terminalFor } from "../../../../src/work/run/terminal";

const WORDS = ["my prog", "it's", "-x"];
const ENV = { SHELL: "/a b/fish" };

describe("how a program gets a terminal of its own", () => {
  const made = (platform: NodeJS.Platform, ...there: string[]) =>
    terminalFor(WORDS, ENV, (name) => (there.includes(name) ? `/bin/${name}` : undefined), platform);

  for (const platform of ["linux", "darwin", "freebsd"] as const) {
    it(`is Python's on ${platform} where that is there, with the program's words as they are`, async () => {
      const maker = await made(platform, "python3", "script");
      assert.equal(maker?.program, "/bin/python3");
      assert.deepEqual(maker.args.slice(0, 3), ["-I", "-S", "-c"]);
      assert.deepEqual(maker.args.slice(4), ["drop", ...WORDS]);
      assert.deepEqual([maker.env, maker.reports], [{}, true]);
    });
  }

  it("is else that of script, which takes one command on Linux and words on a Mac", async () => {
    const linux = await made("linux", "script");
    assert.deepEqual(linux?.args, [
      "-qefc",
      "SHELL='/a b/fish' && export SHELL && exec 'my prog' 'it'\\''s' '-x'",
      "/dev/null",
    ]);
    assert.deepEqual(linux?.env, { SHELL: "/bin/sh" });
    const mac = await made("darwin", "script");
    assert.deepEqual([mac?.args, mac?.env], [["-q", "/dev/null", ...WORDS], {}]);
  });

  it("is none where there is neither, and on Windows", async () => {
    assert.equal(await made("linux"), undefined);
    assert.equal(await made("win32", "python3", "script"), undefined);
  });
});

describe("signals for a program that runs", () => {
  it("are all passed on where it has no terminal of ours", () => {
    const all = ["SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCONT", "SIGINT", "SIGQUIT", "SIGWINCH", "SIGTSTP"];
    for (const platform of ["linux", "darwin"] as const) assert.deepEqual(signalsToForward("ours", platform), all);
  });

  it("are passed on where it shares our terminal, but for those that the terminal sends it too", () => {
    assert.deepEqual(signalsToForward("shared", "linux"), all("SIGTERM SIGHUP SIGUSR1 SIGUSR2 SIGCONT"));
  });

  it("are those that Windows knows there", () => {
    assert.deepEqual(signalsToForward("ours", "win32"), all("SIGTERM SIGHUP SIGINT"));
    assert.deepEqual(signalsToForward("shared", "win32"), all("SIGTERM SIGHUP"));
  });
});

describe("pipes for a program's output", () => {
  it("are made on Linux, where sockets cannot be opened by name, and are the system's own elsewhere", () => {
    for (const platform of ["darwin", "win32", "freebsd"] as const) assert.equal(outputPipes(2, platform), undefined);
  });

  it("are never made by a program that the repository brings", function () {
    if (process.platform !== "linux") return this.skip();
    const project = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-pipes-")));
    try {
      mkdirSync(join(project, ".git"));
      const below = join(project, "src", "deep");
      const tools = join(project, "tools");
      for (const folder of [below, tools]) mkdirSync(folder, { recursive: true });
      const ran = join(project, "ran");
      const program = `#!/bin/sh\n: > '${ran}'\nexit 1\n`;
      writeFileSync(join(tools, "mkfifo"), program, { mode: 0o755 });
      assert.equal(outputPipes(1, "linux", { PATH: tools }, below), undefined);
      const [pipe] = outputPipes(1, "linux", { PATH: `${tools}:${process.env.PATH}` }, below) ?? [];
      assert.ok(pipe);
      pipe.read.destroy();
      closeSync(pipe.write);
      assert.equal(existsSync(ran), false);
    } finally {
      rmSync(project, { recursive: true, force: true });
    }
  });
});

function all(names: string): string[] {
  return names.split(" ");
}
