import { open } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { toPosix } from "../../machine/paths";
import type { Secret } from "../../secret/secret";
import { formatOf, SopsFile } from "../../sops";
import { refuse } from "../../text/refused";
import { shellWord } from "../../text/shell-words";
import { findFiles } from "../find-files";
import { broken, inTurn, noEntry, noFile, pageOf } from "../page";
import type {
  Absent,
  Call,
  Capabilities,
  CheckResult,
  ListResult,
  MetadataResult,
  Place,
  ReadResult,
  RemoveResult,
  SecretChange,
  SecretSpan,
  SecretStore,
  StoreContext,
  StoreEntry,
  WriteOptions,
  WriteResult,
} from "../store";
import { entriesAt } from "./entries";
import { sealedChange, withSealed } from "./failure";
import { type PlacedValue, prepareToPut, putValues } from "./put-values";
import { asSopsReference, sopsReference } from "./reference";
import { placeName, placesOfBytes, SealedFile, secretsByPlace } from "./sealed-file";

/** Data sets are not sealed as a whole; a larger file is looked at only when it is named. */
const LARGEST_LISTED = 1 << 20;

/** A value's place, and its file relative to the root. */
interface PlaceInFile {
  readonly file: string;
  readonly document: number;
  readonly pointer: string;
}

/** The values of an opened file by their places. */
interface OpenedPlaces {
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly bytes: ReadonlySet<string>;
}

