import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dotenvValues } from "../../src/formats/dotenv/file";
import { referenceTexts } from "../../src/formats/refs/edit";
import { Secret } from "../../src/secret/secret";
import { openFile } from "../sealed-texts";
import { CommandFolder, type Ended, ended } from "./command";
import type { Random } from "./sops-random";

const SEALED = "secrets.enc.yaml";
const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/** Names of the values that a project hardcodes; each stands in several of its files, with another value. */
const NAMES = ["db_password", "smtp_password", "client_secret"];

/** What one round came to: values that have moved, and those that a command left where they were and said so. */
export interface Outcome {
  readonly moved: number;
  readonly left: number;
}

/** A folder whose secrets are sealed to its user. */
export async function contendedFolder(): Promise<CommandFolder> {
  const folder = await CommandFolder.create();
  folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
  folder.write(".env", "FIRST=1\n");
  await folder.seal(SEALED, "first: '1'\n");
  return folder;
}

/**
 * Starts `count` fixes of one project, each of another file, at the same time. Throws where a value is lost: where neither
 * its file nor the store that the file's code leads to has it.
 */
export async function fixAtOnce(folder: CommandFolder, count: number, random: Random): Promise<Outcome> {
  const files = Array.from({ length: count }, (_, at) => {
    const value = valueOf(random);
    const name = random.one(NAMES);
    folder.write(`part${at}.py`, `${name} = "${value}"\nprint(len(${name}))\n`);
    const to = random.one(["env", `sops:${SEALED}`]);
    return { file: `part${at}.py`, value, to };
  });
  const results = await Promise.all(
    files.map(async ({ file, to }) => {
      await wait(random.below(40));
      return folder.run(["fix", "--write", "--yes", "--to", to, file]);
    }),
  );
  const outcome = { moved: 0, left: 0 };
  const dotenv = dotenvValues(read(folder, ".env"));
  const sealed = await sealedValues(folder);
  const refs = referenceTexts(read(folder, ".env.refs"));
  for (const [at, { file, value }] of files.entries()) {
    const { code, stdout, stderr } = results[at] as Ended;
    const said = `${stdout}${stderr}`;
    const source = read(folder, file);
    if (source.includes(value)) {
      assert.notEqual(code, 0, `${file} holds its value, and its command ended as if it did not: ${said}`);
      assert.match(said, new RegExp(file.replace(".", "\\.")), "a command does not name the file that it left");
      outcome.left += 1;
      continue;
    }
    assert.equal(code, 0, `${file} was changed, and its command failed: ${said}`);
    const name = /environ\["(\w+)"\]/.exec(source)?.[1] ?? "";
    const reference = refs.get(name);
    const found = reference === undefined ? dotenv.get(name) : sealed.get(reference.slice(`sops://${SEALED}#`.length));
    assert.ok(found === value, `the value of ${file} is lost`);
    outcome.moved += 1;
  }
  assert.equal(dotenv.get("FIRST"), "1", "an older entry of .env is gone");
  assert.equal(sealed.get("/first"), "1", "an older entry of the sealed file is gone");
  return outcome;
}

/** Starts `count` times `secrets set`, for other entries of one store, at the same time; throws where one is not there after. */
export async function setAtOnce(folder: CommandFolder, count: number, random: Random): Promise<void> {
  const kept = new Set(
    await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const [value, store] = [valueOf(random), random.one(["env", "sops"])];
        await setOne(folder, store, `set${at}`, value);
        return `${store} set${at} ${value}`;
      }),
    ),
  );
  await keeps(folder, kept);
}

/**
 * Starts `count` commands that write at the same time: fixes, `secrets set`, `sops set` and `seal`. Throws where one does
 * not come to its end, or a value is lost.
 */
export async function commandsAtOnce(folder: CommandFolder, count: number, random: Random): Promise<void> {
  const jobs = Array.from({ length: count }, (_, at) => {
    const value = valueOf(random);
    const store = random.one(["env", "sops"]);
    return jobOf(folder, random.one(["fix", "set", "sops-set", "seal"]), store, at, value);
  });
  const results = await Promise.all(
    jobs.map(async ({ args, input }) => {
      await wait(random.below(40));
      return folder.run(args, input === undefined ? {} : { input });
    }),
  );
  for (const [at, { code, stdout, stderr }] of results.entries()) {
    assert.equal(code, 0, `${jobs[at]?.args.join(" ")}: ${stdout}${stderr}`);
  }
  const kept = new Set([...dotenvValues(read(folder, ".env")).values(), ...(await sealedValues(folder)).values()]);
  const lost = jobs.filter(({ value }) => !kept.has(value)).map(({ args }) => args.join(" "));
  assert.deepEqual(lost, [], "values are lost");
}

