import type { Secret } from "../secret/secret";
import { looksSealed, sealedType, systemRandom } from "./crypto/sealed-value";
import type { SopsErrorReason } from "./errors";
import { SopsError } from "./errors";
import type { FormatName } from "./formats/format";
import { newDataKey, openDataKey, sealDataKey } from "./keys/data-key";
import type { RecipientGroups } from "./keys/recipients";
import { recipientIds } from "./keys/recipients";
import type { SopsMetadata } from "./metadata/metadata";
import { FORMAT_VERSION } from "./metadata/metadata";
import type { SelectionRule } from "./metadata/selection";
import { DEFAULT_RULE, selection } from "./metadata/selection";
import { OpenedFile } from "./opened-file";
import type { ParsedFile } from "./parsed-file";
import { parseFile, readLayout } from "./parsed-file";
import type { SealedLeaf, SealSources } from "./seal-text";
import { readPlainFile, sealText } from "./seal-text";
import type { ValuePlace } from "./tree/pointer";
import { followPointer, programPath } from "./tree/pointer";
import type { LeafType } from "./tree/scalar";
import { clearType, isEmpty } from "./tree/scalar";
import { walkTree } from "./tree/walk";

const LOCKED: ReadonlySet<SopsErrorReason> = new Set(["no-identity", "unsupported-recipient"]);

/** How a new file is sealed. */
export interface CreateOptions extends SealSources {
  groups: RecipientGroups;
  /** How many of several groups open the file; all where it is 0 or not said. */
  threshold?: number;
  rule?: SelectionRule | undefined;
  macOnlyEncrypted?: boolean;
}

/** A value of a sealed file as it can be seen without a key. Offsets are those of the text, in UTF-16 code units. */
export interface SealedEntry {
  readonly document: number;
  readonly pointer: string;
  readonly type: LeafType;
  readonly sealed: boolean;
  /** Whether it is in the clear although the file's rule seals it. */
  readonly exposed: boolean;
  /** Whether it is in the clear and not empty. */
  readonly readable: boolean;
  readonly start: number;
  readonly end: number;
}

/** A sealed file as anyone can read it, without a key. */
export class SopsFile {
  readonly #file: ParsedFile;

  private constructor(file: ParsedFile) {
    this.#file = file;
  }

  /** Reads a sealed file. Throws `not-sops` and `malformed`. */
  static parse(text: string, format: FormatName): SopsFile {
    return new SopsFile(parseFile(text, format));
  }

  /** Whether a text holds sops metadata. Throws `malformed` for a text that is no file of the format. */
  static isSealed(text: string, format: FormatName): boolean {
    try {
      return readLayout(text, format).layout.metadata !== undefined;
    } catch (error) {
      if (format === "binary") return false;
      throw error;
    }
  }

  /**
   * Seals a file: text in the format's form, or bytes for a binary file. Layout and comments stay; aliases of YAML are
   * written out. What was sealed is opened again and compared with an independent reading of the source. Throws
   * `already-sealed`, `malformed`, `bad-recipient`, `unsupported-recipient`, `unsupported-value`.
   */
  static async create(plain: string | Uint8Array, format: FormatName, options: CreateOptions): Promise<OpenedFile> {
    const { groups: wanted, random = systemRandom, macOnlyEncrypted = false } = options;
    const rule = options.rule ?? (format === "binary" ? undefined : DEFAULT_RULE);
    if (options.rule !== undefined) selection(options.rule);
    const file = readPlainFile(plain, format);
    const threshold = wanted.length > 1 ? options.threshold || wanted.length : 0;
    const key = newDataKey(random);
    const groups = await sealDataKey(key, wanted, threshold, random);
    const clear = { lastModified: "", mac: "", version: FORMAT_VERSION };
    const made: SealedLeaf[] = [];
    const metadata = { ...clear, groups, threshold, rule, macOnlyEncrypted };
    const text = sealText(file, key, metadata, options, undefined, made);
    const opened = new OpenedFile(text, format, key, options);
    opened.assertMeans(plain, made);
    return opened;
  }

  get metadata(): SopsMetadata {
    return this.#file.metadata;
  }

  /** The ids of all recipients, each once. */
  get recipients(): string[] {
    return recipientIds(this.metadata.groups);
  }

  /** Whether any value is in the clear and not empty. */
  holdsReadable(): boolean {
    let found = false;
    walkTree(this.#file.layout.documents, this.#file.rule, {
      scalar: ({ value }) => {
        found ||= !(typeof value === "string" && looksSealed(value)) && !isEmpty(value);
      },
    });
    return found;
  }

  /** The places of the values, in the file's order; a binary file's only one is "". */
  entries(): SealedEntry[] {
    const entries: SealedEntry[] = [];
    walkTree(this.#file.layout.documents, this.#file.rule, {
      scalar: ({ value, at }, { document, pointer, sealed: wanted }) => {
        const sealed = typeof value === "string" && looksSealed(value);
        const type = sealed ? (sealedType(value) ?? "str") : clearType(value);
        if (type === "comment") return;
        const readable = !sealed && !isEmpty(value);
        const exposed = wanted && readable;
        const place = this.#file.name === "binary" ? "" : pointer;
        entries.push({ document, pointer: place, type, sealed, exposed, readable, start: at.start, end: at.end });
      },
    });
    return entries;
  }

  /**
   * Opens the data key with the identities, which are texts of age key files. Throws `bad-identity`, `no-identity`, and
   * `unsupported-recipient` where none of them opens it and a recipient needs the `sops` program.
   */
  async open(identities: readonly Secret[], sources: SealSources = {}): Promise<OpenedFile> {
    return new OpenedFile(this.#file, this.#file.name, await openDataKey(this.metadata, identities), sources);
  }

  /** The same, but undefined where no identity opens the file. */
  async tryOpen(identities: readonly Secret[]): Promise<OpenedFile | undefined> {
    return this.open(identities).catch((error: unknown) => {
      if (error instanceof SopsError && LOCKED.has(error.reason)) return undefined;
      throw error;
    });
  }

  /** A place with the index that `-` stands for, behind a list's last item; as it is where it leads nowhere. */
  settled(place: ValuePlace): Required<ValuePlace> {
    const found = place.pointer.includes("/-") ? followPointer(this.#file.layout, place)?.place : undefined;
    return found ?? { document: 0, ...place };
  }

  /** A place as the `sops` program names it, such as `["db"]["hosts"][0]`. */
  programPath(place: ValuePlace): string {
    return programPath(this.#file.layout, place);
  }

  toString(): string {
    return this.#file.text;
  }
}
