import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dotenvValues } from "../../src/formats/dotenv/file";
import { Secret } from "../../src/secret/secret";
import { openFile } from "../sealed-texts";
import { CommandFolder } from "./command";
import type { Random } from "./sops-random";

const HOOK = join(__dirname, "kill-point.cjs");
const SEALED = "secrets.enc.yaml";
const PASSWORD = "Vx93kLmT20pRw";
const TOKEN = "Zk4vQ9pLx2RtYb7";
const OLD = "mB7cT3nWq8";
const KEPT = "keepme12345";

/** A command that writes, what it gets, and the values that must be somewhere whenever it is killed. */
interface Case {
  readonly args: readonly string[];
  readonly input?: string;
  readonly prepare?: (folder: CommandFolder) => void;
  readonly values: readonly string[];
}

const CODE = `import os\ndb_password = "${PASSWORD}"\nclient_token = "${TOKEN}"\n`;

export const WRITING_COMMANDS: readonly Case[] = [
  { args: ["fix", "--write"], values: [PASSWORD, TOKEN, OLD, KEPT] },
  {
    args: ["fix", "--write"],
    prepare: (folder) => {
      for (const name of [".env", ".gitignore"]) rmSync(join(folder.path, name));
    },
    values: [PASSWORD, TOKEN, OLD],
  },
  { args: ["fix", "--write", "--yes", "--to", `sops:${SEALED}`], values: [PASSWORD, TOKEN, OLD, KEPT] },
  {
    args: ["seal", ".env", "--yes"],
    prepare: (folder) => folder.write(".env", `OTHER=${KEPT}\nA_TOKEN=${TOKEN}\n`),
    values: [KEPT, TOKEN, OLD],
  },
  {
    args: ["seal", ".env", "--yes"],
    prepare: (folder) => folder.write(".env", `# ours\nLD_DEBUG=${KEPT}\nA_TOKEN=${TOKEN}\n`),
    values: [KEPT, TOKEN, OLD],
  },
  {
    args: ["seal", ".env", "A_TOKEN", "--yes"],
    prepare: (folder) => folder.write(".env", `OTHER=${KEPT}\nA_TOKEN=${TOKEN}\nB_TOKEN=${PASSWORD}\n`),
    values: [KEPT, TOKEN, PASSWORD, OLD],
  },
  { args: ["secrets", "set", "--yes", `sops://${SEALED}#/db/new`], input: PASSWORD, values: [OLD, KEPT] },
  { args: ["secrets", "set", "--yes", "env:NEW"], input: PASSWORD, values: [OLD, KEPT] },
  { args: ["secrets", "remove", "--yes", "env:OTHER"], values: [OLD] },
  { args: ["sops", "set", "--yes", SEALED, "/db/new"], input: PASSWORD, values: [OLD, KEPT] },
  { args: ["sops", "rotate", "--yes", "--in-place", SEALED], values: [OLD, KEPT] },
  { args: ["sops", "updatekeys", "--yes", SEALED], values: [OLD, KEPT] },
];

/**
 * Kills a command before and after calls that change the disk: at `most` of them, or at all. After each, every value is
 * in a file, no file is half-written, git takes up no plain text, and the command comes to its end when it is run again.
 * Gives the number of kills.
 */
export async function killAtPoints(
  { args, input = "", prepare, values }: Case,
  random: Random,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  const options = { input, env: {} as NodeJS.ProcessEnv };
  const start = async () => {
    const folder = await project();
    prepare?.(folder);
    return folder;
  };
  const counting = await start();
  const counts = join(counting.root, "count");
  const env = { NODE_OPTIONS: `--require=${HOOK}` };
  const counted = await counting.run(args, { ...options, env: { ...env, KILL_COUNT: counts } });
  assert(counted.code === 0 || counted.code === 1, counted.stderr);
  const points = Math.max(...readFileSync(counts, "utf8").trim().split("\n").map(Number));
  assert(points > 3, "the calls are not counted");
  counting.remove();
  const all = Array.from({ length: points * 2 }, (_, at) => ({ at: Math.floor(at / 2) + 1, after: at % 2 }));
  const chosen = all.length <= most ? all : Array.from({ length: most }, () => random.one(all));
  for (const { at, after } of chosen) {
    const folder = await start();
    const kill = { ...env, KILL_AT: String(at), KILL_AFTER: String(after) };
    await folder.run(args, { ...options, env: kill });
    const what = `${args.join(" ")}: killed ${after ? "after" : "before"} call ${at}`;
    await check(folder, values, what);
    const again = await folder.run(args, options);
    // What was removed before the kill is not there to be removed, or sealed, again.
    const done = /no such (?:file|entry)|holds no value|already/.test(again.stderr);
    assert(again.code === 0 || again.code === 1 || done, `${what}; then: ${again.stdout}${again.stderr}`);
    await check(folder, values, `${what}, and run again`);
    assert.deepEqual(leftovers(folder), [], `${what}: what was left is not removed`);
    folder.remove();
  }
  return chosen.length;
}

async function project(): Promise<CommandFolder> {
  const folder = await CommandFolder.create();
  folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
  await folder.seal(SEALED, `db:\n  old: ${OLD}\n`);
  folder.write(".gitignore", "*.log\n.env\n");
  folder.write(".env", `OTHER=${KEPT}\n`);
  folder.write("a.py", CODE);
  return folder;
}

async function check(folder: CommandFolder, values: readonly string[], what: string): Promise<void> {
  const text = (name: string) =>
    existsSync(join(folder.path, name)) ? readFileSync(join(folder.path, name), "utf8") : "";
  const sealed = await openFile(text(SEALED), "yaml", [new Secret(folder.identity)]);
  const kept = new Set([
    ...sealed.values().map(({ secret }) => secret?.reveal()),
    ...dotenvValues(text(".env")).values(),
    ...[PASSWORD, TOKEN].filter((value) => text("a.py").includes(value)),
  ]);
  for (const [index, value] of values.entries()) assert(kept.has(value), `${what}: value ${index} is lost`);
  const taken = execFileSync("git", ["add", "--dry-run", "."], { cwd: folder.path, encoding: "utf8" });
  for (const [, name = ""] of taken.matchAll(/^add '(.+)'$/gm)) {
    if (name === "a.py") continue;
    const plain = values.some((value) => text(name).includes(value));
    assert(!plain, `${what}: git would take up ${name}`);
  }
}

/** Files that are none of the project's, in it and in git's folder. */
function leftovers(folder: CommandFolder): string[] {
  const own = join(folder.path, ".git", "sealwright");
  return [
    ...readdirSync(folder.path).filter((name) => name.endsWith(".tmp")),
    ...(existsSync(own) ? readdirSync(own) : []),
  ];
}
