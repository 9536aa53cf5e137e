import type { Finding } from "../finding";
import { Collected, vendorFacts } from "../judge/overlaps";
import type { FirstLook } from "../prefilter/first-look";
import { firstLook } from "../prefilter/first-look";
import { COMMAND, PASSWORD, RANDOM, SCHEME, URL_MARK } from "../prefilter/word-kinds";
import type { Manner } from "./embedded";
import { findPairs } from "./embedded";
import { findSchemes } from "./header";
import type { Reading } from "./known";
import { findTokens } from "./tokens";
import { findUrlCredentials } from "./url";

/** Files in which a value may stand without quotes: `.env`, YAML, INI, shell, Dockerfile and the like. */
const SETTINGS =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|\.envrc|\.netrc|\.pgpass|\.npmrc|\.pypirc|Dockerfile[^/]*|Containerfile|Makefile|[^/]*\.(?:ya?ml|ini|cfg|conf|config|properties|sh|bash|zsh|fish|ps1|bat|cmd|tfvars|service|desktop|toml|json|xml|plist))$/i;

/** How a file's text is read, by its name. */
export function mannerOf(path: string): Manner {
  return SETTINGS.test(path) ? "config" : "message";
}

/** The credentials of a text that is not Python: lines shaped like assignments, token formats, URLs, headers, commands. */
export function scanText(
  text: string,
  manner: Manner,
  reading: Reading,
  first: FirstLook = firstLook(text),
): Finding[] {
  const look = reading.known.withOwnWords(first, text);
  const found = new Collected();
  const value = (hit: { start: number; end: number }) => text.slice(hit.start, hit.end);
  for (const { rule, confidence, start, end } of findTokens(text, look.tokens)) {
    found.add(
      { ...vendorFacts(rule), rule: rule.id, confidence, name: nameBefore(text, start), start, end },
      text.slice(start, end),
    );
  }
  const kinds = look.kinds.reduce((all, kind) => all | kind, 0);
  if (kinds & URL_MARK) for (const hit of findUrlCredentials(text)) found.add(hit, value(hit));
  if (kinds & SCHEME) for (const hit of findSchemes(text)) found.add(hit, value(hit));
  if (kinds & COMMAND) for (const hit of reading.known.commands.find(text)) found.add(hit, value(hit));
  if (kinds & (PASSWORD | RANDOM))
    for (const hit of findPairs(text, manner, reading, look.words, (kinds & PASSWORD) !== 0))
      found.add(hit, value(hit));
  return found.findings;
}

/** `NAME=`, `"name": ` right before a token. */
function nameBefore(text: string, start: number): string | undefined {
  return /([A-Za-z_][\w.-]{0,80})["'`]?\s{0,4}(?::=|=>|=|:)\s{0,4}["'`]?$/.exec(
    text.slice(Math.max(0, start - 100), start),
  )?.[1];
}
