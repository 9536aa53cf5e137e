import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { CREDIBLE, doubtful } from "../judge/judgement";
import { classify } from "../judge/name-class";
import { isPhrase, isPlaceholder } from "../judge/placeholder";
import { isPublished } from "../judge/published";
import { looksRandom, wordsOf } from "../judge/wordness";

const SCHEME = /[A-Za-z][A-Za-z0-9+.-]{1,30}$/;
const AUTHORITY = /[^\s/?#"'`<>\\]{1,300}(?=[/?#"'`<>\\]|\s|$)/y;
const LAST = /@(?=[^@]*$)/;
/** Oracle's published demonstration account, in the manuals of every database tool. */
const DEMONSTRATION = /^scott:tiger$/i;
/** Hosts that are reserved for documentation (RFC 2606, RFC 6761). */
const DOCUMENTATION = /(?:^|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid)$/i;
/** Account names that stand for any account, and are the password's stand-in too when both say it. */
const ANYONE = /^(?:user(?:name|id)?\d?|usr|foo|me|name|login|account|dev|test|u|myuser|you|someone|dbuser|db_?user)$/i;
/** This machine, and one that a compose file or a cluster names. */
const LOCAL = /^(?:localhost|127\.[\d.]+|\[?::1\]?|0\.0\.0\.0|[a-z][a-z0-9_-]{0,40}|host\.docker\.internal)$/i;
const TEMPLATE = /[{}$%<>*[\]()]|%[sdr]/;

/**
 * The passwords, and the tokens in a user's place, of the URLs in a text, any scheme (RFC 3986, section 3.2.1). User,
 * password and host are weighed together.
 */
export function findUrlCredentials(text: string): Hit[] {
  const hits: Hit[] = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const scheme = SCHEME.exec(text.slice(Math.max(0, at - 32), at))?.[0];
    if (scheme === undefined) continue;
    AUTHORITY.lastIndex = at + 3;
    const authority = AUTHORITY.exec(text)?.[0];
    if (authority === undefined || !authority.includes("@")) continue;
    const end = LAST.exec(authority)?.index as number;
    // Who logs in by `ssh` is an account; keys stand elsewhere.
    if (/^(?:git\+)?s(?:sh|ftp)$/i.test(scheme) && !authority.slice(0, end).includes(":")) continue;
    const path = text.substr(AUTHORITY.lastIndex, 80);
    const hit = judgeAuthority(authority.slice(0, end), authority.slice(end + 1), at + 3, scheme, path);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

function judgeAuthority(
  userinfo: string,
  hostport: string,
  start: number,
  scheme: string,
  path: string,
): Hit | undefined {
  const host = hostport.replace(/:\d{0,5}$|[,;)].*$/g, "");
  const colon = userinfo.indexOf(":");
  if (host === "" || (DOCUMENTATION.test(host) && !looksRandom(userinfo.slice(colon + 1)))) return undefined;
  if (colon < 0) return loneToken(userinfo, host, start);
  const user = userinfo.slice(0, colon);
  const password = userinfo.slice(colon + 1);
  if (password.length < 3 || password.includes(FIELD) || TEMPLATE.test(password.replace(/%[0-9A-Fa-f]{2}/g, "")))
    return undefined;
  if (DEMONSTRATION.test(userinfo) || /^\d{1,4}$/.test(password) || user.includes("(") || /[,;]/.test(user))
    return undefined;
  const plain = decoded(password);
  const bare = plain.replace(/[^\p{L}\p{N}_-]/gu, "");
  const wellKnown = user.toLowerCase() === plain.toLowerCase() && !ANYONE.test(user) && !/^[x*.]+$/i.test(user);
  if (isPublished(plain)) return /^x-/.test(plain) ? loneToken(user, host, start) : undefined;
  if (!wellKnown && (isPlaceholder(plain) || bare.length < 3 || isPlaceholder(bare))) return undefined;
  if (ANYONE.test(user) && wordsOf(bare).join("") === bare && bare.length < 5) return undefined;
  if (wellKnown && /^(?:foo|bar|baz|test|user|dev|abc|example|name|aaa|guest1)$/i.test(user)) return undefined;
  // On the machine itself, the account that a database begins with, or one that is called as its database is.
  if (/\//.test(plain) && isPhrase(plain) && !looksRandom(plain)) return undefined;
  // `my-gitlab-token`: what belongs there.
  if (/[-_]/.test(plain) && /^(?:token|key|secret)$/.test(classify(plain) ?? "") && !looksRandom(plain))
    return undefined;
  const own = wellKnown && LOCAL.test(host) && (scheme.startsWith(plain) || path.startsWith(`/${plain}`));
  return {
    rule: "url-password",
    ...(own ? doubtful("default-account") : CREDIBLE),
    name: undefined,
    start: start + colon + 1,
    end: start + userinfo.length,
  };
}

/** `https://TOKEN@host`: a token in the user's place; Sentry's public keys are no secret. */
function loneToken(user: string, host: string, start: number): Hit | undefined {
  if (user.length < 20 || user.includes(FIELD) || TEMPLATE.test(user) || /sentry|\.ingest\./i.test(host))
    return undefined;
  if (!/^[\w.~-]+$/.test(user) || !looksRandom(user) || isPlaceholder(user)) return undefined;
  return { rule: "url-password", confidence: "medium", name: undefined, start, end: start + user.length };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
