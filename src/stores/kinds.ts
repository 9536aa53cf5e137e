import { invalid, type Reference, type ReferenceReading, splitReference } from "../formats/refs/reference";
import { ageFileKind } from "./age/kind";
import { dotenvKind } from "./dotenv/kind";
import { ENV_SCHEME } from "./dotenv/reference";
import type { StoreKind } from "./kind";
import { managerKinds } from "./managers/kinds";
import { sopsKind } from "./sops/kind";

/** Every kind of store, in the order in which the tree shows them: a line each. */
export const STORE_KINDS: StoreKind[] = [dotenvKind, sopsKind, ageFileKind, ...managerKinds];

/** The kind with that scheme, where there is one. */
export function findKind(scheme: string): StoreKind | undefined {
  return STORE_KINDS.find((kind) => kind.scheme === scheme);
}

/** The kind of a reference that was read. */
export function kindOf({ kind }: Reference): StoreKind {
  const found = findKind(kind);
  if (found === undefined) throw new Error("a reference without a kind");
  return found;
}

/** Reads a reference by the grammar of its kind. */
export function parseReference(text: string): ReferenceReading {
  const split = splitReference(text);
  if (typeof split === "string") return invalid(split);
  const kind = findKind(split.scheme);
  if (kind !== undefined) return kind.parse(split);
  if (!split.slashes) return invalid("It is not a reference, such as sops://secrets.enc.yaml#/db/password.");
  const known = STORE_KINDS.map(({ scheme }) => scheme);
  return invalid(`It begins with no known scheme (${known.join(", ")}).`);
}

/** References in any text; the last sign of punctuation belongs to the sentence around it. */
export function findReferences(
  text: string,
): { readonly reference: Reference; readonly start: number; readonly end: number }[] {
  const schemes = STORE_KINDS.filter(({ scheme }) => scheme !== ENV_SCHEME).map(({ scheme }) => scheme);
  const pattern = new RegExp(`\\b(?:${schemes.join("|")})://[^\\s"'<>\`\\\\]{1,500}[^\\s"'<>\`\\\\.,;:)\\]}]`, "g");
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const reading = parseReference(found);
    return reading.kind === "reference"
      ? [{ reference: reading.reference, start: index, end: index + found.length }]
      : [];
  });
}
