import { tokenRules } from "./rules/catalogue";
import type { TokenRule } from "./rules/rule";
import { isBoundary } from "./boundary";
import { WordSearch } from "./word-search";

/** The words of names that are given to credentials; a name's full judgement is `classify`. */
const NAMES = [
  "passw", "passphrase", "passcode", "_pass", "pass_", 'pass"', "pass'", "pass=", "pass:", "pwd", "secret", "token", "credential", "creds", "key", "auth",
  "bearer", "ticket", "salt", "jwt", "cookie", "signature", "_pw", "pw=", 'pw"', "pw'", "psw", "identified by", "basic ", "login ", "sshpass", "mysql ", "redis-cli", "curl ", "wget ", "htpasswd", "openssl ",
];
/** The calls that take a credential by its place; see `calls.ts`. */
const CALLS = [
  "login(", "fernet(", "hmac.", "openai(", "anthropic(", "cohere", "clientv2(", "mistral", "groq(", "together(", "replicate(", "experiment(", "pinecone",
  "roboflow(", "deepgram", "elevenlabs(", "client(", "redis(", "session(", "github(", "gitlab(", "connect(", "bot(", "updater(", "labelstudio(", "serializer(",
  "signer(", "aesgcm(", "connect_s3(", "ftp(", "create_user(", "create_superuser(", "exa(", "inferenceapi(", "hfapi(", "hffolder",
];

/** Where the prefix of a published token format stands. */
export interface TokenPlace {
  readonly offset: number;
  readonly prefix: string;
  readonly rule: TokenRule;
}

export interface FirstLook {
  /** Offsets of words that say that a credential may be near, in order. */
  readonly words: readonly number[];
  /** In order. */
  readonly tokens: readonly TokenPlace[];
}

interface Vocabulary {
  readonly search: WordSearch;
  /** By the word's index; words of names and calls have none. */
  readonly prefixes: readonly { readonly text: string; readonly rule: TokenRule }[];
}

let built: Vocabulary | undefined;

function vocabulary(): Vocabulary {
  if (built === undefined) {
    const prefixes = tokenRules.flatMap((rule) => [rule.prefix].flat().map((text) => ({ text, rule })));
    const words = [...prefixes.map(({ text }) => ({ text, exact: true })), ...[...NAMES, ...CALLS].map((text) => ({ text, exact: false }))];
    built = { search: new WordSearch(words), prefixes };
  }
  return built;
}

/**
 * Looks once over the bytes of a whole text, one for each code unit, for every word that a rule begins with. A text in
 * which it finds nothing, and no `://` either, holds no credential.
 */
export function firstLookAt(bytes: Uint8Array, length: number): FirstLook {
  const words: number[] = [];
  const tokens: TokenPlace[] = [];
  const { search, prefixes } = vocabulary();
  search.search(bytes, length, (offset, index) => {
    const prefix = prefixes[index];
    if (prefix === undefined) {
      if (!isTokenizer(bytes, offset)) words.push(offset);
    } else if (prefix.rule.inside === true || prefix.rule.lead !== undefined || isBoundary(bytes, offset)) {
      tokens.push({ offset, prefix: prefix.text, rule: prefix.rule });
    }
  });
  return { words: words.sort((a, b) => a - b), tokens: tokens.sort((a, b) => a.offset - b.offset) };
}

/** `tokenizer`, `tokenize`: the commonest word of language models' code, and never a credential's name. */
function isTokenizer(bytes: Uint8Array, offset: number): boolean {
  return ((bytes[offset] as number) | 32) === 116 /* t */ && bytes[offset + 5] === 105 /* i */ && bytes[offset + 6] === 122 /* z */;
}

const ENCODER = new TextEncoder();
/** What stands in the bytes for a character outside ASCII. */
const OTHER = 0x7f;
let scratch = new Uint8Array(1 << 16);

/** As `firstLookAt`, of a string. */
export function firstLook(text: string): FirstLook {
  if (scratch.length < text.length) scratch = new Uint8Array(Math.max(text.length, scratch.length * 2));
  const { written, read } = ENCODER.encodeInto(text, scratch);
  if (written !== read || read !== text.length) {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      scratch[i] = c < 128 ? c : OTHER;
    }
  }
  const look = firstLookAt(scratch, text.length);
  // A text of some megabytes must not stay in memory for good.
  if (scratch.length > 1 << 22) scratch = new Uint8Array(1 << 16);
  return look;
}