interface Job {
  readonly args: readonly string[];
  readonly input?: string;
  readonly value: string;
}

function jobOf(folder: CommandFolder, kind: string, store: string, at: number, value: string): Job {
  switch (kind) {
    case "fix":
      folder.write(`part${at}.py`, `part${at}_password = "${value}"\n`);
      return {
        args: ["fix", "--write", "--yes", "--to", store === "env" ? "env" : `sops:${SEALED}`, `part${at}.py`],
        value,
      };
    case "set":
      return { args: ["secrets", "set", "--yes", referenceOf(store, `set${at}`)], input: value, value };
    case "sops-set":
      return { args: ["sops", "set", "--yes", SEALED, `/sops${at}`], input: value, value };
    default:
      folder.write(`part${at}/.env`, `SEALED${at}=${value}\n`);
      return { args: ["seal", "--yes", "--to", SEALED, `part${at}/.env`], value };
  }
}

/** Two windows, each a process of its own, add `count` secrets each; throws where one is not there after. */
export async function windowsAtOnce(folder: CommandFolder, count: number, random: Random): Promise<void> {
  const added = await Promise.all(["left", "right"].map((prefix) => windowAdds(folder, prefix, count, random)));
  await keeps(folder, new Set(added.flat()));
}

/** A window adds secrets while the command sets and fixes; throws where one is lost. */
export async function windowAndCommand(folder: CommandFolder, count: number, random: Random): Promise<Outcome> {
  const values = Array.from({ length: count }, () => valueOf(random));
  const [added, , outcome] = await Promise.all([
    windowAdds(folder, "window", count, random),
    (async () => {
      for (const [at, value] of values.entries()) await setOne(folder, "sops", `command${at}`, value);
    })(),
    fixAtOnce(folder, 2, random),
  ]);
  await keeps(folder, new Set([...added, ...values.map((value, at) => `sops command${at} ${value}`)]));
  return outcome;
}

/** The window's part: secrets are added to both stores by a session of its own. Gives `STORE NAME VALUE` for each. */
async function windowAdds(folder: CommandFolder, prefix: string, count: number, random: Random): Promise<string[]> {
  const entries = Array.from({ length: count }, (_, at) => {
    return { store: random.one(["env", "sops"]), name: `${prefix}${at}`, value: valueOf(random) };
  });
  const script = fileURLToPath(new URL("window.ts", import.meta.url));
  const { PATH } = process.env;
  const env = { PATH, HOME: folder.root, XDG_CONFIG_HOME: join(folder.root, "config") };
  const child = spawn(process.execPath, ["--import", pathToFileURL(require.resolve("tsx")).href, script, folder.path], {
    env,
  });
  const wanted = entries.map(({ store, name, value }) => ({ reference: referenceOf(store, name), value }));
  const { code, stderr } = await ended(child, JSON.stringify(wanted));
  assert.equal(code, 0, stderr);
  return entries.map(({ store, name, value }) => `${store} ${name} ${value}`);
}

async function setOne(folder: CommandFolder, store: string, name: string, value: string): Promise<void> {
  const { code, stderr } = await folder.run(["secrets", "set", "--yes", referenceOf(store, name)], { input: value });
  assert.equal(code, 0, stderr);
}

function referenceOf(store: string, name: string): string {
  return store === "env" ? `env:${name}` : `sops://${SEALED}#/${name}`;
}

/** Whether each entry, as `STORE NAME VALUE`, is kept; a value is never part of what is thrown. */
async function keeps(folder: CommandFolder, wanted: ReadonlySet<string>): Promise<void> {
  const dotenv = [...dotenvValues(read(folder, ".env"))].map(([name, value]) => `env ${name} ${value}`);
  const sealed = [...(await sealedValues(folder))].map(([place, value]) => `sops ${place.slice(1)} ${value}`);
  const kept = new Set([...dotenv, ...sealed]);
  const lost = [...wanted].filter((entry) => !kept.has(entry)).map((entry) => entry.split(" ").slice(0, 2).join(" "));
  assert.deepEqual(lost, [], "entries are lost");
}

async function sealedValues(folder: CommandFolder): Promise<Map<string, string | undefined>> {
  const file = await openFile(read(folder, SEALED), "yaml", [new Secret(folder.identity)]);
  return new Map(file.values().map(({ pointer, secret }) => [pointer, secret?.reveal()]));
}

function read(folder: CommandFolder, name: string): string {
  const path = join(folder.path, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function valueOf(random: Random): string {
  return `Q${Array.from({ length: 15 }, () => random.one([...LETTERS])).join("")}7`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
