import { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { Item, ItemWritten, WriteHow } from "../managers/client";
import type { Call, Failure, MetadataResult, RemoveResult, Version } from "../store";
import type { GoogleAnswer, GoogleApi, GoogleParent } from "./api";
import { crc32c } from "./crc32c";
import { factsOfSecret, factsOfVersionList, idOf, versionsIn } from "./facts";
import { type GoogleCall, refusedByGoogle, stateFailure } from "./failure";
import type { GoogleLogin } from "./sign-in";

/** A secret, and who asks for it. */
export interface GoogleSecret {
  readonly parent: GoogleParent;
  readonly name: string;
  readonly login: GoogleLogin;
}

/** The service's own limit, in bytes. */
const LARGEST = 65_536;
const TEXT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The secrets of projects, one at a time. No method throws for what can be expected. */
export class GoogleSecrets {
  constructor(private readonly api: GoogleApi) {}

  async read(secret: GoogleSecret, version: string | undefined, call: Call): Promise<Item | Failure> {
    const wanted = version ?? "latest";
    const answer = await this.#send(secret, "GET", `/versions/${encodeURIComponent(wanted)}:access`, call);
    if (answer.kind !== "answer") return answer;
    if (answer.code === "FAILED_PRECONDITION") return this.#state(secret, wanted, answer, call);
    if (answer.status !== 200) return refusedByGoogle(answer, asked(secret, "versions.access"));
    const { data, dataCrc32c } = (answer.json.payload ?? {}) as { data?: unknown; dataCrc32c?: unknown };
    const bytes = Buffer.from(typeof data === "string" ? data : "", "base64");
    if (dataCrc32c !== undefined && String(dataCrc32c) !== crc32c(bytes))
      return { kind: "unreachable", reason: `${secret.name} arrived other than it was sent (CRC32C).`, passing: true };
    try {
      return { kind: "item", whole: new Secret(TEXT.decode(bytes)), version: idOf(answer.json) };
    } catch {
      return { kind: "unreachable", reason: `${secret.name} holds bytes that are no text (UTF-8).`, passing: false };
    }
  }

  /** Why a version that is there gives no value; its message says so where the version itself may not be looked at. */
  async #state(secret: GoogleSecret, version: string, refusal: GoogleAnswer, call: Call): Promise<Failure> {
    const answer = await this.#send(secret, "GET", `/versions/${encodeURIComponent(version)}`, call);
    const { message } = (refusal.json.error ?? {}) as { message?: unknown };
    const said = /\b(?:DISABLED|DESTROYED)\b/.exec(String(message))?.[0] ?? "DISABLED";
    const known = answer.kind === "answer" && answer.status === 200;
    const state = known ? String(answer.json.state) : said;
    return stateFailure(state, asked(secret, "versions.access"), known ? idOf(answer.json) : version);
  }

  /**
   * A new secret, or a new version of one. The service knows no condition: what is the newest is looked at right before, and by the
   * number of the new version it is known whether another's came in between.
   */
  async write(
    secret: GoogleSecret,
    value: Secret,
    how: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    const bytes = Buffer.from(value.reveal(), "utf8");
    if (bytes.length > LARGEST) return refuse("too-large", "Secret Manager takes values of 64 KiB at most.");
    if (how.mode === "create") {
      const created = await this.#create(secret, call);
      if (created.kind !== "created") return created;
      return this.#add(secret, bytes, undefined, call);
    }
    const { ifVersion } = how;
    if (ifVersion !== undefined) {
      const newest = await this.#send(secret, "GET", "/versions/latest", call);
      if (newest.kind !== "answer") return newest;
      // Who may add versions need not be allowed to look at them.
      if (newest.status !== 200 && newest.status !== 403) return refusedByGoogle(newest, asked(secret, "versions.get"));
      if (newest.status === 200 && idOf(newest.json) !== ifVersion) return { kind: "taken" };
    }
    return this.#add(secret, bytes, ifVersion, call);
  }

  /** Makes a secret without a version, or finds one that has none any longer. */
  async #create(secret: GoogleSecret, call: Call): Promise<{ readonly kind: "created" } | ItemWritten | Failure> {
    const { parent, name, login } = secret;
    // A location's secrets are kept there; all others wherever the service likes.
    const body = parent.location === undefined ? { replication: { automatic: {} } } : {};
    const request = { method: "POST", parent, path: "secrets", query: { secretId: name }, body, login } as const;
    const answer = await this.api.send(request, call);
    if (answer.kind !== "answer") return answer;
    if (answer.status === 200) return { kind: "created" };
    if (answer.code !== "ALREADY_EXISTS") return refusedByGoogle(answer, asked(secret, "secrets.create"));
    const versions = await this.#versions(secret, {}, call);
    if ("kind" in versions) return versions;
    return versions.every(({ state }) => state === "destroyed") ? { kind: "created" } : { kind: "taken" };
  }

  async #add(
    secret: GoogleSecret,
    bytes: Buffer,
    after: string | undefined,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    const payload = { data: bytes.toString("base64"), dataCrc32c: crc32c(bytes) };
    const answer = await this.#send(secret, "POST", ":addVersion", call, { payload });
    if (answer.kind !== "answer") return answer;
    if (answer.status !== 200) return refusedByGoogle(answer, asked(secret, "versions.add"));
    const version = idOf(answer.json);
    if (after === undefined || !/^\d{1,15}$/.test(after) || Number(version) === Number(after) + 1)
      return { kind: "written", version };
    const other = Number(version) - 1;
    return refuse(
      "conflict",
      `${secret.name} was changed by someone else at the same moment: theirs is version ${other}, and yours, ${version}, is the newest now. Compare both.`,
    );
  }

  /** For good: what is removed cannot be restored. */
  async remove(secret: GoogleSecret, call: Call): Promise<RemoveResult> {
    const answer = await this.#send(secret, "DELETE", "", call);
    if (answer.kind !== "answer") return answer;
    return answer.status === 200 ? { kind: "removed" } : refusedByGoogle(answer, asked(secret, "secrets.delete"));
  }

  async metadata(secret: GoogleSecret, call: Call): Promise<MetadataResult> {
    const answer = await this.#send(secret, "GET", "", call);
    if (answer.kind !== "answer") return answer;
    if (answer.status !== 200) return refusedByGoogle(answer, asked(secret, "secrets.get"));
    const facts = factsOfSecret(answer.json);
    const versions = await this.#versions(secret, answer.json, call);
    if (!("kind" in versions)) return { kind: "metadata", metadata: { ...facts, ...factsOfVersionList(versions) } };
    return versions.kind === "denied" ? { kind: "metadata", metadata: facts } : versions;
  }

  async #versions(
    secret: GoogleSecret,
    described: GoogleAnswer["json"],
    call: Call,
  ): Promise<readonly Version[] | Failure> {
    const all: Version[] = [];
    let pageToken = "";
    do {
      const { parent, name, login } = secret;
      const path = `secrets/${encodeURIComponent(name)}/versions`;
      const query = { pageSize: "250", ...(pageToken === "" ? {} : { pageToken }) };
      const answer = await this.api.send({ method: "GET", parent, path, query, login }, call);
      if (answer.kind !== "answer") return answer;
      if (answer.status !== 200) return refusedByGoogle(answer, asked(secret, "versions.list"));
      all.push(...versionsIn(answer.json, described));
      pageToken = String(answer.json.nextPageToken ?? "");
    } while (pageToken !== "");
    return all;
  }

  /** `path`: behind the secret's own. */
  #send(
    { parent, name, login }: GoogleSecret,
    method: "GET" | "POST" | "DELETE",
    path: string,
    call: Call,
    body?: unknown,
  ) {
    const whole = `secrets/${encodeURIComponent(name)}${path}`;
    return this.api.send({ method, parent, path: whole, login, ...(body === undefined ? {} : { body }) }, call);
  }
}

function asked({ parent, name, login }: GoogleSecret, permission: GoogleCall["permission"]): GoogleCall {
  return { parent, name, permission, login };
}
