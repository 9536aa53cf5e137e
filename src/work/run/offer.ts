import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { NameKind } from "../../formats/refs/names";
import { fileStep, readText } from "../../machine/files";
import { nearestFile, nearestPlace, realPlace } from "../../machine/nearest";
import { pathSeenFrom } from "../../machine/paths";
import { readFailure } from "../../machine/read-failure";
import { Secret } from "../../secret/secret";
import type { Managers } from "../../stores/managers/managers";
import { type Refused, refuse } from "../../text/refused";
import type { Person } from "../person";
import type { Lent, Resolution } from "../secrets/resolve";
import { type Choice, chooseSources } from "./environment";
import { findRefs, openRefs, type RefsInUse } from "./references";

/** What a program in a folder is to get, as the user says it. */
interface OfferOptions {
  /** These references instead of the nearest `.env.refs`. */
  readonly refs?: string;
  /** Lays the references of the nearest `.env.refs.STAGE` over the others. */
  readonly stage?: string;
  /** The variables of this file instead of the nearest `.env`; false for none. */
  readonly dotenv?: string | false;
  /** What the nearest `.env` is called; `.env` by default. */
  readonly dotenvName?: string;
  /** Names that neither the references nor the file give. */
  readonly without?: readonly string[];
  /** References and file come before variables that are already set. */
  readonly override?: boolean;
  /** What is already set; the process's own environment by default. */
  readonly inherited?: NodeJS.ProcessEnv;
  /** How far up the nearest `.env.refs` and `.env` are looked for; the repository's root by default. */
  readonly root?: string;
  /** Where the person is, from where files are named to them; where the program starts by default. */
  readonly from?: string;
}

/** A `.env` file whose variables programs get. */
interface DotenvInUse {
  /** Absolute, its folder's links resolved. */
  readonly file: string;
  /** The file's name for the person. */
  readonly shown: string;
  /** Without the names that no file may set. */
  readonly values: ReadonlyMap<string, Secret>;
  /** Its lines, from 1, that cannot be read and give nothing. */
  readonly broken: readonly number[];
  /** Whether the user named it, or these of its variables; else they are confirmed. */
  readonly named: boolean;
}

/** What a program could get; nothing is resolved yet. */
export interface Offer {
  readonly kind: "offer";
  readonly refs: RefsInUse;
  /** Those of a stage, whose entries come before the others. */
  readonly stage: RefsInUse | undefined;
  readonly dotenv: DotenvInUse | undefined;
  /** Where there is none: what keeps it out, as a part of a sentence. */
  readonly withoutDotenv: string | undefined;
  readonly choices: readonly Choice[];
  /** Names of the file that no file may set. */
  readonly refused: readonly string[];
  readonly override: boolean;
  readonly inherited: NodeJS.ProcessEnv;
}

/** Who is asked, and the managers that references lead to; those of the user's settings by default. */
export interface Starter {
  readonly person: Person;
  readonly managers?: Managers;
}

/** What a program gets; the values live in memory only. */
export interface Values extends Pick<Resolution, "versions" | "lent"> {
  readonly kind: "values";
  readonly values: ReadonlyMap<string, Secret>;
}

/** References of one file, and those of them that hold. */
interface RefsLayer {
  readonly refs: RefsInUse & { readonly file: string };
  readonly entries: RefsInUse["entries"];
}

/** The files of references of an offer, each with the entries that none before it has. */
export function layersOf({ refs, stage }: Offer): readonly RefsLayer[] {
  const over = new Set(stage?.entries.map(({ name }) => name));
  return [
    ...(stage === undefined ? [] : [{ refs: stage, entries: stage.entries }]),
    { refs, entries: refs.entries.filter(({ name }) => !over.has(name)) },
  ].flatMap(({ refs: { file, ...rest }, entries }) =>
    file === undefined ? [] : [{ refs: { ...rest, file }, entries }],
  );
}

