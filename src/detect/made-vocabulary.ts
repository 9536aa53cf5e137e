import type { PackedVocabulary, Vocabulary } from "./vocabulary";

/** The vocabulary that the build put into the program; undefined when the sources are run as they are. */
const PACKED: PackedVocabulary | undefined = undefined;

/** The vocabulary that was made when the program was built. */
export function madeVocabulary(packed: PackedVocabulary | undefined = PACKED): Vocabulary | undefined {
  if (packed === undefined) return undefined;
  const [pairs, middles] = packed.bytes.map((text) => Uint8Array.from(Buffer.from(text, "base64"))) as [
    Uint8Array,
    Uint8Array,
  ];
  const units = new Uint16Array(pairs.length / 2);
  for (let i = 0; i < units.length; i++) units[i] = (pairs[2 * i] as number) | ((pairs[2 * i + 1] as number) << 8);
  return { ...packed, tables: { ...packed.tables, pairs: units, middles } };
}
