import { MOST_FINDINGS } from "../finding";
import { CREDIBLE, doubtful, type Judgement } from "../judge/judgement";
import { isPlaceholder } from "../judge/placeholder";
import { isPublished } from "../judge/published";
import { looksRandom } from "../judge/wordness";
import { firstLook } from "../prefilter/first-look";
import type { TokenPlace } from "../prefilter/token-places";
import { catalogue } from "../vendors/lazy";
import type { TokenFormat, TokenRule } from "../vendors/vendor";

/** Where a token of a published format is in a text: offsets in UTF-16 code units, end exclusive. */
interface TokenHit {
  readonly start: number;
  readonly end: number;
  readonly rule: TokenRule;
  readonly judged: Judgement;
}

/**
 * The tokens of published formats in a text, sorted and without overlaps; placeholders left out. `places` are those that a
 * first look found. At one place the longest match wins. Linear in the text's length; never throws.
 */
export function findTokens(text: string, places: Iterable<TokenPlace> = firstLook(text).tokens): TokenHit[] {
  const hits: TokenHit[] = [];
  for (const place of places) {
    const hit = tokenAt(text, place);
    if (hit === undefined) continue;
    if (hits.length >= MOST_FINDINGS) break;
    const last = hits[hits.length - 1];
    if (last === undefined || hit.start >= last.end) hits.push(hit);
    else if (lengthOf(hit) > lengthOf(last)) hits[hits.length - 1] = hit;
  }
  return hits;
}

function lengthOf(hit: TokenHit): number {
  return hit.end - hit.start;
}

function tokenAt(text: string, { offset: at, prefix, rule: index }: TokenPlace): TokenHit | undefined {
  const rule = catalogue().tokenRules[index] as TokenRule;
  const { lead: leading, pattern, accept } = rule.entry;
  const lead = leading === undefined ? "" : execAt(leading, text, at)?.[1];
  if (lead === undefined) {
    return undefined;
  }
  const start = at - lead.length;
  const match = execAt(pattern, text, start);
  if (match === null) {
    return undefined;
  }
  const token = match.groups?.value ?? match[0];
  // A prefix may itself be a run of one letter.
  const body = token.replace(prefix, "");
  if (
    accept?.(token) === false ||
    isPlaceholder(body) ||
    isPublished(token) ||
    isWords(body) ||
    isInMedia(text, start)
  ) {
    return undefined;
  }
  const [from, to] = match.indices?.groups?.value ?? [start, start + token.length];
  const around = rule.entry.isPublic === undefined ? "" : text.slice(Math.max(0, from - AROUND), to + AROUND);
  const judged = rule.entry.isPublic?.(token, around) === true ? doubtful("public") : judgementOf(rule.entry, token);
  return { start: from, end: to, rule, judged };
}

/** How much of the text around a token may say that it is public. */
const AROUND = 400;

/** Whether a token's own part is words: `ASIA` and `ANDPACIFICREGION`. */
function isWords(body: string): boolean {
  return body.length >= 10 && /^[A-Za-z_-]+$/.test(body) && !looksRandom(body);
}

/** So many characters of base64 before a token are an image or a font, not a path. */
const MEDIA = /[A-Za-z0-9+/]{80}[+/]$/;

/** Whether a token stands in the base64 of a picture, where any letters do. */
function isInMedia(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return (before === "+" || before === "/") && MEDIA.test(text.slice(Math.max(0, start - 81), start));
}

function judgementOf({ checksum, confidence = "high", doubt }: TokenFormat, token: string): Judgement {
  if (doubt !== undefined) return doubtful(doubt);
  return checksum?.(token) === false ? CREDIBLE : { confidence };
}

function execAt(sticky: RegExp, text: string, offset: number): RegExpExecArray | null {
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