/** The SOPS files of a repository. */
export class SopsStore implements SecretStore {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: false,
    leases: false,
    softDelete: false,
    throughFiles: false,
  };
  readonly #context: StoreContext;
  /** By file, for as long as its text stays the same. */
  readonly #opened = new Map<string, { readonly text: string; readonly values: Promise<OpenedPlaces> }>();

  constructor(context: StoreContext) {
    this.#context = context;
  }

  async check(): Promise<CheckResult> {
    return { kind: "ready" };
  }

  async list(place: Place, _call?: Call, page?: string): Promise<ListResult> {
    const { root, files } = this.#context;
    const [file, document, pointer = ""] = place;
    if (file === undefined) {
      const groups: StoreEntry[] = [];
      for (const path of await findFiles(root, isCandidate)) {
        if (!(await looksSealed(join(root, path)))) continue;
        groups.push({ kind: "group", name: path, place: [path], file: this.#fromFolder(path), sealed: true });
      }
      return pageOf(groups, page);
    }
    const shown = files.shown(file);
    return withSealed<ListResult>(shown, async () => {
      const text = await files.read(file);
      if (text === undefined) return noFile(shown);
      const path = this.#fromFolder(file);
      if (formatOf(file) === "binary") {
        const reference = sopsReference(path, "");
        return pageOf([{ kind: "secret", name: basename(file), reference, file: path, sealed: true }], page);
      }
      const level = { file, path, pointer, ...(document === undefined ? {} : { document: Number(document) }) };
      return pageOf(entriesAt(SopsFile.parse(text, formatOf(file)).entries(), level), page);
    });
  }

  read(references: readonly Reference[]): Promise<ReadResult[]> {
    return inTurn(references, (reference) => this.#readOne(reference));
  }

  async #readOne(reference: Reference): Promise<ReadResult> {
    const place = this.#locate(reference);
    const shown = this.#context.files.shown(place.file);
    return withSealed<ReadResult>(shown, async () => {
      const text = await this.#context.files.read(place.file);
      if (text === undefined) return noFile(shown);
      const { secrets, bytes } = await this.#open(place.file, text);
      if (bytes.has(placeName(place))) {
        const reason = `${shown}: ${place.pointer} is not UTF-8 text, so that no variable can hold it as it is.`;
        return broken(`${reason} Its bytes: sealwright sops decrypt ${shellWord(shown)}`);
      }
      const secret = secrets.get(placeName(place));
      return secret === undefined ? noEntryAt(shown, place) : { kind: "found", secret };
    });
  }

  async write(changes: readonly SecretChange[], options: WriteOptions = { replace: true }): Promise<WriteResult> {
    const failed = await this.#each(changes, (sealed, values) => putValues(sealed, values, options));
    return failed ?? { kind: "written" };
  }

  prepare(changes: readonly SecretChange[]): Promise<Exclude<WriteResult, { kind: "written" }> | undefined> {
    return this.#each(changes, prepareToPut);
  }

  /** Takes a step for each file that changes are about, until one fails. */
  async #each(
    changes: readonly SecretChange[],
    step: (sealed: SealedFile, values: readonly PlacedValue[]) => Promise<void>,
  ): Promise<Exclude<WriteResult, { kind: "written" }> | undefined> {
    const byFile = new Map<string, PlacedValue[]>();
    for (const { reference, secret } of changes) {
      const { file, ...place } = this.#locate(reference);
      byFile.set(file, [...(byFile.get(file) ?? []), { ...place, secret }]);
    }
    for (const [file, values] of byFile) {
      const shown = this.#context.files.shown(file);
      const failed = await sealedChange<undefined>(shown, async () => {
        await step(new SealedFile(this.#context, file), values);
        return undefined;
      });
      if (failed?.kind === "absent") {
        return refuse("absent", `${shown} has no place for the value: what leads to it is missing.`);
      }
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  async remove(reference: Reference): Promise<RemoveResult> {
    const { file, ...place } = this.#locate(reference);
    const sealed = new SealedFile(this.#context, file);
    return sealedChange<RemoveResult>(sealed.shown, async () => {
      if ((await this.#context.files.read(file)) === undefined) return noFile(sealed.shown);
      await sealed.change(async (text = "") => {
        const parsed = SopsFile.parse(text, sealed.format);
        return {
          task: { kind: "open", file: parsed },
          recipients: parsed.recipients,
          apply: (engine) => engine.remove(text, [place]),
        };
      });
      return { kind: "removed" };
    });
  }

  async metadata(reference: Reference): Promise<MetadataResult> {
    const place = this.#locate(reference);
    const shown = this.#context.files.shown(place.file);
    return withSealed<MetadataResult>(shown, async () => {
      const text = await this.#context.files.read(place.file);
      if (text === undefined) return noFile(shown);
      const sealed = SopsFile.parse(text, formatOf(place.file));
      if (!sealed.entries().some((entry) => placeName(entry) === placeName(place))) return noEntryAt(shown, place);
      const changed = new Date(sealed.metadata.lastModified);
      return { kind: "metadata", metadata: Number.isNaN(changed.getTime()) ? {} : { changed } };
    });
  }

  placeOf(reference: Reference): Place {
    const { file, document, pointer } = this.#locate(reference);
    return pointer === "" ? [file] : [file, String(document), pointer];
  }

  async locate(reference: Reference): Promise<SecretSpan | undefined> {
    const place = this.#locate(reference);
    const text = await this.#context.files.read(place.file);
    if (text === undefined) return undefined;
    const entries = SopsFile.parse(text, formatOf(place.file)).entries();
    return { file: place.file, text, span: entries.find((entry) => placeName(entry) === placeName(place)) };
  }

  async #open(file: string, text: string): Promise<OpenedPlaces> {
    const known = this.#opened.get(file);
    if (known?.text === text) return known.values;
    const values = new SealedFile(this.#context, file).values(text).then((opened) => {
      return { secrets: secretsByPlace(opened), bytes: placesOfBytes(opened) };
    });
    this.#opened.set(file, { text, values });
    // A key may be there the next time.
    values.catch(() => this.#opened.delete(file));
    return values;
  }

  #fromFolder(file: string): string {
    return toPosix(relative(this.#context.folder, join(this.#context.root, file)));
  }

  #locate(reference: Reference): PlaceInFile {
    const { path, document, pointer } = asSopsReference(reference);
    const { root, folder } = this.#context;
    return { file: toPosix(relative(root, resolve(folder, path))), document, pointer };
  }
}

function noEntryAt(shown: string, { pointer, document }: PlaceInFile): Absent {
  if (pointer !== "") return noEntry(shown, document === 0 ? pointer : `${pointer} in document ${document + 1}`);
  return { kind: "absent", reason: `the reference names no entry of ${shown}: it needs one, such as #/db/password.` };
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
