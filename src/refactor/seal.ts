import { environmentObstacle } from "../formats/dotenv/encode";
import { dotenvValues } from "../formats/dotenv/file";
import { referenceTexts } from "../formats/refs/edit";
import { Secret } from "../secret/secret";
import { parsePointer } from "../sops";
import { SOPS_SCHEME, sopsReference } from "../stores/sops/reference";
import { refuse } from "../text/refused";
import { shellWord } from "../text/shell-words";
import type { Sealed } from "./document";
import { collectMoves, type Moves } from "./document-moves";
import { isWeak } from "./names";
import type { Plan, Refusal, StoredValue } from "./plan";
import { pathFrom, startNote, withReferences } from "./reference-plan";
import type { SealFacts, SealRequest, SopsForm } from "./request";
import { type ExtractedValue, extractLines, extractObstacle } from "./seal-extract";
import { pointerObstacle, proposePointer } from "./seal-pointer";
import { Naming, UNKNOWN } from "./variable-naming";

/**
 * Moves findings, with their chain partners, into a sealed file: the code reads environment variables, and `.env.refs` says
 * where each comes from (not for `exec-env`). Nothing is sealed here; the plan's steps carry the values.
 */
export function planSeal(request: SealRequest): Plan | Refusal {
  const { project, seal, form, pointer, others = [] } = request;
  if (form === "exec-env" && seal.format !== "dotenv") {
    return refuse("not-safe", "sops exec-env sets the variables of a dotenv file: choose one such as secrets.enc.env.");
  }
  const obstacle =
    form === "extract"
      ? [request.document, ...others].map(extractObstacle).find((each) => each !== undefined)
      : undefined;
  if (obstacle !== undefined) return refuse("language", obstacle);
  const settings = { ...request.settings, loadDotenv: "never" } as const;
  const moved = { ...request, settings, project: { ...project, loader: "none" } } as const;
  const collect = (sealed: Sealed) => collectMoves(moved, others, new Naming(settings, takenNames(request)), sealed);
  const moves = collect({});
  if (moves.kind === "refused") return moves;
  const values = sealedValues(moves, seal, form, pointer);
  if ("kind" in values) return values;
  if (form !== "extract") return sealPlan(moves, values, request);
  // The lines at the top need the places, which the names decide.
  const extracting = collect({
    opening: (imports, path, names, added, before) => {
      const wanted = values.filter(({ name }) => names.includes(name)).map(extracted);
      return extractLines(imports, wanted, pathFrom(path, seal.file), added, before);
    },
  });
  return extracting.kind === "refused" ? extracting : sealPlan(extracting, values, request);
}

function extracted({ name, label }: StoredValue): ExtractedValue {
  return { name, keys: parsePointer(label) };
}

/** Values of a `.env` file that are to move to a sealed file, with the names that they have there. */
interface SealDotenvRequest {
  readonly values: ReadonlyMap<string, Secret>;
  readonly seal: SealFacts;
}

/** Seals what a `.env` file holds: every name gets its line in `.env.refs`. The file itself is not touched by the plan. */
export function planSealDotenv({ values, seal }: SealDotenvRequest): Plan | Refusal {
  const texts = new Map([...values].map(([name, secret]) => [name, secret.reveal()]));
  const taken = namesTaken(values, seal);
  if (taken.size > 0) {
    const names = [...taken].join(", ");
    return refuse(
      "name",
      `${seal.refs.shown ?? seal.refs.file} has ${names} already, for another value or one that cannot be opened here.`,
    );
  }
  const impossible = [...texts].find(([, value]) => environmentObstacle(value) !== undefined);
  if (impossible !== undefined) {
    return refuse("not-an-environment-value", `The value of ${impossible[0]} cannot be an environment variable.`);
  }
  const none = { default: new Set<string>(), remote: new Set<string>(), unloaded: false, addsDependency: false };
  const moves: Moves = { kind: "moves", steps: [], values: texts, notes: [], ...none };
  const sealed = sealedValues(moves, seal, "references", undefined);
  return "kind" in sealed ? sealed : sealPlan(moves, sealed, { seal, form: "references" });
}

/** The names that the references have for another value, or for one that cannot be opened here. */
export function namesTaken(values: ReadonlyMap<string, Secret>, seal: SealFacts): Set<string> {
  const refs = referenceTexts(seal.refs.text ?? "");
  const known = knownValues(seal);
  const taken = [...values].filter(([name, value]) => refs.has(name) && known.get(name)?.secret.equals(value) !== true);
  return new Set(taken.map(([name]) => name));
}

