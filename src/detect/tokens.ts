import type { Confidence } from "./finding";
import { isPlaceholder } from "./placeholder";
import { tokenRules } from "./rules/catalogue";
import { type Candidate, isBoundary, PrefixIndex } from "./rules/prefix-index";
import type { TokenRule } from "./rules/rule";

/** Where a token of a published format stands in a text: offsets in UTF-16 code units, end exclusive. */
export interface TokenHit {
  readonly start: number;
  readonly end: number;
  readonly rule: TokenRule;
  readonly confidence: Confidence;
}

let built: PrefixIndex | undefined;

/**
 * The tokens of published formats in a text, wherever they stand, sorted and without overlaps; placeholders left out.
 * At one place the longest match wins. Linear in the text's length; never throws.
 */
export function findTokens(text: string): TokenHit[] {
  built ??= new PrefixIndex(tokenRules);
  const hits: TokenHit[] = [];
  let end = 0;
  for (let place = built.next(text, 0); place !== undefined; place = built.next(text, Math.max(place.at + 1, end))) {
    let best: TokenHit | undefined;
    for (const candidate of place.candidates) {
      const hit = tokenAt(text, place.at - candidate.offset, candidate);
      if (hit !== undefined && hit.start >= end && (best === undefined || lengthOf(hit) > lengthOf(best))) {
        best = hit;
      }
    }
    if (best !== undefined) {
      hits.push(best);
      end = best.end;
    }
  }
  return hits;
}

function lengthOf(hit: TokenHit): number {
  return hit.end - hit.start;
}

function tokenAt(text: string, at: number, { prefix, rule }: Candidate): TokenHit | undefined {
  if (!text.startsWith(prefix, at)) {
    return undefined;
  }
  const lead = rule.lead === undefined ? "" : execAt(rule.lead, text, at)?.[1];
  if (lead === undefined) {
    return undefined;
  }
  const start = at - lead.length;
  if (rule.inside !== true && !isBoundary(text, start)) {
    return undefined;
  }
  const match = execAt(rule.pattern, text, start);
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

function execAt(sticky: RegExp, text: string, offset: number): RegExpExecArray | null {
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
