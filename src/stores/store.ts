import type { Reference } from "../formats/refs/reference";
import type { Secret } from "../secret/secret";
import type { IdentitySource } from "./sops/identities";
import type { SopsProgram } from "./sops/program";

/** Where a store works, and what it may ask the machine and the user for. */
export interface StoreContext {
  /** The repository's root, links resolved: no file outside of it is read or written. */
  readonly root: string;
  /** Absolute; where the paths of references begin. */
  readonly folder: string;
  /** Where age keys were found in the process's own environment, for a file sealed to these recipients. */
  identities(recipients: readonly string[]): Promise<readonly IdentitySource[]>;
  /** Whether this user agrees that the file's secrets are sealed to these recipients (age public keys, ids, ARNs). */
  agreesTo(file: string, recipients: readonly string[]): Promise<boolean>;
  /** The user's `sops` program, for recipients that native code does not do; not started before the user agreed to them. */
  program?(): SopsProgram | undefined;
}

/** What a store can do at all; a face leaves out what it cannot. */
export interface Capabilities {
  readonly write: boolean;
  readonly remove: boolean;
  /** Earlier values can be read by `?version=`. */
  readonly versions: boolean;
  /** Values can be lent for a time, and expire. */
  readonly leases: boolean;
}

/** A value that is lent: it stops working at `expires` unless it is renewed. */
export interface Lease {
  readonly id: string;
  readonly expires: Date;
  readonly renewable: boolean;
}

/** The store says no; `needs` is a sentence: the key, policy or role that would allow it. */
export interface Denied {
  readonly kind: "denied";
  readonly needs: string;
}

/** The store cannot be used; `reason` is a sentence. `passing` tells a server that is away from a file that is broken. */
export interface Unreachable {
  readonly kind: "unreachable";
  readonly reason: string;
  readonly passing: boolean;
}

export interface Absent {
  readonly kind: "absent";
}

export type Failure = Absent | Denied | Unreachable;

export type ReadResult =
  | { readonly kind: "found"; readonly secret: Secret; readonly version?: string; readonly lease?: Lease }
  | Failure;

/** `refused`: the store takes no such value, or the user did not agree; `reason` is a sentence without the value. */
export type WriteResult =
  | { readonly kind: "written"; readonly version?: string }
  | { readonly kind: "refused"; readonly reason: string }
  | Denied
  | Unreachable;

export type RemoveResult =
  | { readonly kind: "removed" }
  | { readonly kind: "refused"; readonly reason: string }
  | Failure;

export interface Metadata {
  readonly created?: Date;
  readonly changed?: Date;
  readonly expires?: Date;
  /** Newest first. */
  readonly versions?: readonly { readonly id: string; readonly created?: Date }[];
}

export type MetadataResult = { readonly kind: "metadata"; readonly metadata: Metadata } | Failure;

/** Where a list begins: the store's own names of the levels down to it, as its groups give them; `[]` is the top. */
export type Place = readonly string[];

export type StoreEntry =
  /** Something with entries of its own: a file, a folder, a map. */
  | { readonly kind: "group"; readonly name: string; readonly place: Place; readonly sealed: boolean }
  | { readonly kind: "secret"; readonly name: string; readonly reference: Reference; readonly sealed: boolean };

export type ListResult =
  /** `next` asks for the following page; without it this was the last. */
  { readonly kind: "page"; readonly entries: readonly StoreEntry[]; readonly next?: string } | Failure;

/** A place that keeps secrets, by reference. No method throws for what can be expected; none gives a value but `read`. */
export interface SecretStore {
  readonly id: string;
  readonly title: string;
  readonly capabilities: Capabilities;
  /** One level, names only. Opens nothing that a key is needed for. */
  list(place: Place, page?: string): Promise<ListResult>;
  /** An explicit act: keys and the user's identity may be used. */
  read(reference: Reference): Promise<ReadResult>;
  /** Adds or replaces, and reads back what was written. */
  write(reference: Reference, secret: Secret): Promise<WriteResult>;
  remove(reference: Reference): Promise<RemoveResult>;
  metadata(reference: Reference): Promise<MetadataResult>;
  /** Gives a lent value back before its time; only where the store has leases. */
  release?(lease: Lease): Promise<void>;
}