/** Reads the references and the variables for a program that starts in `here`: what the options name, else the nearest. */
export async function offerValues(here: string, options: OfferOptions): Promise<Offer | Refused> {
  const { override = false, inherited = process.env, without = [], root, from } = options;
  const refs =
    options.refs === undefined
      ? await findRefs(here, { root, from, without })
      : await openRefs(options.refs, here, without);
  if (refs.kind === "refused") return refs;
  const stage =
    options.stage === undefined ? undefined : await findRefs(here, { root, from, without, stage: options.stage });
  if (stage?.kind === "refused") return stage;
  const nearest = options.dotenv === undefined ? nearestFile(here, refs.root, options.dotenvName ?? ".env") : undefined;
  const read = await readDotenv(options.dotenv || undefined, nearest, refs, { inherited, override });
  if (read !== undefined && "kind" in read) return read;
  const values = new Map(read?.values);
  for (const name of without) values.delete(name);
  const refused = await namesOfKind("loads", [...values.keys()]);
  for (const name of refused) values.delete(name);
  const other = read === undefined ? nearestPlace(here, refs.root, options.dotenvName ?? ".env") : undefined;
  const withoutDotenv =
    options.dotenv === false
      ? "the nearest .env is left out"
      : other && `${pathSeenFrom(refs.from, refs.root, other)} is no file`;
  const references = [...refs.entries, ...(stage?.entries ?? [])].map(({ name }) => name);
  const names = { refs: [...new Set(references)], dotenv: [...values.keys()] };
  const choices = chooseSources({ inherited, ...names, override });
  const dotenv = read === undefined ? undefined : { ...read, values };
  return { kind: "offer", refs, stage, dotenv, withoutDotenv, refused, choices, override, inherited };
}

/**
 * The values of an offer for a program that is started, after the user's word on the variables of the nearest `.env` and on whom
 * the program will talk to. Refused as `resolveOffer`.
 */
export async function valuesToStart(offer: Offer, starter: Starter): Promise<Values | Refused> {
  const { person } = starter;
  const declined = await confirmVariables(offer, person);
  if (declined !== undefined) return declined;
  const values = await resolveOffer(offer, starter);
  if (values.kind === "refused") return values;
  const chosen = offer.choices.filter(({ source }) => source !== "inherited");
  const names = await namesOfKind(
    "leads",
    chosen.map(({ name }) => name),
  );
  const leading = chosen.filter(({ name }) => names.includes(name));
  if (leading.length === 0) return values;
  const { confirmDestinations } = await import("./destinations");
  return (await confirmDestinations(offer, leading, values.values, person)) ?? values;
}

/**
 * The values of an offer, after the user's agreement where a reference is resolved. Refused with a line for each that has no
 * value (`unresolved`; `unagreed` where the user has not agreed to what opens a file) or one that no variable can hold (`not-an-environment-value`), of both kinds together. An explicit act must stand behind each call; the values live in memory only.
 */
export async function resolveOffer(offer: Offer, starter: Starter): Promise<Values | Refused> {
  const { dotenv, choices, inherited } = offer;
  for (const line of dotenv?.broken ?? [])
    starter.person.report({
      kind: "passed-over",
      text: `${dotenv?.shown}:${line} cannot be read as NAME=VALUE, and gives nothing.`,
    });
  const wanted = new Set(choices.filter(({ source }) => source === "refs").map(({ name }) => name));
  const values = new Map<string, Secret>();
  const versions = new Map<string, string>();
  const lent: Lent[] = [];
  for (const { name, source } of choices) {
    if (source === "inherited") values.set(name, new Secret(inherited[name] ?? ""));
    else if (source === "dotenv") values.set(name, dotenv?.values.get(name) as Secret);
  }
  const wrong: string[] = [];
  let unagreed = false;
  for (const { refs, entries: given } of layersOf(offer)) {
    const entries = given.filter(({ name }) => wanted.has(name));
    if (entries.length === 0) continue;
    const { resolveRefs } = await import("./resolve-refs");
    const resolved = await resolveRefs(
      { ...refs, entries },
      refs.entries,
      { ...starter, env: inherited },
      variableOf(offer),
    );
    if ("kind" in resolved) return resolved;
    for (const [name, version] of resolved.versions) versions.set(name, version);
    lent.push(...resolved.lent);
    for (const [name, secret] of resolved.values) values.set(name, secret);
    wrong.push(...resolved.failures);
    if (resolved.unagreed) unagreed = true;
  }
  const all: Values = { kind: "values", values, versions, lent };
  if (values.size === 0 && wrong.length === 0) return all;
  const code = unagreed ? "unagreed" : wrong.length > 0 ? "unresolved" : "not-an-environment-value";
  const { environmentObstacle } = await import("../../formats/dotenv/encode");
  for (const [name, secret] of values) {
    const obstacle = environmentObstacle(secret.reveal());
    if (obstacle !== undefined) wrong.push(`${name} cannot be an environment variable: ${obstacle}.`);
  }
  return wrong.length > 0 ? refuse(code, wrong.join("\n")) : all;
}

