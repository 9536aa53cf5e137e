import { environmentObstacle } from "../formats/dotenv/encode";
import { dotenvValues } from "../formats/dotenv/file";
import { referenceTexts, sopsReference } from "../formats/refs/edit";
import { Secret } from "../secret/secret";
import { parsePointer } from "../sops";
import type { Sealed } from "./document";
import { collectMoves, type Moves } from "./document-moves";
import { examplesOf, importRemarks } from "./dotenv-plan";
import type { LineWrite, Plan, Refusal, SealFacts, SealRequest, SharedFile, SopsForm, StoreWrite } from "./plan";
import { refuse } from "./plan";
import { type ExtractedValue, extractLines } from "./seal-extract";
import { pointerObstacle, proposePointer } from "./seal-pointer";
import { Naming } from "./variable-naming";

/** A value that no variable can have, for one that stands in a sealed file nobody opened. */
const UNKNOWN = "\0";

/**
 * Moves findings, with their chain partners, into a sealed file: the code reads environment variables, and `.env.refs` says
 * where each comes from (not for `exec-env`). Nothing is sealed here; the plan's stores carry the values.
 */
export function planSeal(request: SealRequest): Plan | Refusal {
  const { project, seal, form, pointer, others = [] } = request;
  if (form === "exec-env" && seal.format !== "dotenv") {
    return refuse("not-safe", "sops exec-env sets the variables of a dotenv file: choose one such as secrets.enc.env.");
  }
  if (form === "extract" && [request.document, ...others].some(({ language }) => language !== "python")) {
    return refuse(
      "language",
      "A notebook's cell knows no file of its own to look from. Choose another form of sealing.",
    );
  }
  const settings = { ...request.settings, loadDotenv: "never" } as const;
  const moved = { ...request, settings, project: { ...project, loader: "none" } } as const;
  const collect = (sealed: Sealed) => collectMoves(moved, others, new Naming(settings, takenNames(request)), sealed);
  const moves = collect({});
  if (moves.kind === "refusal") return moves;
  const stores = sealWrites(moves, seal, pointer);
  if ("kind" in stores) return stores;
  if (form !== "extract") return sealPlan(moves, stores, request);
  // The lines at the top need the places, which the names decide.
  const extracting = collect({
    opening: (imports, path, names, added, before) => {
      const values = stores.filter(({ name }) => names.includes(name)).map(extracted);
      return extractLines(imports, values, pathFrom(path, seal.file), added, before);
    },
  });
  return extracting.kind === "refusal" ? extracting : sealPlan(extracting, stores, request);
}

function extracted({ name, pointer = "" }: StoreWrite): ExtractedValue {
  return { name, keys: parsePointer(pointer) };
}

/** Values of a `.env` file that are to move to a sealed file, with the names that they have there. */
export interface SealDotenvRequest {
  readonly values: ReadonlyMap<string, Secret>;
  readonly seal: SealFacts;
}

/** Seals what a `.env` file holds: every name gets its line in `.env.refs`. The file itself is not touched by the plan. */
export function planSealDotenv({ values, seal }: SealDotenvRequest): Plan | Refusal {
  const texts = new Map([...values].map(([name, secret]) => [name, secret.reveal()]));
  const refs = referenceTexts(seal.refs.text ?? "");
  const known = knownEntries(seal);
  const taken = [...texts].filter(([name, value]) => refs.has(name) && known.get(name)?.secret.reveal() !== value);
  if (taken.length > 0) {
    const names = taken.map(([name]) => name).join(", ");
    return refuse(
      "name",
      `${seal.refs.file} has ${names} already, for another value or one that cannot be opened here.`,
    );
  }
  const impossible = [...texts].find(([, value]) => environmentObstacle(value) !== undefined);
  if (impossible !== undefined) {
    return refuse("not-an-environment-value", `The value of ${impossible[0]} cannot be an environment variable.`);
  }
  const none = { default: new Set<string>(), remote: new Set<string>(), unloaded: false, addsDependency: false };
  const moves: Moves = { kind: "moves", documents: [], values: texts, clearOutputs: [], notes: [], ...none };
  const stores = sealWrites(moves, seal, undefined);
  return "kind" in stores ? stores : sealPlan(moves, stores, { seal, form: "references" });
}

function takenNames({ project, seal, form }: SealRequest): Map<string, string> {
  const taken = dotenvValues(project.dotenv.text ?? "");
  for (const name of referenceTexts(seal.refs.text ?? "").keys()) taken.set(name, UNKNOWN);
  if (form === "exec-env") for (const place of seal.pointers) taken.set(place.slice(1), UNKNOWN);
  for (const [name, { secret }] of knownEntries(seal)) taken.set(name, secret.reveal());
  return taken;
}

