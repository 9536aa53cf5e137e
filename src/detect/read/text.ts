import type { Finding } from "../finding";
import { Collected, vendorFacts } from "../judge/overlaps";
import { firstLook } from "../prefilter/first-look";
import type { FirstLook } from "../prefilter/word-kinds";
import { AUTH_SCHEME, COMMAND, PASSWORD_NAME, RANDOM_NAME, URL_MARK } from "../prefilter/word-kinds";
import { findSchemes } from "./auth-scheme";
import { findInCredentialFile } from "./credential-files";
import type { Reading } from "./known-vendors";
import type { Manner } from "./name-value-pairs";
import { findPairs } from "./name-value-pairs";
import { findTokens } from "./tokens";
import { findUrlCredentials } from "./url-credentials";

/** Files in which a value may stand without quotes: `.env`, YAML, INI, shell, Dockerfile and the like. */
const SETTINGS =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|\.envrc|\.netrc|\.pgpass|\.npmrc|\.pypirc|\.condarc|\.databrickscfg|\.dockerconfigjson|\.aws\/credentials|Dockerfile[^/]*|Containerfile|Makefile|[^/]*\.(?:ya?ml|ini|cfg|conf|config|properties|sh|bash|zsh|fish|ps1|bat|cmd|tfvars|service|desktop|cnf|toml|json|xml|plist))$/i;

/** How a file's text is read, by its name. */
export function mannerOf(path: string): Manner {
  return SETTINGS.test(path) ? "config" : "message";
}

/**
 * The credentials of a text that is not Python: lines shaped like assignments, token formats, URLs, headers, commands, and by its
 * `path` what tools keep in files of their own.
 */
export function scanText(
  text: string,
  manner: Manner,
  reading: Reading,
  first: FirstLook = firstLook(text),
  path = "",
): Finding[] {
  const look = reading.vendors.withOwnWords(first, text);
  const found = new Collected();
  const value = (hit: { start: number; end: number }) => text.slice(hit.start, hit.end);
  for (const { rule, judged, start, end } of findTokens(text, look.tokens)) {
    found.add(
      { ...vendorFacts(rule), ...judged, rule: rule.id, name: nameBefore(text, start), start, end },
      text.slice(start, end),
    );
  }
  for (const hit of findInCredentialFile(text, path, reading.test)) found.add(hit, value(hit));
  const kinds = look.kinds.reduce((all, kind) => all | kind, 0);
  if (kinds & URL_MARK) for (const hit of findUrlCredentials(text)) found.add(hit, value(hit));
  if (kinds & AUTH_SCHEME) for (const hit of findSchemes(text)) found.add(hit, value(hit));
  if (kinds & COMMAND) for (const hit of reading.vendors.commands.find(text)) found.add(hit, value(hit));
  if (kinds & (PASSWORD_NAME | RANDOM_NAME))
    for (const hit of findPairs(text, manner, reading, look.words, (kinds & PASSWORD_NAME) !== 0))
      found.add(hit, value(hit));
  return found.findings;
}

/** `NAME=`, `"name": ` right before a token. */
function nameBefore(text: string, start: number): string | undefined {
  return /([A-Za-z_][\w.-]{0,80})["'`]?\s{0,4}(?::=|=>|=|:)\s{0,4}["'`]?$/.exec(
    text.slice(Math.max(0, start - 100), start),
  )?.[1];
}
