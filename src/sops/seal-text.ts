import { createSecretKey } from "node:crypto";
import { MacHash } from "./crypto/mac";
import type { RandomBytes } from "./crypto/sealed-value";
import { freshIvs, seal, systemRandom } from "./crypto/sealed-value";
import { SopsError } from "./errors";
import type { FormatName } from "./formats/format";
import { FORMATS } from "./formats/formats";
import { expandAliases } from "./formats/yaml-alias";
import type { DataKey } from "./keys/data-key";
import type { SopsMetadata } from "./metadata/metadata";
import { selection } from "./metadata/selection";
import type { LeafType, ScalarValue, ValueType } from "./tree/scalar";
import { isEmpty, scalarBytes, scalarType } from "./tree/scalar";
import { formatMoment } from "./tree/timestamp";
import type { Edit, Layout } from "./tree/tree";
import { withEdits } from "./tree/tree";
import { walkTree } from "./tree/walk";

/** Time and randomness, given by tests. */
export interface SealSources {
  now?: Date;
  random?: RandomBytes;
}

/** A text that is to be sealed, as read. */
interface PlainFile {
  name: FormatName;
  text: string;
  layout: Layout;
}

/** Sealed forms of values, by `formName`, to be reused for the same value at the same place. */
export type SealedForms = ReadonlyMap<string, string>;

/** Names a value with its place and type in a table of sealed forms. */
export function formName(additional: string, type: ValueType, plain: Uint8Array | string): string {
  return `${additional}\0${type}\0${typeof plain === "string" ? plain : Buffer.from(plain).toString("base64")}`;
}

/** A value as it was sealed: its form, and what it is bound to. */
export interface SealedLeaf {
  readonly raw: string;
  readonly additional: string;
  readonly type: LeafType;
  readonly value: ScalarValue;
}

/** Seals what was read, by the metadata's rule; `made` gets every value that is sealed. */
export function sealText(
  { name, text, layout }: PlainFile,
  key: DataKey,
  metadata: SopsMetadata,
  sources: SealSources,
  kept: SealedForms = new Map(),
  made: SealedLeaf[] = [],
): string {
  const format = FORMATS[name];
  const edits: Edit[] = [];
  const hash = new MacHash(metadata.macOnlyEncrypted);
  const cipherKey = createSecretKey(key.bytes());
  const nextIv = freshIvs(sources.random ?? systemRandom);
  const sealed = (plain: Uint8Array | string, type: ValueType, additional: string) =>
    (kept.size > 0 ? kept.get(formName(additional, type, plain)) : undefined) ??
    seal(plain, type, cipherKey, additional, nextIv());
  walkTree(layout.documents, selection(metadata.rule), {
    scalar({ value, at }, site) {
      if (value === null) return;
      hash.add(value, site.sealed);
      if (!site.sealed || isEmpty(value)) return;
      const type = scalarType(value);
      const form = sealed(scalarBytes(value), type, site.additional);
      made.push({ raw: form, additional: site.additional, type, value });
      edits.push({ start: at.start, end: at.end, text: format.sealed(form, at) });
    },
    comment(comment, site) {
      if (!site.sealed || comment.text === "") return;
      edits.push(...format.comment(comment, sealed(comment.text, "comment", site.additional)));
    },
  });
  const complete = withMac(metadata, hash.digest(), key, sources);
  return withEdits(text, [...edits, ...format.metadata(text, layout, complete)]);
}

/** The metadata with the code sealed at this moment. */
export function withMac(metadata: SopsMetadata, code: string, key: DataKey, sources: SealSources): SopsMetadata {
  const lastModified = formatMoment(sources.now ?? new Date());
  const iv = freshIvs(sources.random ?? systemRandom)();
  return { ...metadata, lastModified, mac: seal(code, "str", key.bytes(), lastModified, iv) };
}

/** Reads what is to be sealed; aliases of YAML are written out. Throws `already-sealed` and `malformed`. */
export function readPlainFile(plain: string | Uint8Array, name: FormatName): PlainFile {
  if (name === "binary") return { name, ...envelope(plain) };
  const given = typeof plain === "string" ? plain : decodeText(plain);
  // The mark says nothing in UTF-8, and in JSON sops takes it for a fault.
  const text = name === "yaml" ? expandAliases(given) : name === "json" ? given.replace(/^\uFEFF/, "") : given;
  const layout = FORMATS[name].read(text);
  if (layout.metadata !== undefined || layout.metadataSpans.length > 0) {
    throw new SopsError(
      "already-sealed",
      'The file has a "sops" entry: it is sealed, or the entry needs another name.',
    );
  }
  if (layout.documents.length === 0) throw new SopsError("malformed", "The file is empty; there is nothing to seal.");
  return { name, text, layout };
}

/** The JSON in which a binary file is sealed. */
function envelope(plain: string | Uint8Array): Omit<PlainFile, "name"> {
  const text = '{\n\t"data": ""\n}\n';
  const layout = FORMATS.binary.read(text);
  const node = layout.documents[0]!.entries[0]!.value;
  const value: ScalarValue = typeof plain === "string" ? plain : Uint8Array.from(plain);
  if (node.kind === "scalar") node.value = value;
  return { text, layout };
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SopsError("malformed", "The file is not text in UTF-8; it can only be sealed as a binary file.");
  }
}
