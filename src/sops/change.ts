import type { Secret } from "../secret/secret";
import type { DataKey } from "./data-key";
import { openDataKey } from "./data-key";
import type { Sources } from "./document";
import { withMac } from "./document";
import { SopsError } from "./errors";
import type { FormatName } from "./format";
import type { OpenedLeaf, OpenedValues, SealedFile } from "./opened";
import { computeMac, openFile, openValues, readSealed } from "./opened";
import type { Found, ValuePlace } from "./place";
import { absent, find } from "./place";
import { parsePointer } from "./pointer";
import type { ScalarValue, ValueType } from "./scalar";
import { isEmpty, scalarBytes, scalarText, scalarType } from "./scalar";
import type { Edit, Entry, Scalar, TreeNode } from "./tree";
import { applyEdits } from "./tree";
import { decode, freshIvs, seal, systemRandom } from "./value";
import { walk } from "./walk";

/** A text as a value of that type. Throws `unsupported-value` where it is none; its message does not hold the text. */
export function typedValue(text: string, type: Exclude<ValueType, "comment" | "bytes">): ScalarValue {
  const value = decode(type, Buffer.from(text));
  if (value === undefined) throw new SopsError("unsupported-value", `The value is not of the type "${type}".`);
  return value;
}

/**
 * Sets one value, adding the entry and the maps above it where they are missing. Every line but that value's, the
 * code's and the time's stays as it is. Throws `absent` where the pointer leads through a value or to a whole map.
 */
export async function setValue(
  text: string,
  format: FormatName,
  place: ValuePlace,
  secret: Secret,
  identities: readonly Secret[],
  options: Sources & { type?: Exclude<ValueType, "comment" | "bytes"> } = {},
): Promise<string> {
  if (format === "binary") throw new SopsError("absent", "A binary file is one value; seal the whole file anew.");
  const value = typedValue(secret.reveal(), options.type ?? "str");
  const known: OpenedValues = new Map();
  let file = readSealed(text, format);
  const key = await openDataKey(file.metadata, identities);
  const before = openFile(file, key, known);
  let target = find(file, place);
  if (target.entry !== undefined && target.entry.value.kind !== "scalar" && !isBare(target.entry.value)) {
    throw absent(place.pointer);
  }
  let leaves = before.leaves;
  if (target.entry === undefined) {
    reserved(place.pointer, target);
    const edits = file.store.insert(text, file.layout, target.parent, target.rest);
    file = readSealed(applyEdits(text, edits), format);
    leaves = openValues(file, key.bytes(), known).leaves;
    target = find(file, place);
  }
  const scalar = asScalar(target.entry!);
  return sealOne(file, key, leaves, scalar, value, options);
}

/** An empty collection, which a value may take the place of. */
function isBare(node: TreeNode): boolean {
  return node.kind !== "scalar" && node.entries.length === 0;
}

function asScalar(entry: Entry): Scalar {
  if (entry.value.kind === "scalar") return entry.value;
  const { flow: _flow, ...at } = entry.value.at;
  return (entry.value = { kind: "scalar", value: null, at });
}

function reserved(pointer: string, target: Found): void {
  const top = parsePointer(pointer);
  if (target.rest.length === top.length && top[0] === "sops") {
    throw new SopsError("unsupported-value", 'The name "sops" is kept for the file\'s metadata.', { pointer });
  }
}

/** Seals one scalar of a verified file, and the code over all. */
function sealOne(
  file: SealedFile,
  key: DataKey,
  leaves: readonly OpenedLeaf[],
  target: Scalar,
  value: ScalarValue,
  sources: Sources,
): string {
  const { store } = file;
  // The place's own rule: a walk meets the target only if it is not null, so it is given its value first.
  const raw = target.value;
  target.value = "";
  const place = openPlace(file, target);
  target.value = raw;
  const leaf: OpenedLeaf = { scalar: target, ...place, type: scalarType(value ?? ""), value };
  const all = mergeLeaf(leaves, leaf);
  const old = leaves.find((one) => one.scalar === target);
  const same = old !== undefined && old.type === leaf.type && sameValue(old.value, value);
  const edits: Edit[] = [];
  if (!same) {
    const sealed =
      leaf.sealed && !isEmpty(value)
        ? store.sealed(
            seal(
              scalarBytes(value),
              leaf.type,
              key.bytes(),
              leaf.additional,
              freshIvs(sources.random ?? systemRandom)(),
            ),
            target.at,
          )
        : store.plain(value, target.at);
    edits.push({ start: target.at.start, end: target.at.end, text: sealed });
  }
  return applyEdits(file.text, [...edits, ...codeEdits(file, key, all, sources)]);
}

function sameValue(a: ScalarValue, b: ScalarValue): boolean {
  if (a instanceof Uint8Array || b instanceof Uint8Array || a === null || b === null) return a === b;
  return scalarText(a) === scalarText(b);
}

function openPlace(file: SealedFile, target: Scalar): { additional: string; sealed: boolean } {
  let found: { additional: string; sealed: boolean } | undefined;
  walk(file.layout.documents, file.rule, {
    scalar(scalar, { additional, sealed }) {
      if (scalar === target) found = { additional, sealed };
    },
    comment() {},
  });
  return found!;
}

/** The leaves with one replaced or added, in the walk's order. */
function mergeLeaf(leaves: readonly OpenedLeaf[], leaf: OpenedLeaf): OpenedLeaf[] {
  const index = leaves.findIndex((one) => one.scalar === leaf.scalar);
  if (index >= 0) return leaves.map((one, at) => (at === index ? leaf : one));
  const at = leaves.findIndex((one) => one.scalar.at.start > leaf.scalar.at.start);
  return at < 0 ? [...leaves, leaf] : [...leaves.slice(0, at), leaf, ...leaves.slice(at)];
}

/** The edits that give the file a new code and time, and leave the rest of its metadata. */
function codeEdits(file: SealedFile, key: DataKey, leaves: readonly OpenedLeaf[], sources: Sources): Edit[] {
  const { store, metadata, layout } = file;
  const next = withMac(metadata, computeMac(leaves, metadata.macOnlyEncrypted), key, sources);
  return layout.codes.map(({ name, at }) => {
    const text = name === "mac" ? store.sealed(next.mac, at) : store.plain(next.lastModified, at);
    return { start: at.start, end: at.end, text };
  });
}

/** Removes one entry, a value or a whole map or list. Every line but its own, the code's and the time's stays. */
export async function removeValue(
  text: string,
  format: FormatName,
  place: ValuePlace,
  identities: readonly Secret[],
  sources: Sources = {},
): Promise<string> {
  const known: OpenedValues = new Map();
  const file = readSealed(text, format);
  const key = await openDataKey(file.metadata, identities);
  openFile(file, key, known);
  const { parent, entry, rest } = find(file, place);
  if (entry === undefined || rest.length > 1 || format === "binary") throw absent(place.pointer);
  const edits = file.store.remove(text, file.layout, parent, entry);
  const after = readSealed(applyEdits(text, edits), format);
  const { leaves } = openValues(after, key.bytes(), known);
  return applyEdits(after.text, codeEdits(after, key, leaves, sources));
}
