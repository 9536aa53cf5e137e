import type { Secret } from "../../secret/secret";
import type { Refused } from "../../text/refused";
import type {
  Call,
  Capabilities,
  Failure,
  HoldResult,
  Lease,
  ListResult,
  MetadataResult,
  Place,
  RemoveResult,
  RestoreResult,
  RotateResult,
  SignInResult,
} from "../store";
import type { ManagerReference } from "./reference";

/** What one read of a secret gives: its value as a whole, or its fields where the manager keeps fields. */
export interface Item {
  readonly kind: "item";
  readonly whole?: Secret;
  readonly fields?: ReadonlyMap<string, Secret>;
  readonly version?: string;
  readonly lease?: Lease;
}

/** A new value of a secret, whole or by all of its fields. */
export type ItemValue = { readonly whole: Secret } | { readonly fields: ReadonlyMap<string, Secret> };

/** `create`: only where there is none; `replace`: the version that was read, or whichever is the newest. */
export type WriteHow = { readonly mode: "create" } | { readonly mode: "replace"; readonly ifVersion?: string };

/** `taken`: there is one already, or (with `ifVersion`) another one. */
export type ItemWritten = { readonly kind: "written"; readonly version?: string } | { readonly kind: "taken" };

/**
 * A manager's own calls, secret by secret; `ManagerStore` makes fields, groups and checked writes out of them. References are to
 * whole secrets. No method throws for what can be expected.
 */
export interface ManagerClient {
  readonly capabilities: Capabilities;
  /** Whether its secrets have fields of their own; else a field is one of the JSON object that the value is. */
  readonly fields: "own" | "json";
  /** How many levels a name has below what an instance is about; a sentence where it is no name of this manager. */
  checkName(reference: ManagerReference): string | undefined;
  signIn(call: Call): Promise<SignInResult>;
  signOut(): Promise<void>;
  list(place: Place, call: Call, page?: string): Promise<ListResult>;
  search?(text: string, call: Call, page?: string): Promise<ListResult>;
  /** A result for each, in their order, in as few requests as the manager allows. */
  read(items: readonly ManagerReference[], call: Call): Promise<readonly (Item | Failure)[]>;
  write(item: ManagerReference, value: ItemValue, how: WriteHow, call: Call): Promise<ItemWritten | Refused | Failure>;
  remove(item: ManagerReference, call: Call): Promise<RemoveResult>;
  restore?(item: ManagerReference, call: Call): Promise<RestoreResult>;
  rotate?(item: ManagerReference, call: Call): Promise<RotateResult>;
  metadata(item: ManagerReference, call: Call): Promise<MetadataResult>;
  hold?(leases: readonly Lease[], ttl: number, call: Call): Promise<HoldResult>;
}
