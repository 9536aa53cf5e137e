import type { Vocabulary } from "./vocabulary";
import type { SearchTables } from "./word-search";

/** The vocabulary as plain data, for the built programs. */
export interface PackedVocabulary extends Omit<Vocabulary, "tables"> {
  readonly tables: Pick<SearchTables, "words">;
  /** Base64 of `pairs` (32 bits each) and of `middles` (16 bits each), little endian. */
  readonly bytes: readonly [pairs: string, middles: string];
}

export function packVocabulary({ tables, ...rest }: Vocabulary): PackedVocabulary {
  const { words, pairs, middles } = tables;
  return { ...rest, tables: { words }, bytes: [base64(pairs, 4), base64(middles, 2)] };
}

function base64(numbers: Uint16Array | Uint32Array, width: number): string {
  const bytes = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => {
    bytes.writeUIntLE(number, index * width, width);
  });
  return bytes.toString("base64");
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
