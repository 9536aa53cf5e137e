import { createSecretKey } from "node:crypto";
import type { Contents } from "./contents";
import { computeMac } from "./contents";
import { freshIvs, seal, systemRandom } from "./crypto/sealed-value";
import { SopsError } from "./errors";
import type { DataKey } from "./keys/data-key";
import type { SopsMetadata } from "./metadata/metadata";
import type { ParsedFile } from "./parsed-file";
import { Plaintext } from "./plaintext";
import type { SealedForms, SealSources } from "./seal-text";
import { formName, withMac } from "./seal-text";
import { isEmpty, scalarBytes } from "./tree/scalar";
import type { Collection, Edit, Scalar, TreeNode } from "./tree/tree";
import { isCommentItem, withEdits } from "./tree/tree";

// What is made of all that is in an opened file at once.

/** The file in the clear, its layout and comments kept. Throws `malformed`. */
export function plaintextOf({ name, format, text, layout }: ParsedFile, { leaves, comments }: Contents): Plaintext {
  if (name === "binary") {
    const value = leaves[0]?.value;
    if (value instanceof Uint8Array || typeof value === "string") return new Plaintext(value);
    throw new SopsError("malformed", 'The sealed binary file has no "data".');
  }
  const edits: Edit[] = [...format.withoutMetadata(text, layout)];
  const lastOfEmpty = lastCommentsOfLists(layout.documents);
  for (const { site, scalar, raw, type, value } of leaves) {
    if (!site.sealed || isEmpty(raw)) continue;
    const { at } = scalar;
    if (type === "comment") edits.push(format.commentItem(String(value), at, lastOfEmpty.has(scalar)));
    else edits.push({ start: at.start, end: at.end, text: format.plain(value, at) });
  }
  for (const { comment, text } of comments) edits.push(...format.comment(comment, text));
  return new Plaintext(withEdits(text, edits));
}

/** Of lists that hold comments alone, the last one: without it, nothing would say that there is a list. */
function lastCommentsOfLists(documents: readonly Collection[]): Set<Scalar> {
  const last = new Set<Scalar>();
  const visit = (node: TreeNode): void => {
    if (node.kind === "scalar") return;
    const end = node.entries.at(-1)?.value;
    if (node.kind === "sequence" && end?.kind === "scalar" && node.entries.every(({ value }) => isCommentItem(value))) {
      last.add(end);
    }
    for (const { value } of node.entries) visit(value);
  };
  documents.forEach(visit);
  return last;
}

/** The file with every value sealed under another data key, and that metadata. */
export function sealedAnew(
  { format, text, layout }: ParsedFile,
  { leaves, comments }: Contents,
  key: DataKey,
  metadata: SopsMetadata,
  sources: SealSources,
): string {
  const cipherKey = createSecretKey(key.bytes());
  const nextIv = freshIvs(sources.random ?? systemRandom);
  const edits: Edit[] = [];
  for (const { site, scalar, raw, type, value } of leaves) {
    if (!site.sealed || isEmpty(raw) || type === "null") continue;
    const { at } = scalar;
    const anew = seal(scalarBytes(value), type, cipherKey, site.additional, nextIv());
    edits.push({ start: at.start, end: at.end, text: format.sealed(anew, at) });
  }
  for (const { comment, additional, text } of comments) {
    edits.push(...format.comment(comment, seal(text, "comment", cipherKey, additional, nextIv())));
  }
  const complete = withMac(metadata, computeMac(leaves, metadata.macOnlyEncrypted), key, sources);
  return withEdits(text, [...edits, ...format.metadata(text, layout, complete)]);
}

/** The sealed forms of a file's values and comments, to be kept for those that stay. */
export function sealedForms({ leaves, comments }: Contents): SealedForms {
  const forms = new Map<string, string>();
  for (const { site, raw, type, value } of leaves) {
    if (site.sealed && type !== "null" && typeof raw === "string" && raw !== "") {
      forms.set(formName(site.additional, type, scalarBytes(value)), raw);
    }
  }
  for (const { comment, additional, text } of comments) forms.set(formName(additional, "comment", text), comment.text);
  return forms;
}
