import { tokenRules } from "./rules/catalogue";
import type { TokenRule } from "./rules/rule";
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

export interface TokenPlace {
  readonly offset: number;
  readonly rule: TokenRule;
}

export interface FirstLook {
  /** Offsets of words that say that a credential may be near, in order. */
  readonly words: readonly number[];
  /** Where the prefixes of published token formats stand, in order. */
  readonly tokens: readonly TokenPlace[];
  /** Whether a URL stands in the text. */
  readonly url: boolean;
}

let search: WordSearch | undefined;
let rules: TokenRule[] = [];

function built(): WordSearch {
  if (search === undefined) {
    const prefixes = tokenRules.flatMap((rule) => [rule.prefix].flat().filter((text) => text.length > 2).map((text) => ({ text, rule })));
    rules = prefixes.map(({ rule }) => rule);
    search = new WordSearch([
      ...prefixes.map(({ text }) => ({ text, exact: true })),
      ...[...NAMES, ...CALLS].map((text) => ({ text, exact: false })),
    ]);
  }
  return search;
}

/** Looks once over a whole text for every word that any rule begins with. A text in which it finds nothing holds no credential. */
export function firstLook(text: string): FirstLook {
  const words: number[] = [];
  const tokens: TokenPlace[] = [];
  built().search(text, (offset, index) => {
    const rule = rules[index];
    if (rule !== undefined) tokens.push({ offset, rule });
    else if (!isTokenizer(text, offset)) words.push(offset);
  });
  return { words, tokens, url: text.includes("://") };
}

/** `tokenizer`, `tokenize`: the commonest word of language models' code, and never a credential's name. */
function isTokenizer(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) | 32) === 116 /* t */ && text.charCodeAt(offset + 5) === 105 /* i */ && text.charCodeAt(offset + 6) === 122 /* z */;
}
