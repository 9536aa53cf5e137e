import type { PackedVocabulary, Vocabulary } from "./vocabulary";

/** JSON that the build puts into the programs; not there when the sources are run as they are. */
declare const SEALWRIGHT_VOCABULARY: string;

const PACKED: PackedVocabulary | undefined =
  typeof SEALWRIGHT_VOCABULARY === "undefined" ? undefined : JSON.parse(SEALWRIGHT_VOCABULARY);

/** The vocabulary that was made when the program was built. */
export function madeVocabulary(packed: PackedVocabulary | undefined = PACKED): Vocabulary | undefined {
  if (packed === undefined) return undefined;
  const [pairs, middles] = packed.bytes.map(unpacked) as [ArrayBuffer, ArrayBuffer];
  return { ...packed, tables: { ...packed.tables, pairs: new Uint32Array(pairs), middles: new Uint16Array(middles) } };
}

/** The bytes of a text of base64 in memory of their own, in the machine's order. */
function unpacked(text: string, index: number): ArrayBuffer {
  const bytes = Buffer.from(text, "base64");
  if (!LITTLE_ENDIAN) index === 0 ? bytes.swap32() : bytes.swap16();
  return Uint8Array.from(bytes).buffer;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