function sealWrites({ values }: Moves, seal: SealFacts, chosen: string | undefined): StoreWrite[] | Refusal {
  const pointers = [...seal.pointers];
  const known = knownEntries(seal);
  const stores: StoreWrite[] = [];
  for (const [name, value] of values) {
    const entry = known.get(name);
    if (entry?.secret.reveal() === value) {
      stores.push(entry);
      continue;
    }
    // A seal that was cut off before the references left the value in its place.
    const holds = (pointer: string) => seal.values.get(pointer)?.reveal() === value;
    const own = values.size === 1 ? chosen : undefined;
    const obstacle = own === undefined || holds(own) ? undefined : pointerObstacle(own, { ...seal, pointers });
    if (obstacle !== undefined) return refuse("name", obstacle);
    const pointer = own ?? proposePointer(name, { ...seal, pointers }, holds);
    pointers.push(pointer);
    stores.push(entryOf(name, pointer, new Secret(value), seal));
  }
  return stores;
}

function entryOf(name: string, pointer: string, secret: Secret, { file, refs }: SealFacts): Required<StoreWrite> {
  return { reference: sopsReference(pathFrom(refs.file, file), pointer), name, file, pointer, secret };
}

/** What the references give by variable, as far as the file that they lead to is this one, and was opened. */
function knownEntries(seal: SealFacts): Map<string, Required<StoreWrite>> {
  const names = new Map([...referenceTexts(seal.refs.text ?? "")].map(([name, reference]) => [reference, name]));
  const entries = new Map<string, Required<StoreWrite>>();
  for (const [pointer, secret] of seal.values) {
    const name = names.get(sopsReference(pathFrom(seal.refs.file, seal.file), pointer));
    if (name !== undefined) entries.set(name, entryOf(name, pointer, secret, seal));
  }
  return entries;
}

type SealPlanRequest = Pick<SealRequest, "seal" | "form"> & Partial<Pick<SealRequest, "document">>;

function sealPlan(moves: Moves, stores: readonly StoreWrite[], { seal, form, document }: SealPlanRequest): Plan {
  const names = stores.map(({ name }) => name);
  const notes = [...moves.notes];
  const remarks = importRemarks(moves, notes);
  const withRefs = form === "references";
  const shared = withRefs ? [seal.refs, seal.example] : form === "exec-env" ? [seal.example] : [];
  const ignores = shared.flatMap((file) => negation(file, seal, notes));
  if (seal.ignored) notes.push(`Git leaves ${seal.file} out, so that it will not be committed. Look at .gitignore.`);
  notes.push(startNote(form, seal.file, names.length, document?.language === "cell"));
  const what = names.length === 1 ? `as ${stores[0]?.pointer}` : `(${names.join(", ")})`;
  return {
    kind: "plan",
    title: `Move to SOPS file ${seal.file} ${what}${remarks.length > 0 ? `, ${remarks.join(", ")}` : ""}`,
    name: names[0] ?? "",
    names,
    documents: moves.documents,
    stores,
    ignores,
    ...(withRefs
      ? { references: stores.map(({ name, reference }) => ({ file: seal.refs.file, name, reference })) }
      : {}),
    examples: form === "extract" ? [] : examplesOf(seal.example, names),
    files: [],
    clearOutputs: moves.clearOutputs,
    notes: [...new Set(notes)],
  };
}

function startNote(form: SopsForm, file: string, count: number, cell: boolean): string {
  if (form === "extract") return "The program asks sops for the value: sops and a key must be where it runs.";
  if (cell && form === "references") {
    return "Start Jupyter with sealwright run -- jupyter lab, or insert a first cell that asks for secrets in VS Code.";
  }
  const run = form === "references" ? "sealwright run -- COMMAND" : `sops exec-env ${file} COMMAND`;
  return `Start the program with ${run}, which gives it the variable${count === 1 ? "" : "s"}.`;
}

/** The line that has git take a file up which a rule hides. */
function negation({ file, ignored }: SharedFile, { gitignore }: SealFacts, notes: string[]): LineWrite[] {
  if (!ignored) return [];
  const line = `!${file.split("/").at(-1)}`;
  if (!(gitignore.text ?? "").split(/\r\n|\n|\r/).some((each) => each.trim() === line)) {
    return [{ file: gitignore.file, line }];
  }
  notes.push(`Git leaves ${file} out although ${gitignore.file} has ${line}: another rule hides it.`);
  return [];
}

/** The way from the folder of one file to another file, both relative to the same root. */
export function pathFrom(file: string, target: string): string {
  const from = file.split("/").slice(0, -1);
  const to = target.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
