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

/** For what a store is asked: `browse` never asks the user for anything, and begins no sign-in that would. */
export interface Call {
  /** Ends the call at once where it is aborted; the store's answer is not waited for then. */
  readonly signal: AbortSignal;
  readonly purpose: "browse" | "use";
}

/** A signal that is never aborted. */
export const NEVER = new AbortController().signal;
/** A call of an explicit act that nothing ends, and one for looking around. */
export const USE: Call = { purpose: "use", signal: NEVER };
export const BROWSE: Call = { purpose: "browse", signal: NEVER };

/** What a store can do at all; a face leaves out what it cannot. */
export interface Capabilities {
  readonly write: boolean;
  readonly remove: boolean;
  /** Earlier values can be read by `?version=`. */
  readonly versions: boolean;
  /** Values can be lent for a time, and expire. */
  readonly leases: boolean;
  /** What is removed is kept for a while, and can be restored. */
  readonly softDelete: boolean;
  /**
   * What a write has for want of a condition that the manager checks. `look`: the newest version is looked at right before, and what
   * comes in that moment is replaced; `none`: no read says which version it gave, so that the last one of several stays.
   */
  readonly guard?: "look" | "none";
  /** All that it reads and writes goes through the context's files, and needs no key. */
  readonly throughFiles: boolean;
}

/** A value that is lent: it stops working at `expires` unless it is renewed. */
export interface Lease {
  readonly id: string;
  readonly expires: Date;
  readonly renewable: boolean;
}

/** What a manager's administrator adds to allow a call, in the manager's own language. */
export interface Grant {
  readonly language: "hcl" | "iam" | "azure" | "gcp" | "conjur";
  readonly text: string;
}

/** The store says no; `needs` is a sentence: the key, policy or role that would allow it. */
export interface Denied {
  readonly kind: "denied";
  readonly needs: string;
  readonly grant?: Grant;
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

/** Nobody is signed in, and the call may not begin it or it failed; `how` is a sentence that says how to. */
export interface SignedOut {
  readonly kind: "signed-out";
  readonly how: string;
}

/** The secret, or this version of it, was removed; `until`: when it goes for good, where it can be restored. */
export interface Deleted {
  readonly kind: "deleted";
  readonly restorable: boolean;
  readonly until?: Date;
}

/** The store asks for fewer requests, or the call was given up, after all attempts of ours. */
export interface Busy {
  readonly kind: "busy";
  /** In seconds. */
  readonly retryAfter?: number;
}

export type Failure = Absent | Denied | Unreachable | SignedOut | Deleted | Busy;

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
  /** Replaces that version alone, where the store has versions; `conflict` where another one is the newest. */
  readonly ifVersion?: string;
}

/**
 * `refused`: the store takes no such value, an entry holds another one (`taken`), another version is the newest (`conflict`), or
 * the user did not agree (`declined`). `checked`: by what it is known that the value is kept, by the version where it may not be read.
 */
export type WriteResult =
  | { readonly kind: "written"; readonly version?: string; readonly checked?: "value" | "version" }
  | Refused
  | Exclude<Failure, Absent>;

/** `until`: how long it can be restored. */
export type RemoveResult = { readonly kind: "removed"; readonly until?: Date } | Refused | Failure;

export type RestoreResult = { readonly kind: "restored" } | Refused | Failure;

export type RotateResult = { readonly kind: "rotated" } | Refused | Failure;

/** What is known of an earlier value, or of the newest. */
export interface Version {
  readonly id: string;
  readonly created?: Date;
  readonly state: "enabled" | "disabled" | "deleted" | "destroyed";
  /** The manager's own names for it, such as AWSCURRENT. */
  readonly labels?: readonly string[];
}