async function confirmVariables(
  { dotenv, choices, refs, inherited }: Offer,
  person: Person,
): Promise<Refused | undefined> {
  const names = choices.filter(({ source }) => source === "dotenv").map(({ name }) => name);
  if (dotenv === undefined || dotenv.named || names.length === 0) return undefined;
  const [{ agreeToVariables }, { Session }] = await Promise.all([import("../consent/variables"), import("../session")]);
  const session = new Session({ root: refs.root, folder: refs.folder, from: refs.from, person, env: inherited });
  const { credentialsIn } = await import("./credentials-in");
  const isShown = (name: string) => credentialsIn(name, dotenv.values.get(name) as Secret).length === 0;
  return agreeToVariables(session, dotenv.file, names, isShown);
}

async function namesOfKind(kind: NameKind, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { nameKind } = await import("../../formats/refs/names");
  return names.filter((name) => nameKind(name) === kind);
}

/** A variable that a reference names itself, from what is set and from the file, in the order that the user chose. */
function variableOf({ dotenv, inherited, override }: Offer): (name: string) => Secret | undefined {
  const set = (name: string) => (inherited[name] === undefined ? undefined : new Secret(inherited[name]));
  const read = (name: string) => dotenv?.values.get(name);
  return (name) => (override ? (read(name) ?? set(name)) : (set(name) ?? read(name)));
}

/** The file that the user named, else the nearest one (absolute); undefined where there is neither. */
async function readDotenv(
  given: string | undefined,
  nearest: string | undefined,
  { root, from }: RefsInUse,
  { inherited, override }: Pick<Offer, "inherited" | "override">,
): Promise<DotenvInUse | Refused | undefined> {
  const file = given ?? nearest;
  if (file === undefined) return undefined;
  const shown = given ?? pathSeenFrom(from, root, file);
  const text = given === undefined ? await nearestText(root, file, shown) : namedText(given);
  if (typeof text === "object") return text;
  // UTF-16 without a mark passes for UTF-8.
  if (text.includes("\0")) return refuse("unreadable", `${shown} ${NOT_UTF8}`);
  const { broken } = (await import("../../formats/dotenv/python")).readPythonDotenv(text);
  const { loadDotenv } = await import("../../formats/dotenv/interpolate");
  const values = new Map([...loadDotenv(text, inherited, override)].map(([name, value]) => [name, new Secret(value)]));
  return { file: realPlace(resolve(file)), shown, values, broken, named: given !== undefined };
}

const NOT_UTF8 = "is not UTF-8 text. Save it as UTF-8 first.";

function namedText(file: string): string | Refused {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(resolve(file)));
  } catch (error) {
    if (error instanceof TypeError) return refuse("unreadable", `${file} ${NOT_UTF8}`);
    return refuse("unreadable", `${file}: ${readFailure(error)}.`);
  }
}

async function nearestText(root: string, file: string, shown: string): Promise<string | Refused> {
  const text = await fileStep(() => readText(root, file, shown));
  if (typeof text === "object") return refuse(text.code, `${text.reason} --no-dotenv leaves it out.`);
  return text ?? "";
}
