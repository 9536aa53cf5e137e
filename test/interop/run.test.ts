import assert from "node:assert/strict";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "../eventually";
import { buildCommand, CommandFolder, ended } from "./command";

const PASSWORD = "zq9-Xk2/77 =&é";
const TOKEN = "Rt5vB8n0Lw3m";

function statusOf(pid: number | undefined): string {
  return readFileSync(`/proc/${pid}/status`, "utf8");
}

describe("sealwright run", function () {
  this.timeout(60_000);
  let folder: CommandFolder;

  before(async function () {
    if (process.platform === "win32") return this.skip();
    await buildCommand();
  });

  beforeEach(async () => {
    folder = await CommandFolder.create();
    await folder.seal("secrets.enc.yaml", `db:\n    password: ${PASSWORD}\ntoken: ${TOKEN}\n`);
    folder.write(
      ".env.refs",
      "# what the training needs\nDB_PASSWORD=sops://secrets.enc.yaml#/db/password\nTOKEN=sops://secrets.enc.yaml#/token\n",
    );
  });

  afterEach(() => folder?.remove());

  const run = (args: readonly string[], env?: NodeJS.ProcessEnv) =>
    folder.run(["run", "--yes", ...args], env === undefined ? {} : { env });
  const python = (program: string) => ["--", "python3", "-c", program];

  it("gives the program the secrets, and shows them nowhere", async () => {
    const program =
      "import os, sys, json, base64, urllib.parse as u\n" +
      "p = os.environ['DB_PASSWORD']; assert len(p) == 14 and os.environ['TOKEN']\n" +
      "print(p, json.dumps(p), u.quote(p), u.quote_plus(p), base64.b64encode(b'x' + p.encode()).decode())\n" +
      "print('token', os.environ['TOKEN'], file=sys.stderr)\n" +
      "raise ValueError(p)\n";
    const { code, stdout, stderr } = await run(python(program));
    assert.equal(code, 1);
    assert.match(stdout, /^\[secret\] "\[secret\]" \[secret\] \[secret\] [\w+/]{0,3}\[secret\][\w+/]{0,2}={0,2}\n$/);
    assert.match(stderr, /^token \[secret\]\n/);
    assert.match(stderr, /ValueError: \[secret\]\n$/);
  });

  it("takes the nearest .env too, and masks what is secret in it alone", async () => {
    folder.write(".env", "OTHER_TOKEN=Zk4vQ9pLx2RtYb7\nREGION=eu-central-1\n");
    folder.write("app/.env", "REGION=eu-west-2\n");
    folder.write("other.env", "REGION=Qx82mvt7Lw\n");
    const program = "import os; print(*(os.environ.get(n) for n in ('TOKEN', 'OTHER_TOKEN', 'REGION')))";
    assert.equal((await run(python(program))).stdout, "[secret] [secret] eu-central-1\n");
    assert.equal((await run(["--folder", "app", ...python(program)])).stdout, "[secret] None eu-west-2\n");
    assert.equal((await run(["--no-dotenv", ...python(program)])).stdout, "[secret] None None\n");
    assert.equal((await run(["-e", "other.env", ...python(program)])).stdout, "[secret] None [secret]\n");
    const set = await run(python(program), { REGION: "here" });
    assert.equal(set.stdout, "[secret] [secret] here\n");
    assert.match(set.stderr, /REGION comes from the environment, not from \.env\./);
    const unasked = await folder.run(["run", ...python(program)]);
    assert.equal(unasked.code, 125);
    assert.match(unasked.stderr, /\.env has variables that you have not confirmed: OTHER_TOKEN, REGION\./);
    const answered = await folder.onTerminal(
      [
        ["Give them", "y\n"],
        ["Give them", "y\n"],
      ],
      ["run", ...python(program)],
    );
    assert.match(answered.stdout, /\[secret\] \[secret\] eu-central-1/);
    assert.equal((await folder.run(["run", ...python(program)])).stdout, "[secret] [secret] eu-central-1\n");
  });

  it("starts what a fix has moved to .env without a question", async () => {
    folder.write(".env.refs", "");
    folder.write("a.py", `db_password = "${TOKEN}"\nassert len(db_password) == 12\n`);
    assert.equal((await folder.run(["fix", "--write"])).code, 0);
    assert.equal((await folder.run(["run", "--", "python3", "a.py"])).code, 0);
  });

  it("masks a value that is written byte by byte, and changes no other byte", async () => {
    const program =
      "import os, sys\n" +
      "for b in b'a\\xff\\x00' + os.environ['DB_PASSWORD'].encode() + b'z':\n" +
      "    os.write(1, bytes([b]))\n";
    const { stdout } = await run(python(program));
    assert.equal(stdout, "a\ufffd\0[secret]z");
  });

  it("finds the references from a folder below, with paths relative to their file", async () => {
    folder.write("src/deep/x", "");
    const result = await folder.run(["run", "--yes", "--", "sh", "-c", 'echo "${#TOKEN}"'], { cwd: "src/deep" });
    assert.equal(result.stdout, "12\n");
  });

  it("passes the exit code, a signal's and the shell's own", async () => {
    const codes = [];
    for (const words of [["sh", "-c", "exit 7"], ["sh", "-c", "kill -KILL $$"], ["./none"], ["/"], ["true"]]) {
      codes.push((await run(["--", ...words])).code);
    }
    assert.deepEqual(codes, [7, 137, 127, 126, 0]);
  });

  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    it(`forwards ${signal}`, async () => {
      const program =
        "import signal, sys\n" +
        `signal.signal(signal.${signal}, lambda *_: (print('got it'), sys.exit(5)))\n` +
        "print('ready', flush=True)\nsignal.pause()\n";
      const child = folder.start(["run", "--yes", ...python(program)]);
      child.stdout?.once("data", () => child.kill(signal));
      const { code, stdout } = await ended(child);
      assert.deepEqual([code, stdout], [5, "ready\ngot it\n"]);
    });
  }

  it("stops with its program on SIGTSTP, goes on with it, and passes a change of the window", async () => {
    const program =
      "import os, signal, sys\n" +
      "def say(number, _):\n    os.write(1, (signal.Signals(number).name + '\\n').encode())\n    number == signal.SIGWINCH and sys.exit(4)\n" +
      "for each in (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH): signal.signal(each, say)\n" +
      "print('ready', flush=True)\nwhile True: signal.pause()\n";
    const child = folder.start(["run", "--yes", ...python(program)]);
    let seen = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      seen += String(chunk);
      if (seen === "ready\n") child.kill("SIGTSTP");
      if (seen.endsWith("SIGCONT\n")) child.kill("SIGWINCH");
    });
    await eventually("the command's stop", () => (/^State:\s+T/m.test(statusOf(child.pid)) ? true : undefined));
    child.kill("SIGCONT");
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.deepEqual([code, seen], [4, "ready\nSIGTSTP\nSIGCONT\nSIGWINCH\n"]);
  });

  it("shows a question that has no line end, though it ends like the beginning of a secret", async () => {
    const child = folder.start(["run", "--yes", "--", "sh", "-c", `printf 'value? ${TOKEN.slice(0, 3)}'; cat`]);
    let seen = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      seen += String(chunk);
      if (seen.endsWith(TOKEN.slice(0, 3))) child.stdin?.end("answer");
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.deepEqual([code, seen], [0, `value? ${TOKEN.slice(0, 3)}answer`]);
  });

  it("ends with a program whose output is not read", async () => {
    const child = folder.start(["run", "--yes", "--", "yes", TOKEN]);
    child.stdout?.once("data", () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.ok(code === 141 || code === 1, String(code));
  });

  it("prefers what is set already, says so, and needs no key then", async () => {
    folder.write("extra.env", `TOKEN=fromTheFile\nEXTRA="\${TOKEN} too"\n`);
    const echo = ["--no-mask", "--dotenv", "extra.env", "--", "sh", "-c", 'echo "$TOKEN, $EXTRA"'];
    const env = { TOKEN: "inherited", DB_PASSWORD: "inherited", XDG_CONFIG_HOME: "/none" };
    const first = await run(echo, env);
    assert.equal(first.stdout, "inherited, inherited too\n");
    assert.match(first.stderr, /TOKEN comes from the environment, not from .*\.env\.refs or extra\.env\./);
    const second = await run(["--override", ...echo], { TOKEN: "inherited" });
    assert.equal(second.stdout, `${TOKEN}, fromTheFile too\n`);
    assert.doesNotMatch(first.stderr + second.stderr, /fromTheFile|Rt5v/);
  });

  it("refuses names that decide what a program loads", async () => {
    folder.write(".env.refs", "PYTHONPATH=env:HOME\nOK=env:HOME\nLD_PRELOAD=env:HOME\n");
    const { code, stderr } = await run(["--", "true"]);
    assert.equal(code, 125);
    assert.match(stderr, /\.env\.refs:1: PYTHONPATH .*\n.*\.env\.refs:3: LD_PRELOAD /);
    folder.write(".env.refs", "");
    folder.write("extra.env", "PATH=/x\nSOPS_AGE_KEY=x\nFINE=1\n");
    const file = await run(["--dotenv", "extra.env", "--", "sh", "-c", 'echo "$FINE$SOPS_AGE_KEY"']);
    assert.equal(file.stdout, "1\n");
    assert.match(file.stderr, /PATH is left out.*\n.*SOPS_AGE_KEY is left out/);
    folder.write("extra.env", "NODE_OPTIONS=--bogus\n");
    const node = await run(["-e", "extra.env", "--", "sh", "-c", 'echo "${NODE_OPTIONS-unset}"']);
    assert.deepEqual([node.code, node.stdout], [0, "unset\n"]);
    const older = await run(["--env-file", "extra.env", "--", "true"], { NODE_OPTIONS: "" });
    assert.equal(older.code, 125);
    assert.match(older.stderr, /Use -e FILE or --dotenv FILE/);
  });

  it("starts nothing that talks elsewhere before that is agreed to, and leaves a name out that is asked for", async () => {
    folder.write("extra.env", "HF_ENDPOINT=https://me:Zk4vQ9pLx2@hub.example.org/x\nFINE=1\n");
    const words = ["-e", "extra.env", "--", "sh", "-c", 'echo "$FINE ${HF_ENDPOINT:+set}"'];
    folder.write(".env.refs", "");
    const refused = await folder.run(["run", ...words]);
    assert.equal(refused.code, 125);
    assert.match(refused.stderr, /\+ HF_ENDPOINT: https:\/\/hub\.example\.org\n/);
    assert.match(refused.stderr, /--without NAME/);
    assert.doesNotMatch(refused.stderr, /Zk4v/);
    assert.equal((await folder.run(["run", "--without", "HF_ENDPOINT", ...words])).stdout, "1 \n");
    const asked = await folder.onTerminal([["[y/N]", "y\n"]], ["run", ...words]);
    assert.match(asked.stdout, /1 set\n$/);
    assert.equal((await folder.run(["run", ...words])).stdout, "1 set\n");
    assert.equal((await folder.run(["mask", "-e", "extra.env"], { input: "x" })).stdout, "x");
  });

  it("has /dev/stdout and /dev/stderr open, and an environment that makes no Node of an Electron program", async () => {
    const script =
      'echo "$TOKEN" >/dev/stdout; echo "$TOKEN" >/dev/stderr; echo "${ELECTRON_RUN_AS_NODE-unset}" | tee /dev/stderr';
    const { code, stdout, stderr } = await run(["--", "sh", "-c", script], { ELECTRON_RUN_AS_NODE: "1" });
    assert.deepEqual([code, stdout, stderr], [0, "[secret]\nunset\n", "[secret]\nunset\n"]);
  });

  it("ends with the program, not with what it leaves running, and shows all that it wrote", async () => {
    const script = 'sleep 600 & i=0; while [ $i -lt 3000 ]; do echo "line $i $TOKEN"; i=$((i+1)); done; echo $! >&2';
    const { code, stdout, stderr } = await run(["--", "sh", "-c", script]);
    process.kill(Number(stderr), "SIGKILL");
    assert.equal(code, 0);
    assert.equal(stdout, Array.from({ length: 3000 }, (_, number) => `line ${number} [secret]\n`).join(""));
    const endless = await run(["--", "sh", "-c", "yes $TOKEN & echo $! >&2; sleep 0.2; kill -STOP $$ & exit 3"]);
    process.kill(Number(endless.stderr), "SIGKILL");
    assert.equal(endless.code, 3);
  });

  it("is quiet where a reader goes away, as in a pipe of the shell", async () => {
    const words = `"${process.execPath}" "$SEALWRIGHT" run --yes -- yes ${TOKEN}x | head -2; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await folder.program(["bash", "-c", words]);
    assert.deepEqual([stdout, stderr], ["[secret]x\n[secret]x\n141\n", ""]);
  });

  it("takes keys from its own environment, never from a file", async () => {
    folder.write("extra.env", `SOPS_AGE_KEY=${folder.identity}\n`);
    const away = { XDG_CONFIG_HOME: join(folder.root, "none") };
    const denied = await run(["--dotenv", "extra.env", "--", "true"], away);
    assert.equal(denied.code, 125);
    assert.match(denied.stderr, /There is no age key here: it is sealed to age1/);
    assert.equal((await run(["--", "true"], { ...away, SOPS_AGE_KEY: folder.identity })).code, 0);
  });

  it("leaves the repository by no path and no link", async () => {
    await folder.seal("../outside.yaml", "a: hidden-value\n");
    symlinkSync("../outside.yaml", join(folder.path, "link.yaml"));
    for (const path of ["../outside.yaml", "link.yaml", "%2e%2e/outside.yaml"]) {
      folder.write(".env.refs", `A=sops://${path}#/a\n`);
      const { code, stderr } = await run(["--", "true"]);
      assert.equal(code, 125, path);
      assert.match(stderr, /outside the project|leaves the project/);
    }
  });

  it("lists on a dry run what it would give, and starts nothing", async () => {
    const result = await folder.run(["run", "--dry-run", "--", "sh", "-c", "echo started"], { env: { TOKEN: "x" } });
    assert.equal(
      result.stdout,
      "DB_PASSWORD=sops://secrets.enc.yaml#/db/password\nTOKEN=sops://secrets.enc.yaml#/token (from the environment)\n",
    );
  });

  it("asks once for a folder, and again when an entry is added or changed", async () => {
    const words = ["run", "--", "sh", "-c", 'echo "has ${#TOKEN}"'];
    const refused = await folder.run(words);
    assert.equal(refused.code, 125);
    assert.match(refused.stderr, /\+ TOKEN=sops:\/\/secrets\.enc\.yaml#\/token\n/);
    const no = await folder.onTerminal([["[y/N]", "n\n"]], words);
    assert.equal(no.code, 125);
    const yes = await folder.onTerminal([["[y/N]", "y\n"]], words);
    assert.deepEqual([yes.code, yes.stdout.endsWith("has 12\n")], [0, true], yes.stdout);
    assert.equal((await folder.run(words)).stdout, "has 12\n");
    folder.write(".env.refs", "TOKEN=sops://secrets.enc.yaml#/db/password\n");
    const changed = await folder.run(words);
    assert.equal(changed.code, 125);
    assert.match(changed.stderr, /~ TOKEN=sops:.*#\/db\/password \(was sops:.*#\/token\)/);
    assert.equal((await folder.run(["run", "--yes", ...words.slice(1)])).code, 0);
    assert.equal((await folder.run(words)).code, 125);
  });

  it("says what is not masked", async () => {
    folder.write("extra.env", "PORT=5432\nMODE=production\n");
    const { stdout, stderr } = await run(["--dotenv", "extra.env", "--", "sh", "-c", 'echo "$PORT $MODE"']);
    assert.equal(stdout, "5432 production\n");
    assert.match(stderr, /Not masked in the output, being short or common words: PORT, MODE\./);
  });

  it("fails with a code of its own for what is not the program's", async () => {
    for (const [words, text] of [
      [["--bogus", "--", "true"], /unknown option/],
      [["--refs", "none.refs", "--", "true"], /none\.refs: there is no such file/],
      [["-e", "none.env", "--", "true"], /none\.env: there is no such file/],
      [[], /no program to run/],
    ] as const) {
      const { code, stderr } = await run(words);
      assert.equal(code, 125);
      assert.match(stderr, text);
    }
    folder.write(".env.refs", `A=sops://secrets.enc.yaml#/none\nB=vault://kv/a#b\nC=${TOKEN}\n`);
    const plain = await run(["--", "true"]);
    assert.match(plain.stderr, /\.env\.refs:3: C: /);
    assert.doesNotMatch(plain.stderr, /Rt5v/);
    folder.write(".env.refs", "A=sops://secrets.enc.yaml#/none\nB=vault://kv/a#b\n");
    const missing = await run(["--", "true"]);
    assert.equal(missing.code, 125);
    assert.match(
      missing.stderr,
      /A \(sops:.*\): secrets\.enc\.yaml has no entry \/none\.\nB \(vault:.*\): .*of your settings keeps/,
    );
  });
});
