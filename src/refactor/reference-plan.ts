import { dotenvValues } from "../formats/dotenv/file";
import { referenceTexts } from "../formats/refs/edit";
import { Secret } from "../secret/secret";
import { refuse } from "../text/refused";
import { collectMoves, type Moves } from "./document-moves";
import { examplesOf, importRemarks } from "./dotenv-plan";
import type { AppendLine, Plan, Refusal, Step, StoredValue } from "./plan";
import type { ProjectFile, RefsFacts, SharedFile, StoreRequest } from "./request";
import { Naming, UNKNOWN } from "./variable-naming";

/**
 * Moves findings, with their chain partners, into a store: the code reads environment variables, and `.env.refs` says where
 * each comes from. Nothing is stored here; the plan's steps carry the values.
 */
export function planReferences(request: StoreRequest): Plan | Refusal {
  const { project, target, others = [] } = request;
  const settings = { ...request.settings, loadDotenv: "never" } as const;
  const taken = dotenvValues(project.dotenv.text ?? "");
  for (const [name, reference] of referenceTexts(target.refs.text ?? "")) {
    taken.set(name, target.values.get(reference)?.reveal() ?? UNKNOWN);
  }
  const moved = { ...request, settings, project: { ...project, loader: "none" } } as const;
  const moves = collectMoves(moved, others, new Naming(settings, taken), {});
  if (moves.kind === "refused") return moves;
  const values: StoredValue[] = [];
  for (const [name, value] of moves.values) {
    const reference = target.refer(name, value);
    if (typeof reference === "string") return refuse("name", reference);
    values.push({ name, reference, label: name, secret: new Secret(value) });
  }
  const cell = request.document.language === "cell";
  return withReferences(moves, values, target, {
    title: `${target.target} ${values.length === 1 ? `as ${values[0]?.label}` : `(${values.map(({ name }) => name).join(", ")})`}`,
    store: target.store,
    target: target.target,
    shown: (value) => target.shown(value.reference),
    dotenv: project.dotenv.file,
    notes: [startNote(values.length, cell)],
  });
}

/** Where the values of a plan are kept, and what leads to them. */
interface Kept {
  /** What the values move to, behind "Move to ". */
  readonly title: string;
  readonly store: string;
  readonly target: string;
  /** Whether `target` is a file of the project. */
  readonly inFile?: boolean;
  /** A value's reference as `.env.refs` writes it; without it, nothing refers to the values. */
  readonly shown?: (value: StoredValue) => string;
  /** Whether `.env.example` names the variables; by default it does. */
  readonly example?: boolean;
  /** The `.env` that could give the program other values under the same names. */
  readonly dotenv?: string;
  readonly notes: readonly string[];
}

/** The plan that stores values, refers to them, and then edits the documents. */
export function withReferences(moves: Moves, values: readonly StoredValue[], facts: RefsFacts, kept: Kept): Plan {
  const names = values.map(({ name }) => name);
  const notes = [...moves.notes];
  const remarks = importRemarks(moves, notes);
  const { store, target, inFile = false, shown, example = true, dotenv } = kept;
  const committed = [...(shown === undefined ? [] : [facts.refs]), ...(example ? [facts.example] : [])];
  const steps: Step[] = dotenv === undefined ? [] : [{ kind: "free-names", file: dotenv, form: "dotenv", values }];
  steps.push(...committed.flatMap((file) => negation(file, facts.gitignore, notes)));
  steps.push({ kind: "store-values", store, target, inFile, values });
  for (const value of shown === undefined ? [] : values) {
    steps.push({ kind: "set-reference", file: facts.refs.file, name: value.name, reference: shown?.(value) ?? "" });
  }
  if (example) steps.push(...examplesOf(facts.example, names));
  steps.push(...moves.steps);
  return {
    kind: "plan",
    title: `Move to ${kept.title}${remarks.length > 0 ? `, ${remarks.join(", ")}` : ""}`,
    names,
    ...(remarks.length > 0 ? { remarks } : {}),
    steps,
    notes: [...new Set([...notes, ...kept.notes])],
  };
}

/** How a program gets the variables that `.env.refs` names. */
export function startNote(count: number, cell: boolean): string {
  if (cell) {
    return "Start Jupyter with sealwright run -- jupyter lab, or insert a first cell that asks for secrets in VS Code.";
  }
  return `Start the program with sealwright run -- COMMAND, which gives it the variable${count === 1 ? "" : "s"}.`;
}

/** The line that has git take a file up which a rule hides. */
function negation({ file, shown = file, ignored }: SharedFile, gitignore: ProjectFile, notes: string[]): AppendLine[] {
  if (!ignored) return [];
  const line = `!${file.split("/").at(-1)}`;
  if (!(gitignore.text ?? "").split(/\r\n|\n|\r/).some((each) => each.trim() === line)) {
    return [{ kind: "append-line", file: gitignore.file, line }];
  }
  notes.push(
    `Git leaves ${shown} out although ${gitignore.shown ?? gitignore.file} has ${line}: another rule hides it.`,
  );
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
