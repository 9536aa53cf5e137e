import type { Reference } from "../formats/refs/reference";
import type { ProjectFiles } from "../machine/project-files";
import type { Secret } from "../secret/secret";
import type { Refused } from "../text/refused";
import type { SealedMemory } from "./sealed-memory";

/** Where a store works, and what it may ask the machine and the user for. */
export interface StoreContext {
  /** The repository's root, links resolved: no file outside of it is read or written. */
  readonly root: string;
  /** Absolute; where the paths of references begin. */
  readonly folder: string;
  /** The files below the root. */
  readonly files: ProjectFiles;
  /** The process's own environment, in which keys and programs are looked for; never that of a file in the workspace. */
  readonly env: NodeJS.ProcessEnv;
  /**
   * Whether this user agrees that the file's secrets are sealed to these recipients (age public keys, ids, ARNs), or, with `opening`,
   * that a program of theirs is started with the keys behind them.
   */
  agreesTo(file: string, recipients: readonly string[], opening?: boolean): Promise<boolean>;
  /** Whether this user agrees that values of the file, which a change would write, stay readable to everyone. */
  agreesToReadable(file: string, readable: ReadableValues): Promise<boolean>;
  /**
   * The passphrase of a key file, which a source (a variable, a path) gave; undefined where nobody can be asked or the user does
   * not want to. `again`: the last one did not fit.
   */
  passphrase(source: string, again: boolean): Promise<Secret | undefined>;
  /** Says that a file which looks like configuration has no effect, in a sentence. */
  passesOver(text: string): void;
  /** Whether values of a sealed file are sealed that were added by hand; `places` are pointers, `asked`: sealing is what the user asked for. */
  agreesToSeal(file: string, places: readonly string[], asked: boolean): Promise<boolean>;
  /** Knows values again that were read in this run; where it is missing, nothing is remembered. */
  readonly sealedMemory?: SealedMemory;
  /** Takes note of the data key (a hash of it) with which a file was opened, and of the one that it has afterwards. */
  sawDataKey(file: string, opened: string | undefined, now: string): void;
  /** Takes note of variables that this user has just written into a `.env` (relative to the root), and need not be asked about. */
  wroteVariables(file: string, names: readonly string[]): void;
}

/** Values of a sealed file that its rule leaves in the clear. */
export interface ReadableValues {
  /** Pointers, those of further documents with the document's number before them. */
  readonly places: readonly string[];
  /** How many values the file holds. */
  readonly total: number;
  /** Whether the user gave these very values to be sealed. */
  readonly given: boolean;
}

/** What a store can do at all; a face leaves out what it cannot. */
export interface Capabilities {
  readonly write: boolean;
  readonly remove: boolean;
  /** Earlier values can be read by `?version=`. */
  readonly versions: boolean;
  /** Values can be lent for a time, and expire. */
  readonly leases: boolean;
  /** All that it reads and writes goes through the context's files, and needs no key. */
  readonly throughFiles: boolean;
}

/** A value that is lent: it stops working at `expires` unless it is renewed. */
interface Lease {
  readonly id: string;
  readonly expires: Date;
  readonly renewable: boolean;
}

/** The store says no; `needs` is a sentence: the key, policy or role that would allow it. */
export interface Denied {
  readonly kind: "denied";
  readonly needs: string;
  /** The user was asked, or could not be, and did not agree. */
  readonly unagreed?: boolean;
}

/** The store cannot be used; `reason` is a sentence. `passing` distinguishes a server that is away from a file that is broken. */
export interface Unreachable {
  readonly kind: "unreachable";
  readonly reason: string;
  readonly passing: boolean;
}

export interface Absent {
  readonly kind: "absent";
  /** What is not there, the file or the entry, to stand behind a colon: "there is no such file: .env." */
  readonly reason?: string;
}

export type Failure = Absent | Denied | Unreachable;

export type ReadResult =
  | { readonly kind: "found"; readonly secret: Secret; readonly version?: string; readonly lease?: Lease }
  | Failure;

/** A value that is to be kept under a reference. */
export interface SecretChange {
  readonly reference: Reference;
  readonly secret: Secret;
}

export interface WriteOptions {
  /** Whether another value that an entry holds is replaced; where not, such an entry is refused. */
  readonly replace: boolean;
}

/** `refused`: the store takes no such value, an entry holds another one (`taken`), or the user did not agree (`declined`). */
export type WriteResult = { readonly kind: "written"; readonly version?: string } | Refused | Denied | Unreachable;

export type RemoveResult = { readonly kind: "removed" } | Refused | Failure;

interface Metadata {
  readonly created?: Date;
  readonly changed?: Date;
  readonly expires?: Date;
  /** Newest first. */
  readonly versions?: readonly { readonly id: string; readonly created?: Date }[];
}

export type MetadataResult = { readonly kind: "metadata"; readonly metadata: Metadata } | Failure;

/** Whether a store can be used now; a sentence says what is missing, or that it is away. */
export type CheckResult =
  | { readonly kind: "ready"; readonly identity?: string }
  | { readonly kind: "needs"; readonly needs: string }
  | Unreachable;

/** Where a list begins: the store's own names of the levels down to it, as its groups give them; `[]` is the top. */
export type Place = readonly string[];

export type StoreEntry =
  /** Something with entries of its own. `file`: it is that file, relative to the context's folder. */
  | {
      readonly kind: "group";
      readonly name: string;
      readonly place: Place;
      readonly file?: string;
      readonly sealed: boolean;
    }
  /** `file`: where the secret stands, relative to the context's folder. */
  | {
      readonly kind: "secret";
      readonly name: string;
      readonly reference: Reference;
      readonly file?: string;
      readonly sealed: boolean;
    };

export type ListResult =
  /** `next` asks for the following page; without it this was the last. */
  { readonly kind: "page"; readonly entries: readonly StoreEntry[]; readonly next?: string } | Failure;

/** Where a secret stands in a file of the project: UTF-16 offsets in its text, end exclusive, where the entry is there. */
export interface SecretSpan {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number } | undefined;
}

/** A place that keeps secrets, by reference. No method throws for what can be expected; none gives a value but `read`. */
export interface SecretStore {
  readonly capabilities: Capabilities;
  /** Whether it can be used, as far as that is known without asking the user for anything. */
  check(): Promise<CheckResult>;
  /** One level, names only. Opens nothing that a key is needed for. */
  list(place: Place, page?: string): Promise<ListResult>;
  /** An explicit act: keys and the user's identity may be used. */
  read(reference: Reference): Promise<ReadResult>;
  /** Adds or replaces entries, those of one file or secret as one step, and reads back what was written. */
  write(changes: readonly SecretChange[], options?: WriteOptions): Promise<WriteResult>;
  /** Asks the user all that `write` would ask, so that a caller can do so before it keeps others waiting. */
  prepare?(changes: readonly SecretChange[]): Promise<Refused | Denied | Unreachable | undefined>;
  remove(reference: Reference): Promise<RemoveResult>;
  metadata(reference: Reference): Promise<MetadataResult>;
  /** The place whose list a reference names, for those that name more than one secret. */
  placeOf?(reference: Reference): Place | undefined;
  /** Where the entry stands, found without a key; only for stores whose secrets stand in files. `undefined` where the file is not there. */
  locate?(reference: Reference): Promise<SecretSpan | undefined>;
  /** Gives a lent value back before its time; only where the store has leases. */
  release?(lease: Lease): Promise<void>;
}
