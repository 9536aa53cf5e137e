import { type ExecFileException, execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { namedProgram } from "../../machine/find-program";
import { repositoryRoot } from "../../machine/nearest";
import { readFailure } from "../../machine/read-failure";
import { homeFolder } from "../../machine/user-folder";
import { Secret } from "../../secret/secret";
import { isAgeFile } from "../../sops";
import { splitWords } from "../../text/shell-words";

const TIMEOUT = 60_000;
const LARGEST = 1 << 20;

/** Where age keys were looked for. */
export interface IdentitySource {
  /** The variable or the path. */
  readonly name: string;
  /** Text of an age key file, where the source gave one. */
  readonly text?: Secret;
  /** A key file that a passphrase protects, as it is kept. */
  readonly locked?: Uint8Array;
  /** Why the source gave none, as a sentence without any of its content. */
  readonly problem?: string;
}

export interface IdentityPlaces {
  /** Of the project, from which no key command is started. */
  readonly root: string;
  /** The process's own environment; never that of a file in the workspace. */
  readonly env: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
}

/** The file in which sops looks for age keys where nothing names another. */
export function defaultKeyFile({
  env,
  platform = process.platform,
  home = homeFolder(),
}: Omit<IdentityPlaces, "root">): string {
  const below = (folder: string) => join(folder, "sops", "age", "keys.txt");
  if (platform === "win32") return below(filled(env.APPDATA) ?? join(home, "AppData", "Roaming"));
  const set = env.XDG_CONFIG_HOME ?? "";
  if (isAbsolute(set)) return below(set);
  return below(platform === "darwin" ? join(home, "Library", "Application Support") : join(home, ".config"));
}

/**
 * Age keys from all the places where sops takes them, together; a bad source does not hide another. `recipients` are those
 * of the file to open, for a key command. SSH keys are named, not read: only the `sops` program can use them.
 * An explicit act of the user must stand behind each call, since a key command may be run.
 */
export async function findIdentities(
  places: IdentityPlaces,
  recipients: readonly string[] = [],
): Promise<IdentitySource[]> {
  const { env } = places;
  const sources: IdentitySource[] = [];
  const key = filled(env.SOPS_AGE_KEY);
  if (key !== undefined) sources.push(sourceOf("SOPS_AGE_KEY", Buffer.from(key)));
  const file = filled(env.SOPS_AGE_KEY_FILE);
  if (file !== undefined) sources.push(await fromFile("SOPS_AGE_KEY_FILE", file));
  const command = filled(env.SOPS_AGE_KEY_CMD);
  if (command !== undefined) sources.push(...(await fromCommand(command, places, recipients)));
  // No setting names this one, so it may be missing.
  const usual = defaultKeyFile(places);
  if (existsSync(usual)) sources.push(await fromFile(usual, usual));
  for (const name of ["SOPS_AGE_SSH_PRIVATE_KEY_FILE", "SOPS_AGE_SSH_PRIVATE_KEY_CMD"]) {
    if (filled(env[name]) !== undefined) {
      sources.push({ name, problem: `${name} names an SSH key, which only the sops program can use.` });
    }
  }
  return sources;
}

function sourceOf(name: string, bytes: Buffer): IdentitySource {
  return isAgeFile(bytes) ? { name, locked: bytes } : { name, text: new Secret(bytes.toString("utf8")) };
}

async function fromFile(name: string, path: string): Promise<IdentitySource> {
  try {
    return sourceOf(name, await readFile(path));
  } catch (error) {
    const home = path.startsWith("~") ? "; ~ means nothing there, write the whole path" : "";
    return { name, problem: `${name === path ? path : `The file of ${name}`}: ${readFailure(error)}${home}.` };
  }
}

/** Runs the command for each recipient, as sops does, and without a shell. */
async function fromCommand(
  command: string,
  { root, env }: IdentityPlaces,
  recipients: readonly string[],
): Promise<IdentitySource[]> {
  const name = "SOPS_AGE_KEY_CMD";
  const words = splitWords(command);
  const [word, ...args] = words ?? [];
  if (word === undefined) return [{ name, problem: `${name} is no command: a quote is not closed.` }];
  const program = namedProgram(word, repositoryRoot(root) ?? root, env);
  if (program === undefined) return [{ name, problem: `${name}: ${NO_PROGRAM}` }];
  const outputs = new Set<string>();
  const problems = new Set<string>();
  for (const recipient of recipients.length === 0 ? [""] : recipients) {
    const result = await output(program, args, { ...env, SOPS_AGE_RECIPIENT: recipient });
    if (result.kind === "output") outputs.add(result.text);
    else problems.add(result.problem);
  }
  return [
    ...[...outputs].map((text) => sourceOf(name, Buffer.from(text))),
    ...(outputs.size > 0 ? [] : [...problems].map((problem) => ({ name, problem: `${name}: ${problem}` }))),
  ];
}

function output(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ kind: "output"; text: string } | { kind: "failed"; problem: string }> {
  return new Promise((resolve) => {
    const options = { env, timeout: TIMEOUT, maxBuffer: LARGEST, windowsHide: true };
    // Neither output reaches a message: it may hold a key.
    execFile(program, [...args], options, (error, text) => {
      if (error === null) resolve({ kind: "output", text });
      else resolve({ kind: "failed", problem: commandFault(error) });
    });
  });
}

const NO_PROGRAM =
  "the command could not be started: there is no such program outside of the repository, or no permission to start it.";

function commandFault({ code, signal }: ExecFileException): string {
  if (code === "ENOENT" || code === "EACCES") return NO_PROGRAM;
  return signal ? `the command was stopped (${signal}).` : `the command failed (exit code ${code ?? "unknown"}).`;
}

/** Where keys are looked for, as a sentence. */
export function keyPlacesText(places: Pick<IdentityPlaces, "env">): string {
  return `Keys are looked for in SOPS_AGE_KEY, in the file of SOPS_AGE_KEY_FILE, by SOPS_AGE_KEY_CMD, and in ${defaultKeyFile(places)}.`;
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value === "" ? undefined : value;
}
