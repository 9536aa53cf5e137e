import { createSecretKey } from "node:crypto";
import { computeMac, openContents, verifiedContents, verifyMac } from "./contents";
import { freshIvs, seal, systemRandom } from "./crypto/sealed-value";
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
 * The file with the values sealed that were added in the clear where its rule seals them; every other line stays but the code's and
 * the time's. Throws `mac-mismatch` where anything but such values is not as it was sealed, `tampered`, and `unsupported-value`
 * where a value would be another afterwards.
 */
export function withExposedSealed(file: ParsedFile, key: DataKey, sources: SealSources): string {
  const { text, name, format, layout, metadata } = file;
  const { leaves } = openContents(file, key, { exposed: true });
  const before = leaves.filter(({ exposed }) => exposed !== true);
  verifyMac(file, key, before);
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
