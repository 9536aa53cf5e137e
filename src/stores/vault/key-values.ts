import { Secret } from "../../secret/secret";
import type { Item, ItemWritten, ManagerClient, WriteHow } from "../managers/client";
import type { Call, Deleted, Failure, Metadata, MetadataResult, RemoveResult, RestoreResult, Version } from "../store";
import { encodePath, objectAt, textAt, type VaultAnswer, type VaultApi } from "./api";
import type { Mount } from "./mounts";
import { refusedBy } from "./refused-by";

/** A secret of a key-value engine, and the token that asks for it. */
export interface Kept {
  readonly mount: Mount;
  /** Below the mount. */
  readonly path: readonly string[];
  readonly token: Secret;
}

const CAS_FAILED = "check-and-set";

/** The secrets of Vault's key-value engines, versions 1 and 2. */
export class KeyValues {
  constructor(private readonly api: VaultApi) {}

  async read(kept: Kept, version: string | undefined, call: Call): Promise<Item | Failure> {
    const query = version === undefined ? {} : { version };
    const answer = await this.#send("GET", kept, "data", call, { query });
    if (answer.kind !== "answer") return answer;
    const second = kept.mount.version === 2;
    const data = second ? objectAt(answer.json, "data", "data") : objectAt(answer.json, "data");
    const metadata = second ? objectAt(answer.json, "data", "metadata") : {};
    const deleted = deletedBy(metadata);
    if (deleted !== undefined) return deleted;
    if (answer.status !== 200) return refusedBy(answer, { path: shownPath(kept, "data"), capabilities: ["read"] });
    const number = metadata.version;
    return { kind: "item", fields: fieldsIn(data), ...(number === undefined ? {} : { version: String(number) }) };
  }

  async write(
    kept: Kept,
    fields: ReadonlyMap<string, Secret>,
    how: WriteHow,
    call: Call,
  ): ReturnType<ManagerClient["write"]> {
    const data = Object.fromEntries([...fields].map(([name, secret]) => [name, secret.reveal()]));
    if (kept.mount.version === 1) return this.#writeFirst(kept, data, how, call);
    const cas = how.mode === "create" ? await this.#newestDeleted(kept, call) : how.ifVersion;
    const options = cas === undefined ? {} : { options: { cas: Number(cas) } };
    const answer = await this.#send("POST", kept, "data", call, { body: { ...options, data } });
    if (answer.kind !== "answer") return answer;
    if (answer.status === 400 && JSON.stringify(answer.json?.errors ?? "").includes(CAS_FAILED))
      return { kind: "taken" };
    return written(answer, kept, "data");
  }

  /** The first version has no check-and-set: whether there is one is looked at before. */
  async #writeFirst(
    kept: Kept,
    data: Readonly<Record<string, string>>,
    { mode }: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Failure> {
    if (mode === "create") {
      const there = await this.#send("GET", kept, "data", call);
      if (there.kind !== "answer") return there;
      if (there.status === 200) return { kind: "taken" };
    }
    const answer = await this.#send("POST", kept, "data", call, { body: data });
    return answer.kind === "answer" ? written(answer, kept, "data") : answer;
  }

