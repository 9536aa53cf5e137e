import { createSecretKey } from "node:crypto";
import type { OpenedLeaf } from "./contents";
import { computeMac, openContents, verifiedContents, verifyMac } from "./contents";
import { freshIvs, seal, systemRandom } from "./crypto/sealed-value";
import { SopsError } from "./errors";
import type { DataKey } from "./keys/data-key";
import { assertMeansClear } from "./meaning/verify";
import type { ParsedFile } from "./parsed-file";
import { parseFile } from "./parsed-file";
import type { SealSources } from "./seal-text";
import { withMac } from "./seal-text";
import { scalarBytes } from "./tree/scalar";
import type { Edit } from "./tree/tree";
import { withEdits } from "./tree/tree";

/**
 * The file with the values sealed that stand in the clear where its rule seals them; every other line stays but the code's and the
 * time's. Where one took the place of a sealed value, `former`, an earlier text of the file, must have that value. Throws `mac-mismatch` where anything but such values is not as it was sealed, `tampered`, and `unsupported-value`
 * where a value would be another afterwards.
 */
export function withExposedSealed(file: ParsedFile, key: DataKey, sources: SealSources, former?: string): string {
  const { text, name, format, layout, metadata } = file;
  const { leaves } = openContents(file, key, { exposed: true });
  verifyOthers(file, key, leaves, former);
  assertMeansClear(file, leaves);
  const cipherKey = createSecretKey(key.bytes());
  const nextIv = freshIvs(sources.random ?? systemRandom);
  const edits: Edit[] = [];
  for (const { exposed, type, value, site, scalar } of leaves) {
    if (exposed !== true || type === "null") continue;
    const form = seal(scalarBytes(value), type, cipherKey, site.additional, nextIv());
    edits.push({ start: scalar.at.start, end: scalar.at.end, text: format.sealed(form, scalar.at) });
  }
  const next = withMac(metadata, computeMac(leaves, metadata.macOnlyEncrypted), key, sources);
  for (const { name: code, at } of layout.codes) {
    const written = code === "mac" ? format.sealed(next.mac, at) : format.plain(next.lastModified, at);
    edits.push({ start: at.start, end: at.end, text: written });
  }
  const after = withEdits(text, edits);
  verifiedContents(parseFile(after, name), key);
  return after;
}

/** Sees that nothing but what stands in the clear is not as it was sealed. */
function verifyOthers(file: ParsedFile, key: DataKey, leaves: readonly OpenedLeaf[], former: string | undefined): void {
  const exposed = leaves.filter((leaf) => leaf.exposed === true);
  const replaced = former === undefined ? new Map<string, OpenedLeaf>() : formerValues(former, file, key);
  const added = leaves.filter((leaf) => leaf.exposed !== true);
  const before = leaves.flatMap((leaf) => (leaf.exposed === true ? (replaced.get(placeOf(leaf)) ?? []) : leaf));
  try {
    verifyMac(file, key, added);
  } catch (error) {
    try {
      verifyMac(file, key, before);
    } catch {
      const places = exposed.slice(0, 20).map(({ site }) => site.pointer);
      if (places.length === 0 || !(error instanceof SopsError)) throw error;
      throw new SopsError(
        "mac-mismatch",
        `${places.join(", ")} ${places.length === 1 ? "stands" : "stand"} in the clear, and what was there before, or anything else that was changed, is not in the last commit. Restore the file from version control, then set what is to be there with sealwright sops set FILE ${places[0]}`,
        { pointer: places[0] as string },
      );
    }
  }
}

/** The sealed values of an earlier text by their places; none where it is another file, or does not open. */
function formerValues(former: string, { name }: ParsedFile, key: DataKey): Map<string, OpenedLeaf> {
  try {
    const { leaves } = openContents(parseFile(former, name), key, { exposed: true });
    return new Map(leaves.filter(({ exposed }) => exposed !== true).map((leaf) => [placeOf(leaf), leaf]));
  } catch (error) {
    if (error instanceof SopsError) return new Map();
    throw error;
  }
}

function placeOf({ site }: OpenedLeaf): string {
  return `${site.document}#${site.pointer}`;
}
