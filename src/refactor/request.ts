import type { Finding } from "../detect/finding";
import type { Reference } from "../formats/refs/reference";
import type { Secret } from "../secret/secret";
import type { ImportStyle } from "./import-style";

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
  /** What messages call it; `file` where it is not given. */
  readonly shown?: string;
  readonly text: string | undefined;
}

/** What the host found out about the `.env` that a document's fix would write. */
export interface DotenvFacts extends ProjectFile {
  /** Why it must not be written, where that is so; git's want of an answer as a sentence. */
  readonly obstacle?:
    | "link"
    | "folder"
    | "not-a-file"
    | "unreadable"
    | "outside"
    | "tracked"
    | { readonly git: string };
  /** Whether others on this machine can read it. */
  readonly openToOthers?: boolean;
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
  /** The nearest `.env.refs`, whose variables programs get rather than those of a `.env`. */
  readonly refs: ProjectFile;
  /**
   * What reads `.env` into the environment: `python-dotenv` where the project imports or requires it, `other` for a
   * tool that does (Compose, direnv, pydantic-settings), else `none`.
   */
  readonly loader: "python-dotenv" | "other" | "none";
  /** Whether python-dotenv is installed, or locked for being so, although nothing here uses it. */
  readonly hasDotenv?: true;
  /** How imports are sorted; the project's own modules are those at its root and in its `src` unless it says otherwise. */
  readonly imports?: ImportStyle;
  /** Where a dependency on python-dotenv can be added: a `requirements.txt`. */
  readonly requirements?: ProjectFile;
  /** The notebook service that runs the cell, where it is known. */
  readonly service?: "colab" | "kaggle";
}

/** A file that is to be committed, and whether git leaves it out as things are. */
export interface SharedFile extends ProjectFile {
  readonly ignored: boolean;
}

/** What the host found out about the files that say what a variable refers to. */
export interface RefsFacts {
  /** The nearest `.env.refs`. */
  readonly refs: SharedFile;
  readonly example: SharedFile;
  readonly gitignore: ProjectFile;
}

/** What the host found out about the sealed file that a fix would write. Paths are relative to the project's root. */
export interface SealFacts extends RefsFacts {
  readonly file: string;
  /** What messages call it; `file` where it is not given. */
  readonly shown?: string;
  readonly format: "yaml" | "json" | "dotenv" | "ini";
  /** The places of the values in its first document; none where there is no such file yet. */
  readonly pointers: readonly string[];
  /** Whether git leaves the sealed file out. */
  readonly ignored: boolean;
  /** Its values by their places, as far as the host opened it. */
  readonly values: ReadonlyMap<string, Secret>;
}

/** What the host found out about a store, other than a `.env` or a sealed file, that a fix would write to. */
export interface StoreFacts extends RefsFacts {
  /** The scheme of the store's kind. */
  readonly store: string;
  /** The store's file or folder, as a person knows it. */
  readonly target: string;
  /** The reference of the entry that keeps a variable's value; a sentence where there can be none of that name. */
  refer(name: string, value: string): Reference | string;
  /** The same as `.env.refs` writes it. */
  shown(reference: Reference): string;
  /** What stands under those references already, as far as the host read it, by their texts. */
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
  /** Names that the code of a notebook's other cells gives to values. */
  readonly namesGiven?: readonly (readonly [value: string, name: string])[];
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

/** Findings that are to move to another store. */
export interface StoreRequest extends EnvironmentRequest {
  readonly target: StoreFacts;
  /** Other documents that hold the same values. */
  readonly others?: readonly SourceDocument[];
}

/** The same value in several documents. */
export interface EverywhereRequest extends EnvironmentRequest {
  readonly others: readonly SourceDocument[];
}
