import type { Finding } from "../detect/finding";
import { valueObstacle } from "../formats/dotenv/encode";
import { type Module, readModule } from "../python/module";
import type { Statement } from "../python/statements";
import type { Secret } from "../secret/secret";
import type { TextEdit } from "../text/edits";
import { refuse } from "../text/refused";
import { readImports, serviceAccess } from "./access";
import { insertionEdits } from "./import-insertion";
import type { Imports } from "./imports";
import { lacksDotenv, loadingLines, loadsBefore, loadsForCalls } from "./loading";
import { magicEdits } from "./magic";
import { isMarimo, takeParameter } from "./marimo";
import { type Move, moveOf } from "./move-plan";
import type { Refusal } from "./plan";
import { type NamedMove, partEdits, wholeEdit } from "./render";
import type { ProjectFacts, RefactorSettings, SourceDocument } from "./request";
import { type Naming, nameInCode, namesRead } from "./variable-naming";

export interface EditContext {
  readonly settings: RefactorSettings;
  readonly project: ProjectFacts;
  readonly naming: Naming;
  /** The notebook service whose secrets are read instead of the environment. */
  readonly service?: "colab" | "kaggle";
  /** Where a sealed file keeps the values, so that nothing loads a `.env` and no value has to fit into one. */
  readonly sealed?: Sealed;
  /** The user's own choice for one value. */
  readonly chosen?: { readonly secret: Secret; readonly name: string };
}

/** How a document gets what a sealed file keeps. */
export interface Sealed {
  /** The lines that the module starts with, for these variables, before that code token; `undefined` where they cannot be added. */
  readonly opening?: (
    imports: Imports,
    path: string,
    names: readonly string[],
    added: readonly string[],
    before: number,
  ) => string[] | undefined;
}

/** What a fix does to one document. */
interface EditedDocument {
  readonly kind: "edited";
  readonly edits: readonly TextEdit[];
  readonly values: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<Finding, Refusal>;
  /** Variables that the module needs as soon as it is imported, though only as defaults. */
  readonly atImport: ReadonlySet<string>;
  /** Variables that a job on another machine needs. */
  readonly remote: ReadonlySet<string>;
  /** Whether something loads `.env` before the values are read. */
  readonly loaded: boolean;
  /** Whether a `load_dotenv()` was added. */
  readonly addsLoading: boolean;
  readonly notes: readonly string[];
}

/** The edits that read `findings` from the environment, with the imports that this needs. */
export function editDocument(
  document: SourceDocument,
  findings: readonly Finding[],
  context: EditContext,
): EditedDocument | Refusal {
  const module = readModule(document.text, document.language);
  if (module === undefined) {
    return refuse(
      "not-safe",
      "A bracket is missing or unmatched in this code, so its parts cannot be distinguished. Close it first.",
    );
  }
  const earlier = (document.earlierCells ?? [])
    .map((text) => readModule(text, "cell"))
    .filter((cell) => cell !== undefined);
  const imports = readImports(module, earlier);
  for (const each of [module, ...earlier]) context.naming.avoid(namesRead(each));

  const refused = new Map<Finding, Refusal>();
  const planned: Move[] = [];
  const magics: Finding[] = [];
  for (const finding of findings) {
    const move = moveOf(imports, finding);
    if (move.kind === "refused") {
      if (move.code === "magic" && document.language === "cell" && context.sealed === undefined) magics.push(finding);
      else refused.set(finding, move);
      continue;
    }
    if (planned.some((each) => each.whole && move.whole && each.place.first === move.place.first)) continue;
    const obstacle =
      context.service === undefined ? valueObstacle(move.value, context.sealed !== undefined) : undefined;
    if (obstacle === undefined) planned.push(move);
    else refused.set(finding, obstacle);
  }
  const moves: NamedMove[] = [];
  for (const move of namedFirst(planned)) {
    const chosen = context.chosen?.secret.equals(move.finding.secret) === true ? context.chosen.name : undefined;
    const named = context.naming.nameFor(move, module, document.path, chosen);
    if (named.kind === "refused") refused.set(move.finding, named);
    else moves.push({ ...forService(named.move, imports, context.service), name: named.name });
  }
  moves.sort((one, other) => one.finding.start - other.finding.start);
  return finish(document, imports, moves, magics, refused, context);
}

/** Moves whose names the code gives come first, so that other places of their values take those. */
function namedFirst(moves: readonly Move[]): Move[] {
  const named = moves.filter((move) => nameInCode(move) !== undefined);
  return [...named, ...moves.filter((move) => !named.includes(move))];
}