  /** The version that a new one may follow: none, or the newest, which was removed. */
  async #newestDeleted(kept: Kept, call: Call): Promise<string> {
    const known = await this.metadata(kept, call);
    const [newest] = known.kind === "metadata" ? (known.metadata.versions ?? []) : [];
    return newest?.state === "deleted" || newest?.state === "destroyed" ? newest.id : "0";
  }

  /** Removes the newest version, which can be brought back, or the whole secret where there is one alone. */
  async remove(kept: Kept, call: Call): Promise<RemoveResult> {
    const before = await this.read(kept, undefined, call);
    if (before.kind === "absent" || before.kind === "deleted") return { kind: "absent" };
    const answer = await this.#send("DELETE", kept, "data", call);
    if (answer.kind !== "answer") return answer;
    if (answer.status === 204 || answer.status === 200) return { kind: "removed" };
    return refusedBy(answer, { path: shownPath(kept, "data"), capabilities: ["delete"] });
  }

  async restore(kept: Kept, call: Call): Promise<RestoreResult> {
    const known = await this.metadata(kept, call);
    if (known.kind !== "metadata") return known;
    const [newest] = known.metadata.versions ?? [];
    if (newest?.state !== "deleted")
      return { kind: "absent", reason: "the newest version is not one that was removed." };
    const answer = await this.#send("POST", kept, "undelete", call, { body: { versions: [Number(newest.id)] } });
    if (answer.kind !== "answer") return answer;
    if (answer.status === 204 || answer.status === 200) return { kind: "restored" };
    return refusedBy(answer, { path: shownPath(kept, "undelete"), capabilities: ["update"] });
  }

  async metadata(kept: Kept, call: Call): Promise<MetadataResult> {
    if (kept.mount.version === 1) {
      const read = await this.read(kept, undefined, call);
      return read.kind === "item" ? { kind: "metadata", metadata: {} } : read;
    }
    const answer = await this.#send("GET", kept, "metadata", call);
    if (answer.kind !== "answer") return answer;
    if (answer.status !== 200) return refusedBy(answer, { path: shownPath(kept, "metadata"), capabilities: ["read"] });
    return { kind: "metadata", metadata: factsIn(objectAt(answer.json, "data")) };
  }

  /** The names of a secret's fields, without its values where the engine has a way to ask for them. */
  async fieldNames(kept: Kept, call: Call): Promise<string[] | Failure> {
    if (kept.mount.version === 2) {
      const answer = await this.#send("GET", kept, "subkeys", call, { query: { depth: "1" } });
      if (answer.kind !== "answer") return answer;
      const deleted = deletedBy(objectAt(answer.json, "data", "metadata"));
      if (deleted !== undefined) return deleted;
      if (answer.status === 200) return Object.keys(objectAt(answer.json, "data", "subkeys"));
      return refusedBy(answer, { path: shownPath(kept, "subkeys"), capabilities: ["read"] });
    }
    const read = await this.read(kept, undefined, call);
    return read.kind === "item" ? [...(read.fields ?? new Map()).keys()] : read;
  }

  /** The names of a level, those of groups with `/` at the end. `query`: what a server that has pages is asked for. */
  async names(kept: Kept, query: Readonly<Record<string, string>>, call: Call): Promise<string[] | Failure> {
    const answer = await this.#send("LIST", kept, "metadata", call, { query });
    if (answer.kind !== "answer") return answer;
    if (answer.status === 404) return [];
    if (answer.status !== 200)
      return refusedBy(answer, { path: `${shownPath(kept, "metadata")}/`, capabilities: ["list"] });
    const { keys } = objectAt(answer.json, "data");
    return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === "string") : [];
  }

  #send(
    method: "GET" | "LIST" | "POST" | "DELETE",
    kept: Kept,
    part: Part,
    call: Call,
    more: { query?: Readonly<Record<string, string>>; body?: Readonly<Record<string, unknown>> } = {},
  ): Promise<VaultAnswer | Failure> {
    const parts = [...kept.mount.path, ...partOf(kept, part), ...kept.path];
    return this.api.send({ method, path: encodePath(parts), token: kept.token, ...more }, call);
  }
}

type Part = "data" | "metadata" | "subkeys" | "undelete";

function partOf({ mount }: Kept, part: Part): string[] {
  return mount.version === 2 ? [part] : [];
}

function shownPath(kept: Kept, part: Part): string {
  return [...kept.mount.path, ...partOf(kept, part), ...kept.path].join("/");
}

function written(answer: VaultAnswer, kept: Kept, part: Part): ItemWritten | Failure {
  if (answer.status !== 200 && answer.status !== 204) {
    return refusedBy(answer, { path: shownPath(kept, part), capabilities: ["create", "update"] });
  }
  const { version } = objectAt(answer.json, "data");
  return { kind: "written", ...(typeof version === "number" ? { version: String(version) } : {}) };
}

/** A value that is no text is given as JSON writes it. */
export function fieldsIn(data: Readonly<Record<string, unknown>>): Map<string, Secret> {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return new Map(
    Object.entries(data).flatMap(([name, value]) => (value == null ? [] : [[name, new Secret(text(value))] as const])),
  );
}

function deletedBy(metadata: Readonly<Record<string, unknown>>): Deleted | undefined {
  if (metadata.destroyed === true) return { kind: "deleted", restorable: false };
  return textAt(metadata, "deletion_time") === undefined ? undefined : { kind: "deleted", restorable: true };
}

function factsIn(data: Readonly<Record<string, unknown>>): Metadata {
  const versions = Object.entries(objectAt(data, "versions"))
    .map(([id, info]): Version => {
      const facts = info as Record<string, unknown>;
      const state = facts.destroyed === true ? "destroyed" : textAt(facts, "deletion_time") ? "deleted" : "enabled";
      return { id, state, ...dateIn("created", facts, "created_time") };
    })
    .sort((a, b) => Number(b.id) - Number(a.id));
  const labels = Object.entries(objectAt(data, "custom_metadata")).map(
    ([name, value]) => [name, String(value)] as const,
  );
  const state = versions[0]?.state === "enabled" ? "enabled" : "deleted";
  return {
    ...dateIn("created", data, "created_time"),
    ...dateIn("changed", data, "updated_time"),
    ...(versions.length === 0 ? {} : { state }),
    ...(labels.length === 0 ? {} : { labels: new Map(labels) }),
    versions,
  };
}

function dateIn<Name extends string>(
  name: Name,
  object: Readonly<Record<string, unknown>>,
  from: string,
): { [key in Name]?: Date } {
  const date = new Date(textAt(object, from) ?? "");
  return Number.isNaN(date.getTime()) ? {} : ({ [name]: date } as { [key in Name]?: Date });
}
