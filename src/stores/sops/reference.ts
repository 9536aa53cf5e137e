import {
  decodePart,
  encodePart,
  invalid,
  type Reference,
  type ReferenceReading,
  readAs,
  type SplitReference,
  splitAt,
} from "../../formats/refs/reference";

export const SOPS_SCHEME = "sops";

/** A value in a sealed file. */
interface SopsReference extends Reference {
  /** Decoded, with `/`, relative to the folder of the file that holds the reference. */
  readonly path: string;
  /** From 0, in a file of several YAML documents. */
  readonly document: number;
  /** RFC 6901; empty for a binary file. */
  readonly pointer: string;
}

/** A reference to a value in a sealed file; `path` is relative to the folder of the file that holds it, with `/`. */
export function sopsReference(path: string, pointer: string, document = 0): SopsReference {
  const query = document === 0 ? "" : `?doc=${document}`;
  const address = path.split("/").map(encodePart).join("/");
  const text = `${SOPS_SCHEME}://${address}${query}${pointer === "" ? "" : `#${pointer}`}`;
  return { kind: SOPS_SCHEME, text, path, document, pointer };
}

/** What stands behind `sops://`: `PATH[?doc=N][#POINTER]`. */
export function parseSopsReference({ slashes, rest }: SplitReference): ReferenceReading {
  if (!slashes) return invalid("It is not a reference, such as sops://secrets.enc.yaml#/db/password.");
  const [address, pointer = ""] = splitAt(rest, "#");
  const [encoded, query] = splitAt(address, "?");
  const path = decodePart(encoded);
  if (path === undefined) return invalid("The path of a sops:// reference is not percent-encoded UTF-8.");
  if (path === "" || path.endsWith("/")) return invalid("A sops:// reference names a file: sops://PATH#POINTER.");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) {
    return invalid("The path of a sops:// reference is relative to the folder of the file that holds it.");
  }
  const document = query === undefined ? 0 : Number(/^doc=(0|[1-9]\d{0,5})$/.exec(query)?.[1] ?? Number.NaN);
  if (Number.isNaN(document)) return invalid("Behind ? a sops:// reference takes doc=NUMBER only.");
  if (pointer !== "" && (!pointer.startsWith("/") || /~(?![01])/.test(pointer))) {
    return invalid("Behind # a sops:// reference takes a JSON pointer such as /db/password.");
  }
  return readAs(sopsReference(path, pointer, document));
}

/** The reference as this kind made it. */
export function asSopsReference(reference: Reference): SopsReference {
  if (reference.kind !== SOPS_SCHEME) throw new Error("not a reference to a sealed file");
  return reference as SopsReference;
}
