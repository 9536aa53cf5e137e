import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { basicPair } from "../judge/basic-pair";
import { isPlaceholder } from "../judge/placeholder";
import { isPlainlyRandom, looksRandom } from "../judge/wordness";

const SCHEME =
  /\b(Bearer|Basic|Token|ApiKey|Api-Key|Key|Negotiate|Digest)[ ]{1,2}(?:token=)?["']?([^\s"'`<>,;\\)]{4,2000})/gi;

/** The credentials after an authentication scheme's name in a text: `Bearer …`, `Basic …` (RFC 6750, RFC 7617). */
export function findSchemes(text: string): Hit[] {
  const hits: Hit[] = [];
  SCHEME.lastIndex = 0;
  for (let found = SCHEME.exec(text); found !== null; found = SCHEME.exec(text)) {
    const value = found[2] as string;
    const start = found.index + found[0].length - value.length;
    if (isSchemeCredential((found[1] as string).toLowerCase(), value)) {
      hits.push({
        rule: "authorization-header",
        confidence: "medium",
        name: "Authorization",
        start,
        end: start + value.length,
      });
    }
  }
  return hits;
}

/** Whether a value after a scheme's name is a credential: for Basic, base64; for the others, plainly random. */
export function isSchemeCredential(scheme: string, value: string): boolean {
  if (value.includes(FIELD) || /[{}$%]/.test(value) || isPlaceholder(value)) return false;
  if (scheme === "basic") return isBasic(value);
  if (scheme === "negotiate" || scheme === "digest") return false;
  // In a sentence a word follows: "your token einzugeben".
  if (/^[a-z]+$/.test(value) && !isPlainlyRandom(value)) return false;
  return value.length >= 8 && looksRandom(value) && /^[\w.~+/=-]+$/.test(value);
}

function isBasic(value: string): boolean {
  if (value.length < 8 || !/^[A-Za-z0-9+/_-]{6,}={0,2}$/.test(value)) return false;
  const pair = basicPair(value);
  if (pair !== undefined) return pair.password !== "" && !isPlaceholder(pair.password);
  return value.endsWith("=") || (/[A-Z]/.test(value) && looksRandom(value));
}
