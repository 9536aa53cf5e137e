import { CASE_BIT, isLower, spells } from "../../text/characters";
import { isCalledOn, takesArguments } from "./call-and-command";
import { givesCredential } from "./name-and-value";
import type { Vocabulary } from "./packed-vocabulary";
import { builtVocabulary } from "./packed-vocabulary";
import { RandomRuns } from "./random-runs";
import { hasUserinfo, isScheme } from "./scheme-and-url";
import { goesOn, isBoundary } from "./token-boundary";
import { TokenPlaces } from "./token-places";
import { inCodeUnits } from "./utf16-offsets";
import { AUTH_SCHEME, CALL, COMMAND, type FirstLook, URL_MARK, WHOLE_WORD } from "./word-kinds";
import type { Word } from "./word-search";
import { PADDING, WordSearch } from "./word-search";

type Words = Pick<Vocabulary, "tables" | "rules" | "kinds" | "receivers" | "subcommands">;

/** The words of a vocabulary, ready to be searched for. */
export interface LookedFor extends Words {
  readonly search: WordSearch;
  /** The words' texts. */
  readonly prefixes: readonly string[];
}

export function lookedFor(vocabulary: Words): LookedFor {
  return {
    ...vocabulary,
    search: new WordSearch(vocabulary.tables),
    prefixes: vocabulary.tables.words.map(({ text }) => text),
  };
}

let built: LookedFor | undefined;

/**
 * Looks once over the bytes of a whole text for every word that a rule begins with: ASCII, or UTF-8, in which no part of
 * another character is taken for one. A text in which it finds nothing holds no credential of the vocabulary's.
 */
export function firstLookAt(bytes: Uint8Array, length: number, vocabulary?: LookedFor): FirstLook {
  const found: number[] = [];
  if (vocabulary === undefined) built ??= lookedFor(builtVocabulary());
  const { search, prefixes, tables, rules, kinds, receivers, subcommands } = vocabulary ?? (built as LookedFor);
  const tokens = new TokenPlaces(prefixes, rules);
  const values = new RandomRuns(bytes);
  const promising = (kind: number, text: string, start: number, end: number) => {
    if (kind & CALL) return isCalledOn(bytes, start, receivers[text]);
    if (kind === COMMAND) return takesArguments(bytes, end, length, subcommands[text]);
    if (kind & WHOLE_WORD && !isWholeWord(bytes, start, end)) return false;
    return promises(bytes, start, end, length, kind, values);
  };
  search.search(bytes, length, (offset, index) => {
    const rule = rules[index] as number;
    const kind = kinds[index] as number;
    const { text } = tables.words[index] as Word;
    const end = offset + text.length;
    if (rule >= 0) {
      if (kind === 1 || (isBoundary(bytes, offset) && goesOn(bytes, end, text.length))) tokens.add(offset, index);
    } else if (promising(kind, text, offset, end)) found.push(offset * KINDS + kind);
  });
  found.sort((a, b) => a - b);
  return {
    words: found.map((packed) => Math.floor(packed / KINDS)),
    kinds: found.map((packed) => packed % KINDS),
    tokens,
  };
}

/** Whether a word of a name, a scheme or a URL may lead to a credential, by what is around it. */
function promises(
  bytes: Uint8Array,
  start: number,
  end: number,
  length: number,
  kind: number,
  values: RandomRuns,
): boolean {
  if (kind === URL_MARK) return hasUserinfo(bytes, start, length);
  if (kind & COMMAND) return true;
  if ((kind & AUTH_SCHEME) !== 0 && isScheme(bytes, end, length)) return true;
  return !isTokenizer(bytes, start) && givesCredential(bytes, start, length, values);
}

/** More than the largest sum of kinds: offset and kinds are sorted as one number. */
const KINDS = 128;

/** Whether no further letter of the same word is around one: `github_pat`, `myPat`, not `path`, not `compat`. */
function isWholeWord(bytes: Uint8Array, start: number, end: number): boolean {
  const before = bytes[start - 1] as number;
  return !isLower(bytes[end] as number) && !(isLower(before) && isLower(bytes[start] as number));
}

/** `tokenizer`, `tokenize`: the commonest word of language models' code, and never a credential's name. */
function isTokenizer(bytes: Uint8Array, offset: number): boolean {
  return ((bytes[offset] as number) | CASE_BIT) === LETTER_T && spells(bytes, offset + "token".length, "iz");
}

const LETTER_T = 116;

const ENCODER = new TextEncoder();
let scratch = new Uint8Array(1 << 16);

/** As `firstLookAt`, of a string. */
export function firstLook(text: string, vocabulary?: LookedFor): FirstLook {
  const most = text.length * 3 + PADDING;
  if (scratch.length < most) scratch = new Uint8Array(most);
  const { written } = ENCODER.encodeInto(text, scratch);
  scratch.fill(0, written, written + PADDING);
  const look = firstLookAt(scratch, written, vocabulary);
  const placed = written === text.length ? look : inCodeUnits(look, scratch, written);
  // A text of some megabytes must not stay in memory for good.
  if (scratch.length > 1 << 22) scratch = new Uint8Array(1 << 16);
  return placed;
}
