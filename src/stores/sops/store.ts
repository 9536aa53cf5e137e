import { open } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { readText, resolveInside, writeAtomic } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { toPosix } from "../../machine/paths";
import type { Secret } from "../../secret/secret";
import { type FormatName, foreignRecipients, formatOf, SopsFile } from "../../sops";
import { findFiles } from "../find-files";
import { broken, pageOf } from "../page";
import type {
  Capabilities,
  Failure,
  ListResult,
  MetadataResult,
  Place,
  ReadResult,
  RemoveResult,
  SecretStore,
  StoreContext,
  StoreEntry,
  WriteResult,
} from "../store";
import { type EngineMeans, engineFor, type SealingEngine } from "./engine";
import { entriesAt } from "./entries";
import { withSealed } from "./failure";
import { usableKeys } from "./keys";
import { placeName, secretsByPlace } from "./sealing";

/** Data sets are not sealed as a whole; a larger file is looked at only when it is named. */
const LARGEST_LISTED = 1 << 20;

type Changed = { readonly kind: "changed" } | { readonly kind: "refused"; readonly reason: string } | Failure;

interface Located {
  /** Relative to the root. */
  readonly file: string;
  readonly format: FormatName;
  readonly document: number;
  readonly pointer: string;
}

/** The SOPS files of a repository. */
export class SopsStore implements SecretStore {
  readonly id = "sops";
  readonly title = "SOPS files";
  readonly capabilities: Capabilities = { write: true, remove: true, versions: false, leases: false };
  readonly #context: StoreContext;
  /** By file, for as long as its text stays the same. */
  readonly #opened = new Map<
    string,
    { readonly text: string; readonly values: Promise<ReadonlyMap<string, Secret>> }
  >();

  /** Of the keys that were looked for last. */
  #problems: readonly string[] = [];

  constructor(context: StoreContext) {
    this.#context = context;
  }

  async list(place: Place, page?: string): Promise<ListResult> {
    const { root, folder } = this.#context;
    const [file, document, pointer = ""] = place;
    if (file === undefined) {
      const groups: StoreEntry[] = [];
      for (const path of await findFiles(root, isCandidate)) {
        if (await looksSealed(join(root, path)))
          groups.push({ kind: "group", name: path, place: [path], sealed: true });
      }
      return pageOf(groups, page);
    }
    return withSealed<ListResult>(file, async () => {
      const text = await readText(root, file);
      if (text === undefined) return { kind: "absent" };
      const path = toPosix(relative(folder, join(root, file)));
      if (formatOf(file) === "binary") {
        const reference: Reference = { kind: "sops", path, document: 0, pointer: "" };
        return pageOf([{ kind: "secret", name: basename(file), reference, sealed: true }], page);
      }
      const level = { file, path, pointer, ...(document === undefined ? {} : { document: Number(document) }) };
      return pageOf(entriesAt(SopsFile.parse(text, formatOf(file)).entries(), level), page);
    });
  }

