import type { Finding } from "../detect/finding";
import type { Secret } from "../secret/secret";
import type { TextEdit } from "../text/edits";

/** All edits of one document, sorted by `start`, without overlaps. */
export interface DocumentEdits {
  /** The `id` of the request's document. */
  readonly document: string;
  readonly edits: readonly TextEdit[];
}

/** One entry to be written to a `.env` file or a sealed file, and read back before any source is edited. */
export interface StoreWrite {
  /** `env:NAME`, or `sops://PATH#POINTER` as `.env.refs` gets it. */
  readonly reference: string;
  readonly name: string;
  /** Path as it stands in the request's facts: relative to the project's root, with `/`. */
  readonly file: string;
  /** Where the value goes in a sealed file (RFC 6901); without it `file` is a `.env`. */
  readonly pointer?: string;
  readonly secret: Secret;
}

/** An entry that a `.env.refs` gets, once what it refers to is stored. */
export interface ReferenceWrite {
  readonly file: string;
  readonly name: string;
  readonly reference: string;
}

/** A line that a file must hold, appended when it is not there. Created with that line when there is no such file. */
export interface LineWrite {
  readonly file: string;
  readonly line: string;
}

/** A project file that gets a new text as a whole, such as `.sealwright.toml`, `requirements.txt` or the README. */
export interface FileWrite {
  readonly file: string;
  /** What the new text was made from; `undefined` where the file must not exist yet. A different text on disk stops the plan. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * What a fix would do, as data. Carried out in the order ignores, stores (read back), references, examples, files,
 * document edits.
 */
export interface Plan {
  readonly kind: "plan";
  /** What a menu shows, such as "Move to environment variable OPENAI_API_KEY (.env)". Never holds a value. */
  readonly title: string;
  /** The variable; where several move, the first of `names`; empty where none does. */
  readonly name: string;
  readonly names: readonly string[];
  readonly documents: readonly DocumentEdits[];
  readonly stores: readonly StoreWrite[];
  readonly ignores: readonly LineWrite[];
  readonly references?: readonly ReferenceWrite[];
  readonly examples: readonly LineWrite[];
  readonly files: readonly FileWrite[];
  /** What the user must enter by hand, in a notebook service that no program can write to. */
  readonly manual?: { readonly service: "colab" | "kaggle"; readonly name: string; readonly secret: Secret };
  /** Notebook cells whose outputs are to be cleared, by the `id` of the cell's document. */
  readonly clearOutputs: readonly string[];
  /** Sentences that the user should see once it is done: what must be set, and when. */
  readonly notes: readonly string[];
}

export type RefusalCode =
  | "annotation"
  | "case-pattern"
  | "comment"
  | "docstring"
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
  | "broken-file"
  | "name"
  | "language"
  | "magic"
  | "not-safe";

/** Why a finding cannot be moved. `reason` is a full sentence for a person, without any value. */
export interface Refusal {
  readonly kind: "refusal";
  readonly code: RefusalCode;
  readonly reason: string;
}

/** A document as the refactoring sees it: a Python file, or one cell of a notebook. */
export interface SourceDocument {
  /** Handed back in the plan's edits: a path for the command, a URI for the extension. */
  readonly id: string;
  /** Relative to the project's root, with `/`. Names of variables are made from it. */
  readonly path: string;
  readonly text: string;
  readonly language: "python" | "cell";
  /** Every finding of this document, `low` ones included. */
  readonly findings: readonly Finding[];
  /** Cells only: the sources of the notebook's code cells above this one, in order. */
  readonly earlierCells?: readonly string[];
  /** Cells only: whether an output of this cell shows the value that moves. */
  readonly outputShowsValue?: boolean;
}

/** A text file of the project; `text` is `undefined` where there is none. */
export interface ProjectFile {
  readonly file: string;
  readonly text: string | undefined;
}

/** What the host found out about the `.env` that a document's fix would write. */
export interface DotenvFacts extends ProjectFile {
  /** Why it must not be written, where that is so. */
  readonly obstacle?: "link" | "folder" | "not-a-file" | "unreadable" | "outside" | "tracked";
  /** Whether git (or, without git, `.gitignore`) leaves it out already. */
  readonly ignored: boolean;
  /** Gets a line with the name of the `.env`, which leaves it out in every folder. */
  readonly gitignore: ProjectFile;
  /** Only where the project has one. */
  readonly dockerignore?: ProjectFile;
  readonly example: ProjectFile;
}

/** What the host found out about the project around a document. */
export interface ProjectFacts {
  readonly dotenv: DotenvFacts;
  /**
   * What reads `.env` into the environment: `python-dotenv` where the project imports or requires it, `other` for a
   * tool that does (Compose, direnv, pydantic-settings), else `none`.
   */
  readonly loader: "python-dotenv" | "other" | "none";
  /** Where a dependency on python-dotenv can be added: a `requirements.txt`. */
  readonly requirements?: ProjectFile;
  /** The notebook service that runs the cell, where it is known. */
  readonly service?: "colab" | "kaggle";
}

/** A file that is to be committed, and whether git leaves it out as things are. */
export interface SharedFile extends ProjectFile {
  readonly ignored: boolean;
}

/** What the host found out about the sealed file that a fix would write. Paths are relative to the project's root. */
export interface SealFacts {
  readonly file: string;
  readonly format: "yaml" | "json" | "dotenv" | "ini";
  /** The places of the values in its first document; none where there is no such file yet. */
  readonly pointers: readonly string[];
  /** Whether git leaves the sealed file out. */
  readonly ignored: boolean;
  /** The nearest `.env.refs`. */
  readonly refs: SharedFile;
  readonly example: SharedFile;
  readonly gitignore: ProjectFile;
  /** Its values by their places, as far as the host opened it. */
  readonly values: ReadonlyMap<string, Secret>;
}

/**
 * How the program gets what is sealed. `references`: `.env.refs` names it, and `sealwright run` sets the variables.
 * `exec-env`: `sops exec-env` sets all variables of a sealed dotenv file. `extract`: the code asks `sops` itself.
 */
export type SopsForm = "references" | "exec-env" | "extract";

export interface RefactorSettings {
  /** `environ` fails at once when the variable is missing; `getenv` gives None. */
  readonly access: "environ" | "getenv";
  /** `used`: `load_dotenv()` is added where the project uses python-dotenv; `always`: elsewhere too, with the dependency. */
  readonly loadDotenv: "never" | "used" | "always";
  /** `vendor`: the vendor's own variable, else the target's; `target`: always the target's; `file`: the target's after the file's. */
  readonly nameStyle: "vendor" | "target" | "file";
}

export const DEFAULT_SETTINGS: RefactorSettings = { access: "environ", loadDotenv: "used", nameStyle: "vendor" };

/** One or more findings of one document that are to move to the environment. */
export interface EnvironmentRequest {
  readonly document: SourceDocument;
  /** What to move; its chain partners move along. */
  readonly findings: readonly Finding[];
  readonly settings: RefactorSettings;
  readonly project: ProjectFacts;
  /** The name that the user chose, for a single finding. */
  readonly name?: string;
}

/** Findings that are to move to a sealed file. */
export interface SealRequest extends EnvironmentRequest {
  readonly seal: SealFacts;
  readonly form: SopsForm;
  /** The place that the user chose, for a single finding (RFC 6901). */
  readonly pointer?: string;
  /** Other documents that hold the same values. */
  readonly others?: readonly SourceDocument[];
}

/** The same value in several documents. */
export interface EverywhereRequest extends EnvironmentRequest {
  readonly others: readonly SourceDocument[];
}

/** The refusal with this code and sentence. */
export function refuse(code: RefusalCode, reason: string): Refusal {
  return { kind: "refusal", code, reason };
}
