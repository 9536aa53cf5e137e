import assert from "node:assert/strict";
import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../../src/machine/find-program";
import { buildCommand, CommandFolder, type Step } from "./command";

const TOKEN = "Rt5vB8n0Lw3m";

describe("sealwright run on a terminal", function () {
  this.timeout(60_000);
  let folder: CommandFolder;

  before(async function () {
    if (process.platform === "win32") return this.skip();
    await buildCommand();
  });

  beforeEach(async () => {
    folder = await CommandFolder.create();
    await folder.seal("secrets.enc.yaml", `token: ${TOKEN}\n`);
    folder.write(".env.refs", "TOKEN=sops://secrets.enc.yaml#/token\n");
  });

  afterEach(() => folder?.remove());

  const run = (steps: readonly Step[], words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    folder.onTerminal(steps, ["run", "--yes", ...words], { env });
  const python = (program: string) => ["--", "python3", "-c", program];
  /** An interactive shell that has the command as `run`. */
  const shell = (steps: readonly Step[]) => {
    folder.write("rc", `PS1='$ '\nrun() { "${process.execPath}" "$SEALWRIGHT" run --yes -- "$@"; }\n`);
    return folder.programOnTerminal(steps, ["bash", "--noprofile", "--rcfile", "rc", "--noediting", "-i"]);
  };
  /** A folder for PATH that has only these programs. */
  const only = (...names: string[]): string => {
    const path = join(folder.root, "bin");
    mkdirSync(path);
    for (const name of names) {
      const found = findProgram(name, folder.root, process.env);
      assert.ok(found, name);
      symlinkSync(realpathSync(found), join(path, name));
    }
    return path;
  };

  const ABOUT =
    "import os, sys\nprint([os.isatty(n) for n in (0, 1, 2)], os.get_terminal_size(), os.environ.get('FORCE_COLOR'))\n" +
    "print(os.environ['TOKEN'], file=sys.stderr)\n";

  it("gives the program a terminal as wide as the user's, and masks what it writes there", async () => {
    const { code, stdout } = await run([], python(ABOUT));
    assert.equal(stdout, "[True, True, True] os.terminal_size(columns=80, lines=24) None\n[secret]\n");
    assert.equal(code, 0);
  });

  it("gives it the terminal itself with --no-mask", async () => {
    const { stdout } = await run(
      [],
      ["--no-mask", ...python("import os; print(os.isatty(1), os.environ.get('FORCE_COLOR'))")],
    );
    assert.equal(stdout, "True None\n");
  });

  it("shows once what is typed, and nothing of a password", async () => {
    const program = "import getpass\na = input('name? ')\nb = getpass.getpass('word? ')\nprint(a, len(b))\n";
    const steps: Step[] = [
      ["name? ", "ada\n"],
      ["word? ", "hidden\n"],
    ];
    const { stdout } = await run(steps, python(program));
    assert.equal(stdout, "name? ada\nword? \nada 6\n");
  });

  it("passes the end of the input, the window's size, and Ctrl-C once", async () => {
    const program =
      "import os, signal, sys\n" +
      "signal.signal(signal.SIGWINCH, lambda *_: print('now', *os.get_terminal_size(), flush=True))\n" +
      "signal.signal(signal.SIGINT, lambda *_: print('interrupted', flush=True))\n" +
      "print('ready', flush=True)\nprint('rest', repr(sys.stdin.read()))\n";
    const steps: Step[] = [
      ["ready", [30, 101]],
      ["now 101 30", "\u0003"],
      ["interrupted", "\u0004"],
    ];
    const { stdout } = await run(steps, python(program));
    assert.match(stdout, /^ready\n.*now 101 30\n\^Cinterrupted\nrest ''\n$/s);
    assert.equal(stdout.split("interrupted").length, 2);
  });

  it("takes a paste that is larger than a pipe while the program writes as much", async () => {
    const program =
      "import sys, tty\ntty.setraw(0)\nprint('ready', flush=True)\ngot = 0\n" +
      "while got < 60000:\n    data = sys.stdin.buffer.raw.read(4096)\n    got += len(data)\n    sys.stdout.write('y' * len(data))\nprint('got', got)\n";
    const { stdout } = await run([["ready", "x".repeat(60_000)]], python(program));
    assert.match(stdout, /y{60000}got 60000/);
  });

  it("ends as the program does", async () => {
    const ends = [];
    for (const words of [["sh", "-c", "exit 7"], ["sh", "-c", "kill -TERM $$"], ["./none"], ["/"]]) {
      const { code, stdout } = await run([], ["--", ...words]);
      ends.push([code, stdout]);
    }
    assert.deepEqual(ends, [
      [7, ""],
      [143, ""],
      [127, "sealwright: ./none: there is no such program.\n"],
      [126, "sealwright: /: it cannot be run (EACCES).\n"],
    ]);
  });

  it("shows all that the program wrote, and does not wait for what it leaves running", async () => {
    const script = 'sleep 600 & for i in 1 2 3 4 5; do seq 1 2000; done; echo "pid $!"';
    const { code, stdout } = await run([], ["--", "sh", "-c", script]);
    const pid = /pid (\d+)\n$/.exec(stdout)?.[1];
    assert.ok(pid);
    process.kill(Number(pid), "SIGKILL");
    assert.deepEqual([code, stdout.split("\n").length], [0, 10_002]);
  });

  it("is stopped by Ctrl-Z, gives the shell its terminal back, and goes on", async () => {
    const program =
      "import signal, sys; signal.signal(signal.SIGCONT, lambda *_: print('again', flush=True)); print('first', flush=True); print('got', sys.stdin.readline())";
    const { stdout } = await shell([
      ["$ ", 'stty -g > before; run python3 -c "' + program + '"\n'],
      ["first\r\n", "\u001a"],
      ["Stopped", 'stty -g > while; cmp before while && echo as bef""ore\n'],
      ["as before", "fg\n"],
      ["again\r\n", "typed\n"],
      ["got typed", ""],
      ["$ ", 'stty -g > after; cmp before after && echo as at fi""rst; exit\n'],
    ]);
    assert.match(stdout, /first\n.*Stopped.*as before\n.*got typed\n.*as at first\n/s);
  });

  it("runs in the background and leaves the terminal to the shell", async () => {
    const { stdout } = await shell([
      ["$ ", 'run sh -c \'sleep 0.3; echo "do"ne $TOKEN\' & wait; echo "wai"ted\n'],
      ["waited", "exit\n"],
    ]);
    assert.match(stdout, /done \[secret\]\r?\n.*waited\n/s);
  });

  it("ends as one that was hung up, without a trace of its own, where what leads its terminal is killed", async () => {
    const program =
      "import os, signal, time\nprint('ready', os.environ['TOKEN'], flush=True)\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(60)\n";
    const { stdout } = await shell([
      ["$ ", `stty -g > before; run python3 -c "${program.replaceAll("\n", "; ").slice(0, -2)}"\n`],
      ["ready [secret]", ""],
      ["$ ", 'echo "co""de $?"; stty -g > after; cmp before after && echo as at fi""rst; exit\n'],
    ]);
    assert.match(stdout, /code 129\n.*as at first\n/s);
    assert.doesNotMatch(stdout, /Traceback|EOFError/);
  });

  it("has a terminal by script where there is no Python", async function () {
    if (process.platform !== "linux") return this.skip();
    const PATH = only("script", "sh", "bash", "stty", "sleep");
    const script = 'stty size; echo "$SHELL $TOKEN"; [ -t 0 ] && [ -t 2 ] && read -r line && echo "got $line"; exit 9';
    const { code, stdout } = await run([["/a/shell", "typed\n"]], ["--", "sh", "-c", script], {
      PATH,
      SHELL: "/a/shell",
    });
    assert.deepEqual([code, stdout], [9, "24 80\n/a/shell [secret]\ntyped\ngot typed\n"]);
    const killed = await run([], ["--", "bash", "-c", "kill -TERM $$"], { PATH });
    assert.equal(killed.code, 143);
  });

  it("has a pipe, and says so once, where there is neither", async () => {
    const PATH = only("sh");
    const { stdout } = await run([], ["--", "sh", "-c", '[ -t 1 ] || echo "pipe $FORCE_COLOR $TOKEN"'], { PATH });
    assert.equal(
      stdout,
      "sealwright: The program gets a pipe, not a terminal: no python3 or script is here to make one. --no-mask gives it yours.\npipe 1 [secret]\n",
    );
  });
});