function takenNames({ project, seal, form }: SealRequest): Map<string, string> {
  const taken = dotenvValues(project.dotenv.text ?? "");
  for (const name of referenceTexts(seal.refs.text ?? "").keys()) taken.set(name, UNKNOWN);
  if (form === "exec-env") for (const place of seal.pointers) taken.set(place.slice(1), UNKNOWN);
  for (const [name, { secret }] of knownValues(seal)) taken.set(name, secret.reveal());
  return taken;
}

function sealedValues(
  { values }: Moves,
  seal: SealFacts,
  form: SopsForm,
  chosen: string | undefined,
): StoredValue[] | Refusal {
  const pointers = [...seal.pointers];
  const known = knownValues(seal);
  const sealed: StoredValue[] = [];
  for (const [name, value] of values) {
    const entry = known.get(name);
    if (entry?.secret.reveal() === value) {
      sealed.push({ ...entry, held: true });
      continue;
    }
    // A seal that was cut off before the references left the value in its place.
    const holds = (pointer: string) => seal.values.get(pointer)?.reveal() === value;
    const own = values.size === 1 ? chosen : undefined;
    const obstacle = own === undefined || holds(own) ? undefined : pointerObstacle(own, { ...seal, pointers });
    if (obstacle !== undefined) return refuse("name", obstacle);
    // Under another name, too; but sops itself takes a dotenv file's names as they are.
    const there = form === "exec-env" || isWeak(value) ? undefined : [...seal.values.keys()].find(holds);
    const pointer = own ?? there ?? proposePointer(name, { ...seal, pointers }, holds, [...values.keys()]);
    pointers.push(pointer);
    const stored = valueAt(name, pointer, new Secret(value), seal);
    sealed.push(holds(pointer) ? { ...stored, held: true } : stored);
  }
  return sealed;
}

function valueAt(name: string, pointer: string, secret: Secret, { file }: SealFacts): StoredValue {
  return { name, reference: sopsReference(file, pointer), label: pointer, secret };
}

/** A place of the file as `.env.refs` refers to it. */
function refsText(pointer: string, { file, refs }: SealFacts): string {
  return sopsReference(pathFrom(refs.file, file), pointer).text;
}

/** What the references give by variable, as far as the file that they lead to is this one, and was opened. */
function knownValues(seal: SealFacts): Map<string, StoredValue> {
  const names = new Map([...referenceTexts(seal.refs.text ?? "")].map(([name, reference]) => [reference, name]));
  const entries = new Map<string, StoredValue>();
  for (const [pointer, secret] of seal.values) {
    const name = names.get(refsText(pointer, seal));
    if (name !== undefined) entries.set(name, valueAt(name, pointer, secret, seal));
  }
  return entries;
}

type SealPlanRequest = Pick<SealRequest, "seal" | "form"> & Partial<Pick<SealRequest, "document" | "project">>;

function sealPlan(
  moves: Moves,
  values: readonly StoredValue[],
  { seal, form, document, project }: SealPlanRequest,
): Plan {
  const what = values.length === 1 ? `as ${values[0]?.label}` : `(${values.map(({ name }) => name).join(", ")})`;
  const { shown: name = seal.file } = seal;
  const hidden = `Git leaves ${name} out, so that it will not be committed. Look at .gitignore.`;
  return withReferences(moves, values, seal, {
    title: `sealed file ${name} ${what}`,
    store: SOPS_SCHEME,
    target: seal.file,
    inFile: true,
    ...(form === "references" ? { shown: ({ label }: StoredValue) => refsText(label, seal) } : {}),
    example: form !== "extract",
    ...(project === undefined ? {} : { dotenv: project.dotenv.file }),
    notes: [...(seal.ignored ? [hidden] : []), runNote(form, name, values.length, document?.language === "cell")],
  });
}

function runNote(form: SopsForm, file: string, count: number, cell: boolean): string {
  if (form === "extract") return "The program asks sops for the value: sops and a key must be where it runs.";
  if (form === "references") return startNote(count, cell);
  return `Start the program with sops exec-env ${shellWord(file)} COMMAND, which gives it the variable${count === 1 ? "" : "s"}.`;
}