/** What is known of a secret besides its value. */
export interface Metadata {
  readonly created?: Date;
  readonly changed?: Date;
  readonly expires?: Date;
  /** When it begins to hold. */
  readonly starts?: Date;
  readonly state?: "enabled" | "disabled" | "deleted";
  /** How long a deleted one can be restored. */
  readonly deletedUntil?: Date;
  readonly description?: string;
  readonly labels?: ReadonlyMap<string, string>;
  /** In days. */
  readonly rotation?: { readonly every?: number; readonly last?: Date; readonly next?: Date };
  /** Newest first. */
  readonly versions?: readonly Version[];
}

export type MetadataResult = { readonly kind: "metadata"; readonly metadata: Metadata } | Failure;

/** Whether a store can be used now; a sentence says what is missing, or that it is away. */
export type CheckResult =
  | { readonly kind: "ready"; readonly identity?: string }
  | { readonly kind: "needs"; readonly needs: string }
  | Failure;

/** Who is signed in, and until when; or why nobody is. */
export type SignInResult = { readonly kind: "signed-in"; readonly as: string; readonly until?: Date } | Failure;

/** Where a list begins: the store's own names of the levels down to it, as its groups give them; `[]` is the top. */
export type Place = readonly string[];

/** The last step of a place that is the fields of a secret, which no name can be. */
export const FIELDS = "/";

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
      /** What the list says of it besides. */
      readonly facts?: Metadata;
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
  check(call: Call): Promise<CheckResult>;
  /** One level, names only. Opens nothing that a key is needed for. */
  list(place: Place, call: Call, page?: string): Promise<ListResult>;
  /** Secrets whose name holds a text, all levels in one; only where the store itself searches. */
  search?(text: string, call: Call, page?: string): Promise<ListResult>;
  /**
   * A result for each reference, in their order; those to one secret come from one read of it, and so from one lease. An explicit
   * act: keys and the user's identity may be used.
   */
  read(references: readonly Reference[], call: Call): Promise<readonly ReadResult[]>;
  /** Adds or replaces entries, those of one file or secret as one step, and reads back what was written. */
  write(changes: readonly SecretChange[], options: WriteOptions, call: Call): Promise<WriteResult>;
  /** Asks the user all that `write` would ask, so that a caller can do so before it keeps others waiting. */
  prepare?(
    changes: readonly SecretChange[],
    call: Call,
  ): Promise<Exclude<WriteResult, { kind: "written" }> | undefined>;
  remove(reference: Reference, call: Call): Promise<RemoveResult>;
  /** Brings back what was removed; only where `softDelete`. */
  restore?(reference: Reference, call: Call): Promise<RestoreResult>;
  /** Has the manager make a new value now; only where it can. */
  rotate?(reference: Reference, call: Call): Promise<RotateResult>;
  metadata(reference: Reference, call: Call): Promise<MetadataResult>;
  /** The place whose list a reference names, for those that name more than one secret. */
  placeOf?(reference: Reference): Place | undefined;
  /** Where the entry stands, found without a key; only for stores whose secrets stand in files. `undefined` where the file is not there. */
  locate?(reference: Reference): Promise<SecretSpan | undefined>;
  /** Signs in, asking the user where that is needed and the call is for use; only where there is such a thing. */
  signIn?(call: Call): Promise<SignInResult>;
  signOut?(): Promise<void>;
  /** Keeps the lent values of a run alive until its end; only where the store has leases. `ttl`: how long they shall last, in seconds. */
  hold?(items: readonly Lease[], ttl: number, call: Call): Promise<HoldResult>;
}

/** All that a supervisor needs to renew and give up what a run was lent, without the store's code; never an argument or a variable. */
export interface Grip {
  readonly text: Secret;
}

/** `longest`: when what is held ends at the latest; `revocable`: whether it can be given up before. */
export type HoldResult =
  | { readonly kind: "held"; readonly longest: Date; readonly revocable: boolean; readonly grip: Grip }
  | Failure;

/** The value of one reference. */
export async function readOne(store: SecretStore, reference: Reference, call: Call): Promise<ReadResult> {
  const [result] = await store.read([reference], call);
  return result ?? { kind: "absent" };
}
