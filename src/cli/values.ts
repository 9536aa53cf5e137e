import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readFailure } from "../machine/read-failure";
import { Secret } from "../secret/secret";
import { type Choice, chooseSources, isRefusedName } from "../work/run/environment";
import { CommandError } from "./exit";
import { printable } from "./output/printable";
import { loadRefs, type RefsInUse } from "./references";

export interface ValueOptions {
  readonly refs?: string;
  readonly envFile?: string;
  readonly override?: boolean;
  readonly yes?: boolean;
}

/** What a command could give to a program; nothing is resolved yet. */
export interface Offered {
  readonly refs: RefsInUse;
  readonly envFile: ReadonlyMap<string, Secret>;
  readonly choices: readonly Choice[];
  /** Names of the file that no file may set. */
  readonly refused: readonly string[];
}

/** Reads the references and the file that the options name. Throws `CommandError` with `code`. */
export async function offered(options: ValueOptions, code: number): Promise<Offered> {
  const refs = await loadRefs(process.cwd(), options.refs, code);
  const override = options.override === true;
  const all =
    options.envFile === undefined ? new Map<string, Secret>() : await readEnvFile(options.envFile, override, code);
  // Node reads the file of an argument `--env-file` for itself, also behind a program's name, and obeys this variable in it.
  if (all.has("NODE_OPTIONS")) {
    throw new CommandError(
      `${options.envFile} sets NODE_OPTIONS, which changes what Node loads. Remove the line.`,
      code,
    );
  }
  const refused = [...all.keys()].filter(isRefusedName);
  const envFile = new Map([...all].filter(([name]) => !isRefusedName(name)));
  const names = { refs: refs.entries.map(({ name }) => name), envFile: [...envFile.keys()] };
  return { refs, envFile, refused, choices: chooseSources({ inherited: process.env, ...names, override }) };
}

/** The values of the choices, after the user's agreement where a reference is resolved. Throws `CommandError` with `code`, naming what has no value. */
export async function resolved(
  { refs, envFile, choices }: Offered,
  options: ValueOptions,
  code: number,
): Promise<Map<string, Secret>> {
  const wanted = new Set(choices.filter(({ source }) => source === "refs").map(({ name }) => name));
  const entries = refs.entries.filter(({ name }) => wanted.has(name));
  const values = new Map<string, Secret>();
  for (const { name, source } of choices) {
    if (source === "inherited") values.set(name, new Secret(process.env[name] ?? ""));
    else if (source === "env-file") values.set(name, envFile.get(name) as Secret);
  }
  if (entries.length > 0) {
    const { agreeToReferences } = await import("./agreement");
    await agreeToReferences(refs, options.yes === true, code);
    const { resolveEntries } = await import("../work/secrets/resolve");
    const { Stores } = await import("../stores/registry");
    const { storeContext } = await import("./store-context");
    const stores = new Stores(storeContext(refs.root, refs.folder, options.yes === true));
    const inherited = (name: string) => (process.env[name] === undefined ? undefined : new Secret(process.env[name]));
    const order = options.override === true ? [envValue, inherited] : [inherited, envValue];
    function envValue(name: string): Secret | undefined {
      return envFile.get(name);
    }
    const { values: found, failures } = await resolveEntries(
      entries,
      stores,
      (name) => order[0]?.(name) ?? order[1]?.(name),
    );
    if (failures.length > 0) throw new CommandError(failures.join("\n"), code);
    for (const [name, secret] of found) values.set(name, secret);
  }
  for (const [name, secret] of values) {
    const { environmentObstacle } = await import("../formats/dotenv/encode");
    const obstacle = environmentObstacle(secret.reveal());
    if (obstacle !== undefined) throw new CommandError(`${name} cannot be an environment variable: ${obstacle}.`, code);
  }
  return values;
}

async function readEnvFile(file: string, override: boolean, code: number): Promise<Map<string, Secret>> {
  const { loadDotenv } = await import("../formats/dotenv/interpolate");
  let text: string;
  try {
    text = readFileSync(resolve(file), "utf8");
  } catch (error) {
    throw new CommandError(`${printable(file)}: ${readFailure(error)}.`, code);
  }
  return new Map([...loadDotenv(text, process.env, override)].map(([name, value]) => [name, new Secret(value)]));
}
