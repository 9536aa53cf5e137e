import { stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { dotenvValues, setDotenv } from "../../formats/dotenv/file";
import { removeDotenv } from "../../formats/dotenv/remove";
import type { Reference } from "../../formats/refs/reference";
import { readText, resolveInside, writeAtomic } from "../../machine/files";
import { isIgnored, isTracked } from "../../machine/git";
import { withLock } from "../../machine/lock";
import { nearestFile, repositoryRoot } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { Secret } from "../../secret/secret";
import { withLine } from "../../text/lines";
import { findFiles } from "../find-files";
import { broken, pageOf, withFiles } from "../page";
import type {
  Capabilities,
  ListResult,
  MetadataResult,
  Place,
  ReadResult,
  RemoveResult,
  SecretStore,
  StoreContext,
  StoreEntry,
  Unreachable,
  WriteResult,
} from "../store";

const PRIVATE = 0o600;
const TEMPLATE = /\.(?:refs|example|sample|template|dist|defaults)$/;

/** Whether a file of that name holds variables in plain text; `.envrc` is a shell script. */
export function isDotenvName(name: string): boolean {
  return name === ".env" || (name.startsWith(".env.") && !TEMPLATE.test(name));
}

/** The `.env` files of a repository. `env:NAME` without a file is an entry of the nearest `.env`. */
export class DotenvStore implements SecretStore {
  readonly id = "dotenv";
  readonly title = ".env files";
  readonly capabilities: Capabilities = { write: true, remove: true, versions: false, leases: false };
  readonly #context: StoreContext;

  constructor(context: StoreContext) {
    this.#context = context;
  }

  async list(place: Place, page?: string): Promise<ListResult> {
    const [file] = place;
    if (file === undefined) {
      const files = await findFiles(this.#context.root, isDotenvName);
      return pageOf(
        files.map((path) => ({ kind: "group", name: path, place: [path], sealed: false })),
        page,
      );
    }
    return withFiles(async () => {
      const text = await readText(this.#context.root, file);
      if (text === undefined) return { kind: "absent" };
      const path = toPosix(relative(this.#context.folder, join(this.#context.root, file)));
      const entries = [...dotenvValues(text).keys()].map(
        (name): StoreEntry => ({ kind: "secret", name, reference: { kind: "env", name, file: path }, sealed: false }),
      );
      return pageOf(entries, page);
    });
  }

  async read(reference: Reference): Promise<ReadResult> {
    return withFiles(async () => {
      const { name, file } = this.#locate(reference);
      const value = dotenvValues((await readText(this.#context.root, file)) ?? "").get(name);
      return value === undefined ? { kind: "absent" } : { kind: "found", secret: new Secret(value) };
    });
  }

  async write(reference: Reference, secret: Secret): Promise<WriteResult> {
    return this.#alone(reference, async ({ root, name, file }) => {
      const before = await readText(root, file);
      const set = setDotenv(before ?? "", name, secret.reveal());
      if (set.kind === "refused") return { kind: "refused", reason: set.reason };
      const exposed = await this.#exposure(file);
      if (exposed !== undefined) return { kind: "refused", reason: exposed };
      if (set.text !== before) await writeAtomic(root, file, set.text, { mode: PRIVATE, before: { text: before } });
      const back = await this.read(reference);
      if (back.kind === "found" && back.secret.reveal() === secret.reveal()) return { kind: "written" };
      return broken(`${file} does not hold what was written. Look at the disk's free space, then try again.`);
    });
  }

  async remove(reference: Reference): Promise<RemoveResult> {
    return this.#alone(reference, async ({ root, name, file }) => {
      const before = await readText(root, file);
      if (before === undefined || !dotenvValues(before).has(name)) return { kind: "absent" };
      const text = removeDotenv(before, name);
      if (text === undefined) {
        return {
          kind: "refused",
          reason: `${name} cannot be taken out of ${file} without changing its other entries.`,
        };
      }
      await writeAtomic(root, file, text, { mode: PRIVATE, before: { text: before } });
      return { kind: "removed" };
    });
  }

  async metadata(reference: Reference): Promise<MetadataResult> {
    return withFiles(async () => {
      const { name, file } = this.#locate(reference);
      const text = await readText(this.#context.root, file);
      if (text === undefined || !dotenvValues(text).has(name)) return { kind: "absent" };
      const { mtime } = await stat(await resolveInside(this.#context.root, file));
      return { kind: "metadata", metadata: { changed: mtime } };
    });
  }

  /** Reads, changes and writes back while no other process does. */
  #alone<T>(
    reference: Reference,
    act: (at: { root: string; name: string; file: string }) => Promise<T>,
  ): Promise<T | Unreachable> {
    return withFiles(async () => {
      const { root } = this.#context;
      const { name, file } = this.#locate(reference);
      return withLock(await resolveInside(root, file), () => act({ root, name, file }));
    });
  }

  /** The entry's name, and its file relative to the root. */
  #locate(reference: Reference): { name: string; file: string } {
    if (reference.kind !== "env") throw new Error("not a reference to a dotenv entry");
    const { root, folder } = this.#context;
    const path =
      reference.file === undefined
        ? (nearestFile(folder, root, ".env") ?? join(root, ".env"))
        : resolve(folder, reference.file);
    return { name: reference.name, file: toPosix(relative(root, path)) };
  }

  /** Keeps the file out of git; the sentence that says why it is not, where that fails. */
  async #exposure(file: string): Promise<string | undefined> {
    const { root } = this.#context;
    if (repositoryRoot(dirname(join(root, file))) === undefined) return undefined;
    if (await isTracked(root, file)) {
      return `Git tracks ${file}, so that a secret in it would be committed. Run git rm --cached ${file} first.`;
    }
    if ((await isIgnored(root, file)) !== false) return undefined;
    const ignores = await readText(root, ".gitignore");
    const line = file.slice(file.lastIndexOf("/") + 1);
    await writeAtomic(root, ".gitignore", withLine(ignores ?? "", line), { before: { text: ignores } });
    if ((await isIgnored(root, file)) !== false) return undefined;
    return `Git does not leave ${file} out, although .gitignore names it. Look for a line with ! in .gitignore.`;
  }
}
