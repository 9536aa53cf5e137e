import type { Reference } from "../formats/refs/reference";
import type { Secret } from "../secret/secret";
import type { TextEdit } from "../text/edits";
import type { Refused } from "../text/refused";

/** A value on its way to a store. */
export interface StoredValue {
  /** The variable that the program reads. */
  readonly name: string;
  /** Where it is kept; a path in the reference begins at the project's root. */
  readonly reference: Reference;
  /** How the entry is called within its file or folder: a variable's name, a path such as `/db/password`. */
  readonly label: string;
  readonly secret: Secret;
  /** The store has it there already, as far as the host read it. */
  readonly held?: boolean;
}

/** A line that a file must hold, appended when it is not there. Created with that line when there is no such file. */
export interface AppendLine {
  readonly kind: "append-line";
  /** As in every step: relative to the project's root, with `/`. */
  readonly file: string;
  readonly line: string;
}

/** Names to which another file may not have given another value by now, which programs would get instead. */
export interface FreeNames {
  readonly kind: "free-names";
  readonly file: string;
  /** `refs`: no entry may have one of the names. `dotenv`: one that has it must have its value. */
  readonly form: "dotenv" | "refs";
  readonly values: readonly StoredValue[];
}

/** Entries that a store gets as one step, read back before anything that follows. */
export interface StoreValues {
  readonly kind: "store-values";
  /** The scheme of the store's kind. */
  readonly store: string;
  /** The file or folder of the store, as a person knows it. */
  readonly target: string;
  /** Whether `target` is a file of the project. */
  readonly inFile?: boolean;
  readonly values: readonly StoredValue[];
}

/** An entry that a `.env.refs` gets, once what it refers to is stored. Another reference under that name stops the plan. */
export interface SetReference {
  readonly kind: "set-reference";
  readonly file: string;
  readonly name: string;
  /** As the file writes it. */
  readonly reference: string;
}

/** A project file that gets a new text as a whole, such as `.sealwright.toml`, `requirements.txt` or the README. */
export interface WriteFile {
  readonly kind: "write-file";
  readonly file: string;
  /** What the new text was made from; `undefined` where the file must not exist yet. A different text on disk stops the plan. */
  readonly before: string | undefined;
  readonly after: string;
  /** What it gets, in a word: shown in a report. */
  readonly label: string;
}

/** All edits of one document, sorted by `start`, without overlaps. */
export interface EditDocument {
  readonly kind: "edit-document";
  /** The `id` of the request's document. */
  readonly document: string;
  readonly edits: readonly TextEdit[];
}

/** The outputs of a notebook cell, by the `id` of the cell's document. */
export interface ClearOutputs {
  readonly kind: "clear-outputs";
  readonly document: string;
}

/** What the user must enter, in a notebook service that no program can write to. */
export interface ByHand {
  readonly kind: "by-hand";
  readonly service: "colab" | "kaggle";
  readonly name: string;
  readonly secret: Secret;
}

export type Step =
  | AppendLine
  | FreeNames
  | StoreValues
  | SetReference
  | WriteFile
  | EditDocument
  | ClearOutputs
  | ByHand;

/** What a fix would do, as data: steps in the order in which they are carried out, the documents last. */
export interface Plan {
  readonly kind: "plan";
  /** What a menu shows, such as "Move to environment variable OPENAI_API_KEY (.env)". Never holds a value. */
  readonly title: string;
  /** The variables that the code reads afterwards. */
  readonly names: readonly string[];
  readonly steps: readonly Step[];
  /** Sentences that the user should see once it is done: what must be set, and when. */
  readonly notes: readonly string[];
  /** What a menu adds to where the values go: variables that are needed early or elsewhere. */
  readonly remarks?: readonly string[];
  /** The file that gets a value, where others on this machine can read it. */
  readonly openToOthers?: string;
}

/** The steps of one kind, in order. */
export function stepsOf<K extends Step["kind"]>({ steps }: Plan, kind: K): Extract<Step, { kind: K }>[] {
  return steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);
}

/** The edits of one document. */
export function editsOf(plan: Plan, document: string): TextEdit[] {
  return stepsOf(plan, "edit-document").flatMap((step) => (step.document === document ? step.edits : []));
}

type RefusalCode =
  | "annotation"
  | "case-pattern"
  | "comment"
  | "docstring"
  | "expected-value"
  | "slots"
  | "template"
  | "embedded-config"
  | "commented-parts"
  | "format-spec"
  | "unterminated"
  | "not-a-literal"
  | "value-mismatch"
  | "no-dotenv-form"
  | "not-an-environment-value"
  | "link"
  | "folder"
  | "not-a-file"
  | "unreadable"
  | "outside"
  | "tracked"
  | "git"
  | "broken-file"
  | "name"
  | "language"
  | "magic"
  | "not-safe";

/** Why a finding cannot be moved. */
export type Refusal = Refused<RefusalCode>;
