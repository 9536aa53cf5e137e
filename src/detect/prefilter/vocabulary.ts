import { CALL_WORDS } from "../read/calls";
import { catalogue } from "../vendors/lazy";
import type { SearchTables } from "./word-search";
import { makeTables, rarest } from "./word-tables";

/** What a word says may be near; bits. */
export const PASSWORD = 1;
/** A name whose value a machine drew: a key, a token, a secret. */
export const DRAWN = 2;
/** A call that takes a credential by its place. */
export const CALL = 4;
/** An authentication scheme's name. */
export const SCHEME = 8;
/** A command that takes a credential as an argument. */
export const COMMAND = 16;
/** The `://` of a URL. */
export const URL_MARK = 32;
const ANYTHING = PASSWORD | DRAWN | CALL;

const WORDS: readonly (readonly [kinds: number, words: string])[] = [
  [PASSWORD, "passw|passphrase|passcode|_pass|pass_|pass\"|pass'|pass=|pass:|pwd|_pw|pw=|pw\"|pw'|psw"],
  [DRAWN, "secret|credential|creds|key|ticket|salt|jwt|cookie|signature"],
  [DRAWN | SCHEME, "token"],
  [PASSWORD | DRAWN | SCHEME, "auth|bearer|basic "],
  [URL_MARK, "://"],
  [PASSWORD | COMMAND, "identified by"],
  [
    COMMAND,
    "login |docker\"|docker'|mysql\"|mysql'|curl\"|curl'|wget\"|wget'|mongosh|mysqldump|sshpass|mysql |redis-cli|curl |wget |htpasswd|openssl |aws configure|kaggle config",
  ],
  [ANYTHING, CALL_WORDS.join("|")],
];

/** The words of a first look, as data that is made when the programs are built. */
export interface Vocabulary {
  readonly tables: SearchTables;
  /** For each word: the index of its rule among `tokenRules`, or -1 for a word of a name, a call, a URL or a command. */
  readonly rules: readonly number[];
  /** For each word: what may be near, or, for a token's prefix, 1 where any character may stand before it. */
  readonly kinds: readonly number[];
}

/** Makes the vocabulary of every rule. */
export function makeVocabulary(): Vocabulary {
  const prefixes = catalogue().tokenRules.flatMap((rule, index) =>
    [rule.prefix].flat().map((text) => ({ text, index, free: rule.inside === true || rule.lead !== undefined })),
  );
  const words = WORDS.flatMap(([kinds, list]) => list.split("|").map((text) => ({ text, kinds })));
  return {
    tables: makeTables([
      ...prefixes.map(({ text }) => ({ text, exact: true, at: rarest(text) })),
      ...words.map(({ text }) => ({ text, exact: false, at: rarest(text) })),
    ]),
    rules: [...prefixes.map(({ index }) => index), ...words.map(() => -1)],
    kinds: [...prefixes.map(({ free }) => (free ? 1 : 0)), ...words.map(({ kinds }) => kinds)],
  };
}

/** The same as plain text, for the built programs. */
export interface PackedVocabulary extends Omit<Vocabulary, "tables"> {
  readonly tables: Pick<SearchTables, "words">;
  /** Base64 of `pairs` (32 bits each) and of `middles` (16 bits each), little endian. */
  readonly bytes: readonly [pairs: string, middles: string];
}

export function packVocabulary({ tables, ...rest }: Vocabulary): PackedVocabulary {
  const { words, pairs, middles } = tables;
  return { ...rest, tables: { words }, bytes: [packed(pairs, 4), packed(middles, 2)] };
}

function packed(numbers: Uint16Array | Uint32Array, width: number): string {
  const bytes = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => {
    bytes.writeUIntLE(number, index * width, width);
  });
  return bytes.toString("base64");
}
