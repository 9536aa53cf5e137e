import { createHash } from "node:crypto";
import type { Secret } from "../secret/secret";
import type { Contents, KnownLeaf, OpenedLeaf } from "./contents";
import { computeMac, openContents, verifiedContents } from "./contents";
import { freshIvs, seal, systemRandom } from "./crypto/sealed-value";
import { SopsError } from "./errors";
import { withExposedSealed } from "./exposed";
import type { FormatName } from "./formats/format";
import type { DataKey } from "./keys/data-key";
import { newDataKey, recipientsToSeal, sealDataKey } from "./keys/data-key";
import type { Recipient, RecipientGroups } from "./keys/recipients";
import { assertSameAsSource } from "./meaning/verify";
import type { KeyGroup } from "./metadata/metadata";
import { METADATA_KEY } from "./metadata/metadata-tree";
import type { ParsedFile } from "./parsed-file";
import { parseFile } from "./parsed-file";
import type { OpenedValue } from "./plain-values";
import { handedOut } from "./plain-values";
import type { Plaintext } from "./plaintext";
import { plaintextOf, sealedAnew, sealedForms } from "./renewal";
import type { SealedLeaf, SealSources } from "./seal-text";
import { readPlainFile, sealText, withMac } from "./seal-text";
import type { PointerTarget, ValuePlace } from "./tree/pointer";
import { absent, followPointer } from "./tree/pointer";
import type { ScalarValue } from "./tree/scalar";
import { isEmpty } from "./tree/scalar";
import type { Edit, Scalar } from "./tree/tree";
import { withEdits } from "./tree/tree";

/** So many values are opened to see that a file was sealed right. */
const ALL_OPENED = 2000;

/**
 * A sealed file with its data key. Its values are opened, and its code verified, when one is first asked for: each
 * method but `updateRecipients` throws `tampered` or `mac-mismatch` then. A change is in memory; `toString` is the file.
 */
export class OpenedFile {
  /** The file as it was read, or its text while nothing has been asked of it. */
  #source: ParsedFile | string;
  readonly #format: FormatName;
  #key: DataKey;
  readonly #sources: SealSources;
  #contents: Contents | undefined;
  /** Values that are not opened again, and the sealed forms that were made here. */
  #taken: readonly KnownLeaf[] = [];
  readonly #made = new Set<ScalarValue>();
  /** Of values that were set, in the text as it was read. */
  #edits = new Map<Scalar, Edit>();
  /** Whether the code has to be sealed anew, and the text with it once that is done. */
  #changed = false;
  #written: string | undefined;

  constructor(source: ParsedFile | string, format: FormatName, key: DataKey, sources: SealSources = {}) {
    this.#source = source;
    this.#format = format;
    this.#key = key;
    this.#sources = sources;
  }

