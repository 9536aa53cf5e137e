import type { PackedVocabulary, Vocabulary } from "./vocabulary";

/** JSON that the build puts into the programs; not there when the sources are run as they are. */
declare const SEALWRIGHT_VOCABULARY: string;

let vocabulary: Vocabulary | undefined;

/**
 * What is derived from the vendors' entries. Where the build did not put it into the program, it is derived when it is first asked
 * for, and not sooner: deriving takes the judges of names, which ask for it themselves.
 */
export function builtVocabulary(): Vocabulary {
  vocabulary ??=
    typeof SEALWRIGHT_VOCABULARY === "undefined"
      ? (require("./vocabulary") as typeof import("./vocabulary")).makeVocabulary()
      : unpackVocabulary(JSON.parse(SEALWRIGHT_VOCABULARY));
  return vocabulary;
}

export function unpackVocabulary({ bytes, ...rest }: PackedVocabulary): Vocabulary {
  const [pairs, middles] = bytes.map(unpacked) as [ArrayBuffer, ArrayBuffer];
  return { ...rest, tables: { ...rest.tables, pairs: new Uint32Array(pairs), middles: new Uint16Array(middles) } };
}

/** The bytes of a text of base64 in memory of their own, in the machine's order. */
function unpacked(text: string, index: number): ArrayBuffer {
  const bytes = Buffer.from(text, "base64");
  if (!LITTLE_ENDIAN) index === 0 ? bytes.swap32() : bytes.swap16();
  return Uint8Array.from(bytes).buffer;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
