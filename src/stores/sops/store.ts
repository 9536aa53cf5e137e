import { open } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { readText, resolveInside, writeAtomic } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { toPosix } from "../../machine/paths";
import type { Secret } from "../../secret/secret";
import { removeValue, setValue } from "../../sops/change";
import { describe, isSealed, listKeys } from "../../sops/document";
import { SopsError } from "../../sops/errors";
import { type FormatName, formatOf } from "../../sops/format";
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
import { entriesAt } from "./entries";
import { withSealed } from "./failure";
import { usableKeys } from "./keys";
import { type OpenedValues, openAll, openedBy, placeName } from "./opened";

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
  readonly #opened = new Map<string, { readonly text: string; readonly values: Promise<OpenedValues> }>();

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
      return pageOf(entriesAt(listKeys(text, formatOf(file)), level), page);
    });
  }

  async read(reference: Reference): Promise<ReadResult> {
    const { file, format, document, pointer } = this.#locate(reference);
    return withSealed<ReadResult>(
      file,
      async () => {
        const text = await readText(this.#context.root, file);
        if (text === undefined) return { kind: "absent" };
        const secret = (await this.#open(file, text, format)).get(placeName(document, pointer));
        return secret === undefined ? { kind: "absent" } : { kind: "found", secret };
      },
      () => this.#problems,
    );
  }

  async write(reference: Reference, secret: Secret): Promise<WriteResult> {
    const located = this.#locate(reference);
    const { file } = located;
    const result = await this.#change(located, (text, identities) =>
      setValue(text, located.format, located, secret, identities),
    );
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
    const result = await this.#change(located, (text, identities) =>
      removeValue(text, located.format, located, identities),
    );
    return result.kind === "changed" ? { kind: "removed" } : result;
  }

  async metadata(reference: Reference): Promise<MetadataResult> {
    const { file, format, document, pointer } = this.#locate(reference);
    return withSealed<MetadataResult>(file, async () => {
      const text = await readText(this.#context.root, file);
      if (text === undefined) return { kind: "absent" };
      const known =
        format === "binary" ||
        listKeys(text, format).some((listing) => listing.document === document && listing.pointer === pointer);
      if (!known) return { kind: "absent" };
      const changed = new Date(describe(text, format).lastModified);
      return { kind: "metadata", metadata: Number.isNaN(changed.getTime()) ? {} : { changed } };
    });
  }

  async #change(
    { file, format }: Located,
    change: (text: string, identities: readonly Secret[]) => Promise<string>,
  ): Promise<Changed> {
    return withSealed<Changed>(
      file,
      async () => {
        const { root, agreesTo } = this.#context;
        const path = await resolveInside(root, file);
        const seen = await readText(root, file);
        if (seen === undefined) return { kind: "absent" };
        const recipients = recipientsOf(seen, format);
        const refused = (): Changed => ({
          kind: "refused",
          reason: `You have not agreed that ${file} is sealed to ${recipients.join(", ")}.`,
        });
        if (!(await agreesTo(file, recipients))) return refused();
        const keys = await this.#keys(recipients);
        return withLock(path, async () => {
          const text = await readText(root, file);
          if (text === undefined) return { kind: "absent" };
          // Agreed to is what was shown.
          if (recipientsOf(text, format).join() !== recipients.join()) return refused();
          await writeAtomic(root, file, await change(text, keys), { before: { text } });
          return { kind: "changed" };
        });
      },
      () => this.#problems,
    );
  }

  async #open(file: string, text: string, format: FormatName): Promise<OpenedValues> {
    const known = this.#opened.get(file);
    if (known?.text === text) return known.values;
    const values = this.#keys(recipientsOf(text, format))
      .then((keys) => openAll(text, format, keys))
      .catch((error: unknown) => this.#openByProgram(file, text, format, error));
    this.#opened.set(file, { text, values });
    // A key may be there the next time.
    values.catch(() => this.#opened.delete(file));
    return values;
  }

  /** For recipients that only the `sops` program can use, once the user has agreed to them. */
  async #openByProgram(file: string, text: string, format: FormatName, error: unknown): Promise<OpenedValues> {
    if (!(error instanceof SopsError) || error.reason !== "unsupported-recipient") throw error;
    const { root, program, agreesTo } = this.#context;
    if (program === undefined) throw error;
    if (!(await agreesTo(file, recipientsOf(text, format)))) throw error;
    const result = await program()?.decrypt(text, join(root, file), format);
    if (result === undefined) throw error;
    if (result.kind === "failed") throw new SopsError("no-identity", result.reason);
    return openedBy(result.bytes, format);
  }

  async #keys(recipients: readonly string[]): Promise<readonly Secret[]> {
    const { texts, problems } = usableKeys(await this.#context.identities(recipients));
    this.#problems = problems;
    return texts;
  }

  #locate(reference: Reference): Located {
    if (reference.kind !== "sops") throw new Error("not a reference to a sealed file");
    const { root, folder } = this.#context;
    const file = toPosix(relative(root, resolve(folder, reference.path)));
    return { file, format: formatOf(file), document: reference.document, pointer: reference.pointer };
  }
}

function recipientsOf(text: string, format: FormatName): string[] {
  return [...new Set(describe(text, format).groups.flatMap((group) => group.map(({ id }) => id)))];
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
    return isSealed(text, formatOf(path));
  } catch {
    return true;
  } finally {
    await handle.close();
  }
}