  /** Before a value is asked for: takes over those of the file that this one was made of, but for what was set there. */
  takeOver(before: OpenedFile): void {
    if (Buffer.compare(this.#key.bytes(), before.#key.bytes()) !== 0) return;
    this.#taken = before.#knownLeaves().map((leaf) => ({ ...leaf, doubted: before.#made.has(leaf.raw) }));
  }

  /** The value at a place; undefined where there is none, null, bytes that are not UTF-8, or a map or list. */
  get(place: ValuePlace): Secret | undefined {
    const { leaves } = this.#open();
    if (this.#format === "binary") return place.pointer === "" ? this.values()[0]?.secret : undefined;
    const { pointer, document = 0 } = place;
    const leaf = leaves.find(({ site, type }) => {
      return type !== "comment" && site.document === document && site.pointer === pointer;
    });
    return leaf && handedOut(leaf.value).secret;
  }

  /** What tells the file's data key from others: a hash of it, which nobody can turn back. */
  get keyPrint(): string {
    return createHash("sha256").update("sealwright data key\0").update(this.#key.bytes()).digest("hex").slice(0, 32);
  }

  /** Every value, in the file's order; a binary file has one, at "". */
  values(): OpenedValue[] {
    const binary = this.#format === "binary";
    return this.#open()
      .leaves.filter(({ type }) => type !== "comment")
      .map(({ site, type, value }) => {
        return { document: site.document, pointer: binary ? "" : site.pointer, type, ...handedOut(value) };
      });
  }

  /** The whole file in the clear. */
  plaintext(): Plaintext {
    this.#settle();
    return plaintextOf(this.#file, this.#open());
  }

  /**
   * Sets one value to a text, adding the entry and the maps above it where they are missing. Every line but that value's,
   * the code's and the time's stays as it is. Throws `absent` where the pointer leads through a value or to a whole map.
   */
  set(place: ValuePlace, secret: Secret): void {
    if (this.#format === "binary") {
      throw new SopsError("absent", "A binary file is one value; seal the whole file anew.");
    }
    // As it will read back: half a surrogate pair has no form in UTF-8.
    const value = Buffer.from(secret.reveal()).toString("utf8");
    this.#wholly(() => {
      const leaf = this.#leafFor(place);
      if (leaf.type === "str" && leaf.value === value) return;
      const { format } = this.#file;
      const { at } = leaf.scalar;
      const raw = leaf.site.sealed && value !== "" ? this.#sealed(value, leaf.site.additional) : value;
      const text = raw === value ? format.plain(value, at) : format.sealed(raw, at);
      Object.assign(leaf, { type: "str", value, raw });
      this.#edits.set(leaf.scalar, { start: at.start, end: at.end, text });
    });
  }

  /** Removes one entry, a value or a whole map or list. Every other line stays. Throws `absent`. */
  remove(place: ValuePlace): void {
    if (this.#format === "binary") throw absent(place.pointer);
    this.#wholly(() => {
      this.#settle();
      const { format, text, layout } = this.#file;
      const { parent, entry } = this.#target(place);
      if (entry === undefined) throw absent(place.pointer);
      this.#rewrite(format.remove(text, layout, parent, entry));
    });
  }

  /** Does what `withExposedSealed` does. */
  sealExposed(former?: string): void {
    this.#become(withExposedSealed(this.#file, this.#key, this.#sources, former));
  }

  /** A new data key: every value is sealed anew, for the same recipients. Throws `unsupported-recipient`. */
  async rotate(): Promise<void> {
    this.#settle();
    const contents = this.#open();
    const { metadata } = this.#file;
    const random = this.#sources.random ?? systemRandom;
    const key = newDataKey(random);
    const groups = await sealDataKey(key, metadata.groups, metadata.threshold, random);
    const text = sealedAnew(this.#file, contents, key, { ...metadata, groups }, this.#sources);
    this.#key = key;
    this.#become(text);
  }

  /**
   * Seals the data key to other recipients (`updatekeys`); values, code and time stay. Someone who could open the file
   * before may have kept the data key: rotate it after removing a recipient. `threshold` stays where it is not given.
   * Throws `bad-recipient` and `unsupported-recipient`.
   */
  async updateRecipients(wanted: RecipientGroups, threshold = this.#file.metadata.threshold): Promise<void> {
    if (this.#changed) this.#become(this.toString());
    const { text, format, layout, metadata } = this.#file;
    const enough = Math.min(threshold, wanted.length);
    const random = this.#sources.random ?? systemRandom;
    const groups = await sealDataKey(this.#key, wanted, enough, random, this.#known(wanted, enough));
    this.#become(withEdits(text, format.metadata(text, layout, { ...metadata, groups, threshold: enough })));
  }

  /** The recipients to whom `updateRecipients` would seal the data key; the others keep their sealed forms. */
  recipientsToSeal(wanted: RecipientGroups, threshold = this.#file.metadata.threshold): Recipient[] {
    return recipientsToSeal(this.#key, wanted, this.#known(wanted, Math.min(threshold, wanted.length)));
  }

  /** The key groups whose sealed forms can stay: shares of another threshold belong to another polynomial. */
  #known(wanted: RecipientGroups, threshold: number): readonly KeyGroup[] {
    const { metadata } = this.#file;
    return wanted.length > 1 && threshold !== metadata.threshold ? [] : metadata.groups;
  }

  /**
   * Puts a changed plaintext in the place of the old one: the data key, the recipients and the rule stay, and a value
   * that did not change keeps its sealed form. Throws what sealing a plaintext throws.
   */
  reseal(plain: string | Uint8Array): void {
    const kept = sealedForms(this.#open());
    const { metadata } = this.#file;
    const before = this.#source;
    const made: SealedLeaf[] = [];
    this.#become(sealText(readPlainFile(plain, this.#format), this.#key, metadata, this.#sources, kept, made));
    try {
      this.assertMeans(plain, made);
    } catch (error) {
      this.#become(typeof before === "string" ? before : before.text);
      throw error;
    }
  }

  /**
   * Opens what is sealed, and compares it with an independent reading of the source that it was made of. Throws
   * `unsupported-value` or `malformed`, with the line, where a key, a value, a type, the order or a comment would be another.
   * Of more values than `ALL_OPENED` a part is opened; the others must stand as `made` has them, at their places.
   */
  assertMeans(source: string | Uint8Array, made: readonly SealedLeaf[] = []): void {
    const step = Math.ceil(made.length / ALL_OPENED);
    this.#contents = verifiedContents(this.#file, this.#key, { known: step > 1 ? made : [], step });
    assertSameAsSource(source, this.#file, this.#open(), this.plaintext());
  }

  /** The sealed file. */
  toString(): string {
    if (!this.#changed) return typeof this.#source === "string" ? this.#source : this.#source.text;
    if (this.#written !== undefined) return this.#written;
    const { text, format, metadata, layout } = this.#file;
    const code = computeMac(this.#open().leaves, metadata.macOnlyEncrypted);
    const next = withMac(metadata, code, this.#key, this.#sources);
    const codes = layout.codes.map(({ name, at }) => {
      const written = name === "mac" ? format.sealed(next.mac, at) : format.plain(next.lastModified, at);
      return { start: at.start, end: at.end, text: written };
    });
    return (this.#written = withEdits(text, [...this.#edits.values(), ...codes]));
  }

  get #file(): ParsedFile {
    if (typeof this.#source === "string") this.#source = parseFile(this.#source, this.#format);
    return this.#source;
  }

  #open(): Contents {
    return (this.#contents ??= verifiedContents(this.#file, this.#key, { known: this.#taken }));
  }

  #sealed(value: string, additional: string): string {
    const iv = freshIvs(this.#sources.random ?? systemRandom)();
    const form = seal(value, "str", this.#key.bytes(), additional, iv);
    this.#made.add(form);
    return form;
  }

  #target(place: ValuePlace): PointerTarget {
    const target = followPointer(this.#file.layout, place);
    if (target === undefined) throw absent(place.pointer);
    return target;
  }

  /** The leaf at a place, made with a null where there is none yet. */
  #leafFor(place: ValuePlace): OpenedLeaf {
    const { format, text, layout } = this.#file;
    const { parent, entry, rest, place: found } = this.#target(place);
    if (entry === undefined) {
      if (rest[0] === METADATA_KEY && layout.documents.some((root) => root === parent)) {
        throw new SopsError("unsupported-value", 'The name "sops" is kept for the file\'s metadata.', place);
      }
      this.#rewrite(format.insert(text, layout, parent, rest));
    } else if (entry.value.kind !== "scalar") {
      const { at, entries } = entry.value;
      if (entries.length > 0 || this.#format === "ini") throw absent(place.pointer);
      this.#rewrite([{ start: at.start, end: at.end, text: format.plain(null, at) }]);
    }
    const there = this.#target(found).entry?.value;
    return this.#open().leaves.find(({ scalar }) => scalar === there)!;
  }

  /** The values that are sealed. */
  #knownLeaves(): KnownLeaf[] {
    return this.#open()
      .leaves.filter(({ raw, site }) => site.sealed && !isEmpty(raw))
      .map(({ raw, site, type, value }) => ({ raw, additional: site.additional, type, value }));
  }

  /** Changes the text, with all that is pending; what was opened stays so. */
  #rewrite(edits: readonly Edit[]): void {
    const known = this.#knownLeaves();
    this.#source = parseFile(withEdits(this.#file.text, [...this.#edits.values(), ...edits]), this.#format);
    this.#edits.clear();
    this.#contents = openContents(this.#file, this.#key, { known });
  }

  #settle(): void {
    if (this.#edits.size > 0) this.#rewrite([]);
  }

  /** Makes a change as a whole, or none where it throws. */
  #wholly(change: () => void): void {
    const [source, contents, edits] = [this.#source, this.#open(), this.#edits];
    this.#edits = new Map(edits);
    try {
      change();
    } catch (error) {
      [this.#source, this.#contents, this.#edits] = [source, contents, edits];
      throw error;
    }
    this.#changed = true;
    this.#written = undefined;
  }

  /** Takes a file that is complete, its code sealed. */
  #become(text: string): void {
    this.#source = text;
    this.#edits.clear();
    this.#taken = [];
    this.#contents = undefined;
    this.#changed = false;
    this.#written = undefined;
  }
}
