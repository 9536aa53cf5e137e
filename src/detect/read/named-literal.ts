import type { LiteralTable } from "../../python/literals";
import { isDigit, LESS, PERCENT, SPACE } from "../../text/characters";
import type { Hit } from "../hit";
import { classify, joinedName } from "../judge/name-class";
import { vendorFacts } from "../judge/overlaps";
import { isPlaceholder } from "../judge/placeholder";
import { isOrdinary, judge } from "../judge/value";
import { looksRandom } from "../judge/wordness";
import { ruleOf } from "../vendors/generic-rules";
import { isSchemeCredential } from "./auth-scheme";
import type { Reading } from "./known-vendors";
import { valueOf } from "./literal-text";
import type { LiteralGroup } from "./name-of-literal";
import { literalName } from "./name-of-literal";

/** A credential with its value as the program sees it. */
interface Found {
  readonly hit: Hit;
  readonly value: string;
}

/** How much of the text around a value may say what it is. */
const AROUND = 300;
/** The credential that a group of literals is by the name that the code gives it. `random`: only a value that a machine made can be meant. */
export function namedCredential(
  text: string,
  table: LiteralTable,
  group: LiteralGroup,
  random: boolean,
  { vendors, test }: Reading,
): Found | undefined {
  const start = table.bodyStart(group.first);
  let end = table.bodyEnd(group.last);
  if (end - start < 4 || end - start > 6000 || !table.isTerminated(group.last)) return undefined;
  if (group.first === group.last && !couldBeValue(text, start, end, random)) return undefined;
  const whole = valueOf(text, table, group);
  if (whole === undefined || whole.value.length < 4 || isOrdinary(whole.value)) return undefined;
  const { value } = whole;
  end = whole.end;
  const given = literalName(text, table, group, vendors);
  if (given === undefined) return undefined;
  const { name, callee = "" } = given;
  if (/(?:^|[._])b64encode$/.test(callee)) {
    return pairOf(text, value, end, test);
  }
  const named = classify(name);
  const vendor =
    vendors.named(joinedName(name), value, () => text.slice(Math.max(0, start - AROUND), end + AROUND)) ??
    (callee === "" ? undefined : vendors.named(joinedName(callee + name), value));
  if (vendor !== undefined && !isPlaceholder(value)) {
    return { hit: { ...vendorFacts(vendor), ...vendor.judged, rule: vendor.id, name, start, end }, value };
  }
  if (named === undefined) return undefined;
  const scheme = /^(Bearer|Basic|Token)\s+(\S+)$/i.exec(value);
  if (scheme !== null) {
    const credential = scheme[2] as string;
    if (!isSchemeCredential((scheme[1] as string).toLowerCase(), credential)) return undefined;
    return {
      hit: { rule: "authorization-header", confidence: "medium", name, start: end - credential.length, end },
      value: credential,
    };
  }
  const judged = judge(value, named, name, test);
  if (judged === undefined) return undefined;
  const environment = named === "password" ? undefined : vendors.clientVariable(callee);
  return {
    hit: { ...(environment === undefined ? {} : { environment }), ...judged, rule: ruleOf(named), name, start, end },
    value,
  };
}

/** The password of `b64encode("user:password")`, as RFC 7617 has them encoded. */
function pairOf(text: string, value: string, end: number, test: boolean): Found | undefined {
  const password = /^[\w.@+-]{1,64}:(\S{3,128})$/.exec(value)?.[1];
  if (password === undefined || text.slice(end - password.length, end) !== password) return undefined;
  const judged = judge(password, "password", "password", test);
  if (judged === undefined) return undefined;
  const hit = { ...judged, rule: "password", name: "password", start: end - password.length, end };
  return { hit, value: password };
}

/**
 * A quick no for the many literals that are messages, keys or names. `random`: only a value that a machine made counts, which
 * has digits, or letters that form no words.
 */
function couldBeValue(text: string, start: number, end: number, random: boolean): boolean {
  const first = text.charCodeAt(start);
  if (first === LESS || first === PERCENT || first === SPACE)
    return end - start >= 40 || (first === PERCENT && end - start >= 16 && looksRandom(text.slice(start, end)));
  if (!random) return true;
  if (end - start < 6) return false;
  let letters = 0;
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at);
    if (isDigit(c)) return true;
    if (c === SPACE && letters > 7) return false;
    letters++;
  }
  if (end - start >= 16) return true;
  return looksRandom(text.slice(start, end));
}
