import { type Clock, sleep } from "../../machine/clock";
import { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { Item, ItemWritten, WriteHow } from "../managers/client";
import type { Call, Failure, MetadataResult, RemoveResult, RestoreResult } from "../store";
import { byAge, factsOfDeleted, factsOfVersions } from "./facts";
import { failureOf, type VaultCall, VaultRefusal } from "./failure";
import type { KeyVault } from "./vault";

/** How often it is looked whether a secret is removed or back, and the time between, in milliseconds. */
const LOOKS = 30;
const PAUSE = 500;

/** A secret of a vault, and who asks for it. */
export interface NamedSecret {
  readonly vault: KeyVault;
  readonly name: string;
  readonly principal: string | undefined;
}

/** The secrets of vaults, one at a time. No function throws for what can be expected. */
export class VaultSecrets {
  constructor(private readonly clock: Clock) {}

  async read(secret: NamedSecret, version: string | undefined, call: Call): Promise<Item | Failure> {
    try {
      const { value, properties } = await secret.vault.get(secret.name, version, call);
      if (value === undefined) return { kind: "absent" };
      return item(value, properties.version);
    } catch (error) {
      const failure = failureOf(error, wanted(secret, "get"));
      return failure.kind === "absent" ? this.#gone(secret, call) : failure;
    }
  }

  /** Why a secret is not there: it was removed, or there never was one. Who may not look learns no more. */
  async #gone({ vault, name }: NamedSecret, call: Call): Promise<Failure> {
    try {
      const { properties } = await vault.deleted(name, call);
      const { scheduledPurgeDate: until } = properties;
      return { kind: "deleted", restorable: true, ...(until === undefined ? {} : { until }) };
    } catch (error) {
      const failure = failureOf(error, { vault: vault.name, name, action: "get" });
      return failure.kind === "denied" ? { kind: "absent" } : failure;
    }
  }

  /**
   * Content type and tags stay. The service makes a new version whatever is there: what is the newest is looked at right before,
   * and another's write in that moment is replaced.
   */
  async write(secret: NamedSecret, value: Secret, how: WriteHow, call: Call): Promise<ItemWritten | Refused | Failure> {
    const { vault, name } = secret;
    const newest = await this.#newest(secret, call);
    if (newest.kind !== "newest" && newest.kind !== "absent" && newest.kind !== "deleted") return newest;
    const there = newest.kind === "newest";
    if (there && how.mode === "create") return { kind: "taken" };
    const expected = how.mode === "replace" ? how.ifVersion : undefined;
    if (expected !== undefined && (!there || newest.version !== expected)) return { kind: "taken" };
    try {
      const { properties } = await vault.set(name, value, there ? newest : {}, call);
      return { kind: "written", ...(properties.version === undefined ? {} : { version: properties.version }) };
    } catch (error) {
      if (error instanceof VaultRefusal && error.code === "ObjectIsDeletedButRecoverable") return recoverFirst(secret);
      return failureOf(error, wanted(secret, "set"));
    }
  }

  /** The newest version without its value: by a read, else, where that is denied, by the list of versions. */
  async #newest(secret: NamedSecret, call: Call) {
    try {
      const { properties } = await secret.vault.get(secret.name, undefined, call);
      return { ...properties, kind: "newest" as const };
    } catch (error) {
      const failure = failureOf(error, wanted(secret, "get"));
      if (failure.kind !== "denied") return failure;
    }
    try {
      const [newest, ...others] = byAge(await secret.vault.versions(secret.name, call));
      if (newest === undefined) return { kind: "absent" as const };
      // Versions of one second have no order: none of them is known to be the newest.
      const unsure = others[0]?.createdOn?.getTime() === newest.createdOn?.getTime();
      const { contentType, tags, version } = newest;
      return { kind: "newest" as const, contentType, tags, version: unsure ? undefined : version };
    } catch (error) {
      return failureOf(error, wanted(secret, "list"));
    }
  }

  async remove(secret: NamedSecret, call: Call): Promise<RemoveResult> {
    try {
      const removing = await secret.vault.remove(secret.name, call);
      const { scheduledPurgeDate: until } = removing.getResult()?.properties ?? {};
      await this.#finish(secret, removing, call);
      return { kind: "removed", ...(until === undefined ? {} : { until }) };
    } catch (error) {
      return failureOf(error, wanted(secret, "delete"));
    }
  }

  async restore(secret: NamedSecret, call: Call): Promise<RestoreResult> {
    try {
      await this.#finish(secret, await secret.vault.recover(secret.name, call), call);
      return { kind: "restored" };
    } catch (error) {
      return failureOf(error, wanted(secret, "recover"));
    }
  }

  async metadata(secret: NamedSecret, call: Call): Promise<MetadataResult> {
    const { vault, name } = secret;
    try {
      const facts = factsOfVersions(await vault.versions(name, call));
      if (facts !== undefined) return { kind: "metadata", metadata: facts };
    } catch (error) {
      const failure = failureOf(error, wanted(secret, "list"));
      if (failure.kind !== "absent") return failure;
    }
    try {
      return { kind: "metadata", metadata: factsOfDeleted(await vault.deleted(name, call)) };
    } catch (error) {
      const failure = failureOf(error, wanted(secret, "get"));
      return failure.kind === "denied" ? { kind: "absent" } : failure;
    }
  }

  /** Waits until what was begun is done, which takes the service some seconds. */
  async #finish({ vault }: NamedSecret, step: { isDone(): boolean; poll(): Promise<void> }, call: Call): Promise<void> {
    for (let look = 0; look < LOOKS && !step.isDone(); look++) {
      await sleep(this.clock, PAUSE, call.signal);
      if (call.signal.aborted) return;
      await vault.look(step, call);
    }
  }
}

function item(value: string, version: string | undefined): Item {
  return { kind: "item", whole: new Secret(value), ...(version === undefined ? {} : { version }) };
}

function wanted({ vault, name, principal }: NamedSecret, action: VaultCall["action"]): VaultCall {
  return { vault: vault.name, name, action, principal };
}

function recoverFirst({ vault, name }: NamedSecret): Refused {
  return refuse(
    "deleted",
    `${name} was removed from the vault ${vault.name} and is still kept there, so that its name is not free. Restore it, or take another name: az keyvault secret recover --vault-name ${vault.name} --name ${name}`,
  );
}
