import { createSecretKey, type KeyObject } from "node:crypto";
import { MacHash, macMatches } from "./crypto/mac";
import { decodeValue, looksSealed, open, parseSealed } from "./crypto/sealed-value";
import { SopsError } from "./errors";
import type { DataKey } from "./keys/data-key";
import type { ParsedFile } from "./parsed-file";
import type { LeafType, ScalarValue } from "./tree/scalar";
import { clearType, isEmpty } from "./tree/scalar";
import type { Comment, Scalar } from "./tree/tree";
import type { Site } from "./tree/walk";
import { tampered, walkTree } from "./tree/walk";

/** A value of a sealed file, opened. */
export interface OpenedLeaf {
  site: Site;
  scalar: Scalar;
  /** As it is in the file: its sealed form, or the value itself where it is in the clear. */
  raw: ScalarValue;
  /** `comment` for a comment that is a list's item. */
  type: LeafType;
  value: ScalarValue;
  /** Whether it is in the clear although the rule seals it. */
  exposed?: boolean;
}

/** A sealed comment, opened; a comment that does not open is plain to sops, and is none of these. */
interface OpenedComment {
  comment: Comment;
  additional: string;
  text: string;
}

/** All that is in a sealed file, in its order. */
export interface Contents {
  leaves: OpenedLeaf[];
  comments: OpenedComment[];
}

type Opened = Pick<OpenedLeaf, "type" | "value" | "exposed">;

/** A value whose sealed form is known already. */
export interface KnownLeaf {
  readonly raw: ScalarValue;
  readonly additional: string;
  readonly type: LeafType;
  readonly value: ScalarValue;
  /** Whether the value is opened all the same. */
  readonly doubted?: boolean;
}

interface OpenOptions {
  /** Values that are not opened but taken over, in the file's order; each `step`th of them is opened all the same. */
  readonly known?: readonly KnownLeaf[];
  readonly step?: number;
  /** Lets values stand in the clear that the rule seals. */
  readonly exposed?: boolean;
}

/** Opens every value of a file without looking at its code. Throws `tampered`. */
export function openContents(file: ParsedFile, key: DataKey, options: OpenOptions = {}): Contents {
  const { known = [], step = 0, exposed = false } = options;
  const contents: Contents = { leaves: [], comments: [] };
  const bytes = createSecretKey(key.bytes());
  const taken = new KnownLeaves(known, step);
  const openSealed = (raw: ScalarValue, site: Site): Opened => {
    if (isEmpty(raw)) return clear(raw);
    if (exposed && !(typeof raw === "string" && looksSealed(raw))) return { ...clear(raw), exposed };
    return taken.take(raw, site.additional) ?? openValue(raw, bytes, site);
  };
  walkTree(file.layout.documents, file.rule, {
    scalar(scalar, site) {
      const raw = scalar.value;
      const opened = site.sealed ? openSealed(raw, site) : clear(raw);
      const leaf: OpenedLeaf = { site, scalar, raw, type: opened.type, value: opened.value };
      if (opened.exposed === true) leaf.exposed = true;
      contents.leaves.push(leaf);
    },
    comment(comment, { additional, sealed }) {
      const parts = sealed ? parseSealed(comment.text) : undefined;
      const text = parts && open(parts, bytes, additional);
      if (text !== undefined) contents.comments.push({ comment, additional, text: text.toString("utf8") });
    },
  });
  return contents;
}

/** Finds known values by their sealed forms: as long as they come in their order, without a table. */
class KnownLeaves {
  #next = 0;
  #byName: Map<string, KnownLeaf> | undefined;

  constructor(
    private readonly known: readonly KnownLeaf[],
    private readonly step: number,
  ) {}

  take(raw: ScalarValue, additional: string): KnownLeaf | undefined {
    const next = this.known[this.#next];
    if (next === undefined && this.#next === 0) return undefined;
    if (next !== undefined && next.raw === raw && next.additional === additional) {
      return this.#opened(this.#next++) ? undefined : next;
    }
    this.#byName ??= new Map(
      this.known.flatMap((leaf, index) => (this.#opened(index) ? [] : [[cacheName(leaf.raw, leaf.additional), leaf]])),
    );
    return this.#byName.get(cacheName(raw, additional));
  }

  /** Whether a value is opened all the same. */
  #opened(index: number): boolean {
    return (this.step > 0 && index % this.step === 0) || this.known[index]!.doubted === true;
  }
}

function cacheName(raw: ScalarValue, additional: string): string {
  return `${additional}\0${String(raw)}`;
}

function clear(value: ScalarValue): Opened {
  return { type: clearType(value), value };
}

function openValue(raw: ScalarValue, key: KeyObject, site: Site): Opened {
  if (typeof raw !== "string" || !looksSealed(raw)) throw unsealed(site.pointer);
  const sealed = parseSealed(raw);
  const bytes = sealed && open(sealed, key, site.additional);
  const value = bytes && decodeValue(sealed!.type, bytes);
  if (value === undefined) throw tampered(site.pointer);
  return { type: sealed!.type, value };
}

/** The error for a value in the clear where the file's rule wants it sealed. */
function unsealed(pointer: string): SopsError {
  return new SopsError(
    "tampered",
    `${pointer} is not sealed: it was added by hand, or put in the place of a sealed value. Seal it with sealwright sops encrypt --in-place FILE, or take the line out.`,
    { pointer },
  );
}

/** The code over a file's opened values. */
export function computeMac(leaves: readonly OpenedLeaf[], onlySealed: boolean): string {
  const hash = new MacHash(onlySealed);
  for (const leaf of leaves) {
    if (leaf.type !== "comment" && leaf.value !== null) hash.add(leaf.value, leaf.site.sealed);
  }
  return hash.digest();
}

/**
 * Opens every value and verifies the file's code. Throws `tampered` for a value that does not open, `mac-mismatch` for a
 * file whose values are not those it was sealed with.
 */
export function verifiedContents(file: ParsedFile, key: DataKey, options?: OpenOptions): Contents {
  const contents = openContents(file, key, options);
  verifyMac(file, key, contents.leaves);
  return contents;
}

/** Throws `mac-mismatch` where a file's code is not that of these values. */
export function verifyMac({ metadata }: ParsedFile, key: DataKey, leaves: readonly OpenedLeaf[]): void {
  const { mac, macOnlyEncrypted, lastModified } = metadata;
  if (macMatches(mac, computeMac(leaves, macOnlyEncrypted), key.bytes(), lastModified)) return;
  throw new SopsError(
    "mac-mismatch",
    "The file was changed after it was sealed: an entry was added, removed, moved or altered by hand or by a merge. " +
      "Do not switch the check off; restore the file from version control and make the change again.",
  );
}
