import type { Calls, Command } from "../vendors/vendor";
import type { SearchTables } from "./word-search";

/** A command as it is packed: `before` as a regular expression's source. */
export interface CommandPattern extends Omit<Command, "command" | "before" | "matches" | "near"> {
  readonly commands: readonly string[];
  readonly before: string;
}

/** What is derived from the vendors' entries when the programs are built, so that most runs need not load the entries. */
export interface Vocabulary {
  readonly tables: SearchTables;
  /** For each word of the tables: the index of its rule among `tokenRules`, or -1 for any other word. */
  readonly rules: readonly number[];
  /** For each word: what may be near, or, for a token's prefix, 1 where any character may stand before it. */
  readonly kinds: readonly number[];
  /** By a call's word that counts only on certain receivers: of which texts the receiver must hold one, in lower case. */
  readonly receivers: Readonly<Record<string, readonly string[]>>;
  /** By a program's word: its subcommands, of which one must follow; none where an option must. */
  readonly subcommands: Readonly<Record<string, readonly string[]>>;
  /** The calls of every vendor, those that name a receiver first. */
  readonly calls: readonly (readonly [key: string, names: Calls[string]])[];
  /** Calls that take their key from a variable when none is given. */
  readonly clients: readonly (readonly [key: string, variable: string])[];
  readonly commands: readonly CommandPattern[];
  /** Names of vendors' variables, as `joinedName` gives them, that no word shows to be a credential's. */
  readonly variables: readonly string[];
  /** See `Vendor.names` and `Vendor.placeholders`. */
  readonly names: readonly string[];
  readonly placeholders: readonly string[];
}

/** The vocabulary as plain data, for the built programs. */
export interface PackedVocabulary extends Omit<Vocabulary, "tables"> {
  /** The texts of the tables' words, parted by a zero; for each word, whether its case counts, and where its rarest characters begin, in base 36. */
  readonly words: string;
  readonly exact: string;
  readonly at: string;
  /** Base64 of `pairs` (32 bits each) and of `middles` (16 bits each), little endian. */
  readonly bytes: readonly [pairs: string, middles: string];
}

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

export function unpackVocabulary({ bytes, words, exact, at, ...rest }: PackedVocabulary): Vocabulary {
  const [pairs, middles] = bytes.map(unpacked) as [ArrayBuffer, ArrayBuffer];
  const list = words
    .split("\0")
    .map((text, index) => ({ text, exact: exact[index] === "1", at: Number.parseInt(at.charAt(index), 36) }));
  return { ...rest, tables: { words: list, pairs: new Uint32Array(pairs), middles: new Uint16Array(middles) } };
}

/** The bytes of a text of base64 in memory of their own, in the machine's order. */
function unpacked(text: string, index: number): ArrayBuffer {
  const bytes = Buffer.from(text, "base64");
  if (!LITTLE_ENDIAN) index === 0 ? bytes.swap32() : bytes.swap16();
  return Uint8Array.from(bytes).buffer;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
