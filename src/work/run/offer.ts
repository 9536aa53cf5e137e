import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { NameKind } from "../../formats/refs/names";
import { readFailure } from "../../machine/read-failure";
import { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { Person } from "../person";
import { type Choice, chooseSources } from "./environment";
import { findRefs, openRefs, type RefsInUse } from "./references";

/** What a program in a folder is to get, as the user says it. */
interface OfferOptions {
  /** These references instead of the nearest `.env.refs`. */
  readonly refs?: string;
  /** Variables of a `.env` file too. */
  readonly dotenv?: string;
  /** Names that neither the references nor the file give. */
  readonly without?: readonly string[];
  /** References and file come before variables that are already set. */
  readonly override?: boolean;
  /** What is already set; the process's own environment by default. */
  readonly inherited?: NodeJS.ProcessEnv;
  /** How far up the nearest `.env.refs` is looked for; the repository's root by default. */
  readonly root?: string;
  /** Where the person is, from where files are named to them; where the program starts by default. */
  readonly from?: string;
}

/** What a program could get; nothing is resolved yet. */
export interface Offer {
  readonly kind: "offer";
  readonly refs: RefsInUse;
  readonly dotenv: ReadonlyMap<string, Secret>;
  /** As the user named it. */
  readonly dotenvFile: string | undefined;
  readonly choices: readonly Choice[];
  /** Names of the file that no file may set. */
  readonly refused: readonly string[];
  readonly override: boolean;
  readonly inherited: NodeJS.ProcessEnv;
}

/** Reads the references and the file that the options name, for a program that starts in `here`. */
export async function offerValues(here: string, options: OfferOptions): Promise<Offer | Refused> {
  const { override = false, inherited = process.env, without = [], root, from } = options;
  const refs =
    options.refs === undefined
      ? await findRefs(here, { root, from, without })
      : await openRefs(options.refs, here, without);
  if (refs.kind === "refused") return refs;
  const all = options.dotenv === undefined ? new Map() : await readDotenv(options.dotenv, inherited, override);
  if ("kind" in all) return all;
  for (const name of without) all.delete(name);
  const refused = await namesOfKind("loads", [...all.keys()]);
  for (const name of refused) all.delete(name);
  const names = { refs: refs.entries.map(({ name }) => name), dotenv: [...all.keys()] };
  const choices = chooseSources({ inherited, ...names, override });
  return { kind: "offer", refs, dotenv: all, dotenvFile: options.dotenv, refused, choices, override, inherited };
}

/** The values of an offer for a program that is started, after the user's word on whom it will talk to. Refused as `resolveOffer`. */
export async function valuesToStart(offer: Offer, person: Person): Promise<ReadonlyMap<string, Secret> | Refused> {
  const values = await resolveOffer(offer, person);
  if ("kind" in values) return values;
  const chosen = offer.choices.filter(({ source }) => source !== "inherited");
  const names = await namesOfKind(
    "leads",
    chosen.map(({ name }) => name),
  );
  const leading = chosen.filter(({ name }) => names.includes(name));
  if (leading.length === 0) return values;
  const { confirmDestinations } = await import("./destinations");
  return (await confirmDestinations(offer, leading, values, person)) ?? values;
}

/**
 * The values of an offer, after the user's agreement where a reference is resolved. Refused with a line for each that has no
 * value (`unresolved`; `unagreed` where the user has not agreed to what opens a file) or one that no variable can hold (`not-an-environment-value`), of both kinds together. An explicit act must stand behind each call; the values live in memory only.
 */
export async function resolveOffer(offer: Offer, person: Person): Promise<ReadonlyMap<string, Secret> | Refused> {
  const { refs, dotenv, choices, inherited } = offer;
  const wanted = new Set(choices.filter(({ source }) => source === "refs").map(({ name }) => name));
  const entries = refs.entries.filter(({ name }) => wanted.has(name));
  const values = new Map<string, Secret>();
  for (const { name, source } of choices) {
    if (source === "inherited") values.set(name, new Secret(inherited[name] ?? ""));
    else if (source === "dotenv") values.set(name, dotenv.get(name) as Secret);
  }
  const wrong: string[] = [];
  let unagreed = false;
  if (entries.length > 0 && refs.file !== undefined) {
    const { resolveRefs } = await import("./resolve-refs");
    const resolved = await resolveRefs(
      { ...refs, file: refs.file, entries },
      refs.entries,
      { person, env: inherited },
      variableOf(offer),
    );
    if ("kind" in resolved) return resolved;
    for (const [name, secret] of resolved.values) values.set(name, secret);
    wrong.push(...resolved.failures);
    if (resolved.unagreed) unagreed = true;
  }
  if (values.size === 0 && wrong.length === 0) return values;
  const code = unagreed ? "unagreed" : wrong.length > 0 ? "unresolved" : "not-an-environment-value";
  const { environmentObstacle } = await import("../../formats/dotenv/encode");
  for (const [name, secret] of values) {
    const obstacle = environmentObstacle(secret.reveal());
    if (obstacle !== undefined) wrong.push(`${name} cannot be an environment variable: ${obstacle}.`);
  }
  return wrong.length > 0 ? refuse(code, wrong.join("\n")) : values;
}

async function namesOfKind(kind: NameKind, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { nameKind } = await import("../../formats/refs/names");
  return names.filter((name) => nameKind(name) === kind);
}

/** A variable that a reference names itself, from what is set and from the file, in the order that the user chose. */
function variableOf({ dotenv, inherited, override }: Offer): (name: string) => Secret | undefined {
  const set = (name: string) => (inherited[name] === undefined ? undefined : new Secret(inherited[name]));
  return (name) => (override ? (dotenv.get(name) ?? set(name)) : (set(name) ?? dotenv.get(name)));
}

async function readDotenv(
  file: string,
  inherited: NodeJS.ProcessEnv,
  override: boolean,
): Promise<Map<string, Secret> | Refused> {
  const { loadDotenv } = await import("../../formats/dotenv/interpolate");
  let text: string;
  try {
    text = readFileSync(resolve(file), "utf8");
  } catch (error) {
    return refuse("unreadable", `${file}: ${readFailure(error)}.`);
  }
  return new Map([...loadDotenv(text, inherited, override)].map(([name, value]) => [name, new Secret(value)]));
}