  async read(reference: Reference): Promise<ReadResult> {
    const { file, format, document, pointer } = this.#locate(reference);
    return withSealed<ReadResult>(
      file,
      async () => {
        const text = await readText(this.#context.root, file);
        if (text === undefined) return { kind: "absent" };
        const secret = (await this.#open(file, text, format)).get(placeName({ document, pointer }));
        return secret === undefined ? { kind: "absent" } : { kind: "found", secret };
      },
      () => this.#problems,
    );
  }

  async write(reference: Reference, secret: Secret): Promise<WriteResult> {
    const located = this.#locate(reference);
    const { file } = located;
    const result = await this.#change(located, (engine, text) => engine.set(text, [{ ...located, secret }]));
    if (result.kind === "absent") {
      return {
        kind: "refused",
        reason: `${file} has no place for the value: the file or what leads to it is missing.`,
      };
    }
    if (result.kind !== "changed") return result;
    const back = await this.read(reference);
    if (back.kind === "found" && back.secret.reveal() === secret.reveal()) return { kind: "written" };
    return broken(`${file} does not hold what was written. Look at the disk's free space, then try again.`);
  }

  async remove(reference: Reference): Promise<RemoveResult> {
    const located = this.#locate(reference);
    const result = await this.#change(located, (engine, text) => engine.remove(text, [located]));
    return result.kind === "changed" ? { kind: "removed" } : result;
  }

  async metadata(reference: Reference): Promise<MetadataResult> {
    const { file, format, document, pointer } = this.#locate(reference);
    return withSealed<MetadataResult>(file, async () => {
      const text = await readText(this.#context.root, file);
      if (text === undefined) return { kind: "absent" };
      const sealed = SopsFile.parse(text, format);
      if (!sealed.entries().some((entry) => entry.document === document && entry.pointer === pointer)) {
        return { kind: "absent" };
      }
      const changed = new Date(sealed.metadata.lastModified);
      return { kind: "metadata", metadata: Number.isNaN(changed.getTime()) ? {} : { changed } };
    });
  }

  async #change(
    { file, format }: Located,
    change: (engine: SealingEngine, text: string) => Promise<string>,
  ): Promise<Changed> {
    return withSealed<Changed>(
      file,
      async () => {
        const { root, agreesTo } = this.#context;
        const path = await resolveInside(root, file);
        const seen = await readText(root, file);
        if (seen === undefined) return { kind: "absent" };
        const { recipients } = SopsFile.parse(seen, format);
        const refused = (): Changed => ({
          kind: "refused",
          reason: `You have not agreed that ${file} is sealed to ${recipients.join(", ")}.`,
        });
        if (!(await agreesTo(file, recipients))) return refused();
        const means = await this.#means(file, format, recipients);
        return withLock(path, async () => {
          const text = await readText(root, file);
          if (text === undefined) return { kind: "absent" };
          // Agreed to is what was shown.
          const sealed = SopsFile.parse(text, format);
          if (sealed.recipients.join() !== recipients.join()) return refused();
          const engine = await engineFor(means, { kind: "open", file: sealed });
          await writeAtomic(root, file, await change(engine, text), { before: { text } });
          return { kind: "changed" };
        });
      },
      () => this.#problems,
    );
  }

  async #open(file: string, text: string, format: FormatName): Promise<ReadonlyMap<string, Secret>> {
    const known = this.#opened.get(file);
    if (known?.text === text) return known.values;
    const values = this.#values(file, text, format);
    this.#opened.set(file, { text, values });
    // A key may be there the next time.
    values.catch(() => this.#opened.delete(file));
    return values;
  }

  async #values(file: string, text: string, format: FormatName): Promise<ReadonlyMap<string, Secret>> {
    const sealed = SopsFile.parse(text, format);
    const engine = await engineFor(await this.#means(file, format, sealed.recipients), { kind: "open", file: sealed });
    if (engine.kind === "program" && !(await this.#context.agreesTo(file, sealed.recipients))) {
      throw foreignRecipients(sealed.metadata.groups.flat());
    }
    return secretsByPlace(await engine.values(text));
  }

  async #means(file: string, format: FormatName, recipients: readonly string[]): Promise<EngineMeans> {
    const { texts, problems } = await usableKeys(await this.#context.identities(recipients));
    this.#problems = problems;
    return { file, format, keys: texts, program: () => this.#context.program?.() };
  }

  #locate(reference: Reference): Located {
    if (reference.kind !== "sops") throw new Error("not a reference to a sealed file");
    const { root, folder } = this.#context;
    const file = toPosix(relative(root, resolve(folder, reference.path)));
    return { file, format: formatOf(file), document: reference.document, pointer: reference.pointer };
  }
}

function isCandidate(name: string): boolean {
  return formatOf(name) !== "binary" || /\.(?:enc|sops)(?:\.|$)/.test(name);
}

/** Whether a file has what every sealed file has; one that is broken beyond that is listed, to be seen as broken. */
async function looksSealed(path: string): Promise<boolean> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return false;
  try {
    if ((await handle.stat()).size > LARGEST_LISTED) return false;
    const text = await handle.readFile("utf8");
    if (!text.includes("ENC[AES256_GCM,") || !text.includes("sops")) return false;
    return SopsFile.isSealed(text, formatOf(path));
  } catch {
    return true;
  } finally {
    await handle.close();
  }
}
