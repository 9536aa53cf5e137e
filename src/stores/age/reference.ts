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

export const AGE_SCHEME = "age";

/** The value of an age file, or a field of the JSON object that it is. */
interface AgeReference extends Reference {
  /** Decoded, with `/`, relative to the folder of the file that holds the reference. */
  readonly path: string;
  readonly field?: string;
}

/** A reference to an age file; `path` is relative to the folder of the file that holds it, with `/`. */
export function ageReference(path: string, field?: string): AgeReference {
  const address = `${AGE_SCHEME}://${path.split("/").map(encodePart).join("/")}`;
  return field === undefined
    ? { kind: AGE_SCHEME, text: address, path }
    : { kind: AGE_SCHEME, text: `${address}#${encodePart(field)}`, path, field };
}

/** What stands behind `age://`: `PATH[#FIELD]`. */
export function parseAgeReference({ slashes, rest }: SplitReference): ReferenceReading {
  if (!slashes) return invalid("It is not a reference, such as age://secrets/token.age.");
  const [encoded, encodedField] = splitAt(rest, "#");
  const path = decodePart(encoded);
  const field = encodedField === undefined ? undefined : decodePart(encodedField);
  if (path === undefined || (encodedField !== undefined && field === undefined))
    return invalid("An age:// reference is not percent-encoded UTF-8.");
  if (path === "" || path.endsWith("/") || path.includes("?"))
    return invalid("An age:// reference names a file: age://PATH.");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path))
    return invalid("The path of an age:// reference is relative to the folder of the file that holds it.");
  if (field === "") return invalid("Behind # an age:// reference takes the field of a JSON object.");
  return readAs(ageReference(path, field));
}

/** The reference as this kind made it. */
export function asAgeReference(reference: Reference): AgeReference {
  if (reference.kind !== AGE_SCHEME) throw new Error("not a reference to an age file");
  return reference as AgeReference;
}
