import type { Secret } from "../../secret/secret";
import type { Call, Failure } from "../store";
import { encodePath, objectAt, textAt, type VaultApi } from "./api";
import { refusedBy } from "./refused-by";

/** An engine, and where it stands; its path may hold `/`. */
export interface Mount {
  readonly kind: "mount";
  /** The parts of its path. */
  readonly path: readonly string[];
  /** Such as "kv" or "database". */
  readonly type: string;
  /** Of the key-value engine: 1 or 2. */
  readonly version: 1 | 2;
}

/** Engines that hold nothing which a program is given. */
const INNER = new Set(["system", "identity", "cubbyhole", "ns_system", "ns_identity", "ns_cubbyhole"]);

/** Where the engines of a server stand, found out with the rights that a token has. */
export class Mounts {
  readonly #api: VaultApi;
  readonly #known = new Map<string, Mount>();
  #asking: Promise<unknown> = Promise.resolve();

  constructor(api: VaultApi) {
    this.#api = api;
  }

  /** Those that the token may see, by their paths. */
  async all(token: Secret, call: Call): Promise<Mount[] | Failure> {
    const path = "sys/internal/ui/mounts";
    const answer = await this.#api.send({ method: "GET", path, token }, call);
    if (answer.kind !== "answer") return answer;
    if (answer.status !== 200) return refusedBy(answer, { path, capabilities: ["read"] });
    const found = Object.entries(objectAt(answer.json, "data", "secret")).flatMap(([name, info]) => {
      const mount = mountOf(name, info as Record<string, unknown>);
      return INNER.has(mount.type) ? [] : [mount];
    });
    for (const mount of found) this.#known.set(mount.path.join("/"), mount);
    return found.sort((a, b) => (a.path.join("/") < b.path.join("/") ? -1 : 1));
  }

  /** The engine that keeps what stands at a path. Paths are asked for in turn, since the answer to one is that to many. */
  of(path: readonly string[], token: Secret, call: Call): Promise<Mount | Failure> {
    const known = this.#knownOf(path);
    if (known !== undefined) return Promise.resolve(known);
    const asked = this.#asking.then(async () => this.#knownOf(path) ?? this.#ask(path, token, call));
    this.#asking = asked;
    return asked;
  }

  /** The longest known one of those that begin a path. */
  #knownOf(path: readonly string[]): Mount | undefined {
    for (let length = path.length; length > 0; length--) {
      const known = this.#known.get(path.slice(0, length).join("/"));
      if (known !== undefined) return known;
    }
    return undefined;
  }

  async #ask(path: readonly string[], token: Secret, call: Call): Promise<Mount | Failure> {
    const asked = `sys/internal/ui/mounts/${encodePath(path)}`;
    const answer = await this.#api.send({ method: "GET", path: asked, token }, call);
    if (answer.kind !== "answer") return answer;
    const data = objectAt(answer.json, "data");
    const name = textAt(data, "path");
    if (answer.status !== 200 || name === undefined)
      return refusedBy(answer, { path: path.join("/"), capabilities: ["read"] });
    const mount = mountOf(name, data);
    this.#known.set(mount.path.join("/"), mount);
    return mount;
  }
}

function mountOf(name: string, info: Readonly<Record<string, unknown>>): Mount {
  const type = textAt(info, "type") ?? "";
  const version = textAt(objectAt(info, "options"), "version") === "2" ? 2 : 1;
  const kind = type === "generic" ? "kv" : type;
  return { kind: "mount", path: name.split("/").filter((part) => part !== ""), type: kind, version };
}