function finish(
  document: SourceDocument,
  imports: Imports,
  moves: readonly NamedMove[],
  magics: readonly Finding[],
  refused: Map<Finding, Refusal>,
  context: EditContext,
): EditedDocument | Refusal {
  const { module } = imports;
  const { settings, project } = context;
  const values = new Map<string, string>();
  const notes: string[] = [];
  const atImport = new Set<string>();
  const remote = new Set<string>();

  const place = { dotenv: project.dotenv.file, path: document.path };
  let magic = magicEdits(magics, {
    path: document.path,
    dotenv: project.dotenv.file,
    imports,
    naming: context.naming,
    ...(context.chosen === undefined ? {} : { chosen: context.chosen }),
  });
  const loadedAt = magic.loads ? Math.min(...magic.edits.map((edit) => edit.start)) : Number.POSITIVE_INFINITY;
  const before = moves.every(
    (move) =>
      move.access.remote !== undefined ||
      loadedAt < move.finding.start ||
      loadsBefore(imports, move.place.first, place) ||
      loadsForCalls(imports, move.place.first, place),
  );
  // A command loads it anyway, though too late.
  const wantsLoading =
    magic.loads ||
    settings.loadDotenv === "always" ||
    (settings.loadDotenv === "used" && project.loader === "python-dotenv");
  const firstUse = Math.min(...moves.map((move) => move.place.statement.first), module.code.length);
  const marimo = isMarimo(imports.bindings);
  // marimo's cells see nothing of the module's top, and a script with packages of its own has no others.
  const closed = marimo || lacksDotenv(module);
  const loading = !before && !closed && wantsLoading ? loadingLines(imports, firstUse) : undefined;
  if (!before && !closed && wantsLoading && loading === undefined)
    notes.push("load_dotenv means something else in this file; load the .env file by hand.");

  // What loads `.env` for the code does so for the commands below.
  if (loading !== undefined) magic = { ...magic, edits: magic.edits.filter(({ start, end }) => start < end) };
  const final = moves.map((move) => ({
    ...move,
    // A job elsewhere has no `.env`: there the read stays, and fails loudly.
    removed:
      move.context.kind === "set" &&
      move.access.remote === undefined &&
      (loading !== undefined || loadsBefore(imports, move.place.first, place)),
  }));
  const edits = codeEdits(module, final, settings.access);
  const lines = importLines(final);
  const { opening } = context.sealed ?? {};
  const names = [...new Set(final.map(({ name }) => name))];
  const started = edits.length === 0 ? [] : opening?.(imports, document.path, names, lines.imports, firstUse);
  if (opening !== undefined && started === undefined) {
    return refuse("not-safe", "os or subprocess means something else in this file. Choose another form of sealing.");
  }
  if (edits.length > 0) {
    const added = { ...lines, loading: [...(loading ?? []), ...(started ?? [])] };
    for (const header of lines.taking) edits.push(takeParameter(module, header, "os"));
    edits.push(...insertionEdits(module, added, firstUse, project.imports));
  }
  for (const { name, value, context: part, access } of final) {
    values.set(name, value);
    if (part.kind === "default") atImport.add(name);
    if (access.remote === undefined) continue;
    remote.add(name);
    notes.push(`The job that runs ${module.word(nameIndex(module, access.remote))} needs ${name} in its environment.`);
  }
  for (const [finding, reason] of magic.refused) refused.set(finding, reason);
  for (const [name, value] of magic.values) values.set(name, value);
  edits.push(...magic.edits);
  return {
    kind: "edited",
    edits: edits.sort((one, other) => one.start - other.start || one.end - other.end),
    values,
    refused,
    atImport,
    remote,
    loaded:
      (before && magic.notes.length === 0) ||
      loading !== undefined ||
      magic.loads ||
      (project.loader !== "none" && !closed),
    addsLoading: loading !== undefined || magic.loads,
    notes: [...new Set([...notes, ...magic.notes])],
  };
}

/** A service has no defaults and sets no variables of the process. */
function forService(move: Move, imports: Imports, service: "colab" | "kaggle" | undefined): Move {
  if (service === undefined) return move;
  const access = serviceAccess(imports, move.place.first, service);
  const context = move.context.kind === "fallback" ? move.context : ({ kind: "plain" } as const);
  return { ...move, access, context };
}

function codeEdits(module: Module, moves: readonly NamedMove[], kind: RefactorSettings["access"]): TextEdit[] {
  const edits: TextEdit[] = [];
  const removed = new Set<Statement>(moves.filter((move) => move.removed === true).map((move) => move.place.statement));
  for (const move of moves) {
    if (!move.whole) continue;
    const suite = move.place.statement.parent?.suite;
    // The first of a suite that goes as a whole leaves the `pass`.
    const emptied =
      suite !== undefined && suite[0] === move.place.statement && suite.every((each) => removed.has(each));
    edits.push(wholeEdit(module, move, kind, emptied));
  }
  const parts = new Map<number, NamedMove[]>();
  for (const move of moves) {
    const holder = move.place.holder?.start;
    if (!move.whole && holder !== undefined) parts.set(holder, [...(parts.get(holder) ?? []), move]);
  }
  for (const some of parts.values()) {
    const holder = some[0]?.place.holder;
    if (holder !== undefined) edits.push(...partEdits(module, holder, some, kind));
  }
  return edits;
}

/** The imports for the top and for functions, and the functions that take what another one imports. */
function importLines(moves: readonly NamedMove[]): {
  imports: string[];
  local: Map<Statement, string>;
  taking: Set<Statement>;
} {
  const top = new Set<string>();
  const taking = new Set<Statement>();
  let cell: Statement | undefined;
  const local = new Map<Statement, string>();
  for (const move of moves) {
    const written =
      move.context.kind === "set" || (move.context.kind === "fallback" && move.context.environ !== undefined);
    const needed = written && move.access.read === undefined ? undefined : move.access.needed;
    if (needed === undefined) continue;
    if (needed.into === undefined) top.add(needed.statement);
    else if (needed.cell === "parameter" || (needed.cell === "import" && (cell ??= needed.into) !== needed.into))
      taking.add(needed.into);
    else local.set(needed.into, needed.statement);
  }
  return { imports: [...top], local, taking };
}

function nameIndex(module: Module, header: Statement): number {
  return header.first + (module.word(header.first) === "async" ? 2 : 1);
}
