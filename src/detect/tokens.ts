import type { Confidence } from "./finding";
import { isPlaceholder } from "./placeholder";
import { tokenRules } from "./rules/catalogue";
import type { TokenRule } from "./rules/rule";
import { prefixSource } from "./rules/trie";

/** Where a token of a published format stands in a text: offsets in UTF-16 code units, end exclusive. */
export interface TokenHit {
  readonly start: number;
  readonly end: number;
  readonly rule: TokenRule;
  readonly confidence: Confidence;
}

interface Candidate {
  readonly prefix: string;
  readonly rule: TokenRule;
}

interface Index {
  readonly anchor: RegExp;
  /** By the prefix's first two characters, which every prefix has. */
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
}

const LEAD_LENGTH = 96;
/** What may stand right before a token although it ends in a letter or a digit. */
const ESCAPE_END = /(?:\\[abfnrtv0]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2})$/;

let built: Index | undefined;

function index(): Index {
  if (built === undefined) {
    const candidates = new Map<string, Candidate[]>();
    for (const rule of tokenRules) {
      for (const prefix of typeof rule.prefix === "string" ? [rule.prefix] : rule.prefix) {
        const key = prefix.slice(0, 2);
        candidates.set(key, [...(candidates.get(key) ?? []), { prefix, rule }]);
      }
    }
    built = { anchor: new RegExp(prefixSource(tokenRules), "g"), candidates };
  }
  return built;
}

/** The source of the expression that finds every place where a token may stand; a file without a match holds no token. */
export function tokenAnchor(): string {
  return index().anchor.source;
}

/**
 * The tokens of published formats in a text, wherever they stand, sorted and without overlaps; placeholders left out.
 * At one place the longest match wins. Linear in the text's length; never throws.
 */
export function findTokens(text: string): TokenHit[] {
  const { anchor, candidates } = index();
  const hits: TokenHit[] = [];
  let end = 0;
  anchor.lastIndex = 0;
  for (let match = anchor.exec(text); match !== null; match = anchor.exec(text)) {
    const at = match.index;
    let best: TokenHit | undefined;
    for (const candidate of candidates.get(text.slice(at, at + 2)) ?? []) {
      const hit = text.startsWith(candidate.prefix, at) ? tokenAt(text, at, candidate) : undefined;
      if (
        hit !== undefined &&
        hit.start >= end &&
        (best === undefined || hit.end - hit.start > best.end - best.start)
      ) {
        best = hit;
      }
    }
    if (best !== undefined) {
      hits.push(best);
      end = best.end;
    }
    anchor.lastIndex = Math.max(at + 1, end);
  }
  return hits;
}

function tokenAt(text: string, at: number, { prefix, rule }: Candidate): TokenHit | undefined {
  const lead = rule.lead?.exec(text.slice(Math.max(0, at - LEAD_LENGTH), at));
  if (lead === null) {
    return undefined;
  }
  const start = at - (lead?.[0].length ?? 0);
  if (rule.inside !== true && !isBoundary(text, start)) {
    return undefined;
  }
  const pattern = rule.pattern;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const token = match.groups?.value ?? match[0];
  // A prefix may itself be a run of one letter.
  if (rule.accept?.(token) === false || isPlaceholder(token.replace(prefix, ""))) {
    return undefined;
  }
  const [from, to] = match.indices?.groups?.value ?? [start, start + token.length];
  return { start: from, end: to, rule, confidence: confidenceOf(rule, token) };
}

function confidenceOf(rule: TokenRule, token: string): Confidence {
  if (rule.checksum?.(token) === false) {
    return rule.confidence === "low" ? "low" : "medium";
  }
  return rule.confidence ?? "high";
}

function isBoundary(text: string, start: number): boolean {
  return (
    start === 0 || !/\w/.test(text.charAt(start - 1)) || ESCAPE_END.test(text.slice(Math.max(0, start - 6), start))
  );
}
