import { lineStart } from "../../text/lines";
import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { CREDIBLE, doubtful } from "../judge/judgement";
import type { NameClass } from "../judge/name-class";
import { classify, joinedName } from "../judge/name-class";
import { SECRET_KEY } from "../judge/name-vocabulary";
import { vendorFacts } from "../judge/overlaps";
import { isPhrase, isPlaceholder } from "../judge/placeholder";
import { judge } from "../judge/value";
import { isPlainlyRandom, looksRandom } from "../judge/wordness";
import { ruleOf } from "../vendors/generic-rules";
import { isSchemeCredential } from "./auth-scheme";
import type { Reading } from "./known-vendors";

/**
 * How a text is read. `config`: a file or a string of settings, where an unquoted value counts; `prose`: comments and
 * docstrings, where a name is often followed by its explanation; `message`: any other string.
 */
export type Manner = "config" | "prose" | "message";

const NAME_CHAR = /[\w-]/;
/** How far a name reaches to either side of the word that makes it a credential's. */
const NAME_REACH = 60;
const SEPARATOR =
  /(["'`]?)\]?[ \t]{0,8}(?:[sS]tr(?:ing)?[ \t]{1,4})?(:{0,3}=>?|\?=|\.=|=>|:|\||,|>)[ \t]{0,8}|(?<=--[\w-]{2,60})["']?(,?)[ \t]{1,8}/y;
const QUOTED = /(["'`])((?:(?!\1)[^\\\r\n]|\\.){1,4000})\1/y;
const ESCAPED_QUOTED = /\\(["'])([^"'\\\r\n]{1,4000})\\\1/y;
const BARE = /[^\s"'`,;<>&\\(){}[\]|]{1,4000}/y;
const NUMBER = /-?(?:\d{1,7}|\d{1,20}(?:\.\d{1,20})?[eE][+-]?\d{1,3}|\d{1,20}\.\d{1,20})(?=[\s,}\]])/y;
/** What a line of settings gives a name, to the line's end: `NAME=a&b[c`. */
const LINE = /=(?<value>[^\s"'`<>\\]{2,4000})[ \t]{0,8}(?:[\r\n]|$)/y;
/** The same in YAML: a plain scalar begins with none of its indicators (YAML 1.2.2, section 7.3.3), and has no colon at its end. */
const PLAIN =
  /:[ \t]{1,8}(?<value>[^\s"'`<>$({}\\[\],#&*!|%@][^\s"'`<>\\]{10,4000}[^\s"'`<>\\:])[ \t]{0,8}(?:[\r\n]|$)/y;
const LINE_START = /(?:^|[\r\n])[ \t]{0,24}(?:- )?(?:(?:export|set|ENV|ARG)[ \t]{1,4})?$/i;
/** What is code and no value: a call, a subscript, a brace. */
const CALLED = /^[\w.]{1,120}[([{]/;
/** How much of the text around a value may say what it is. */
const AROUND = 300;
/** A longer value without blanks has no `=` but at its end. */
const LONG = 300;
/** `<password>…</password>`. */
const ELEMENT = /\s{0,200}([^\s"'<>]{1,4000})\s{0,200}<\//y;
const NAMED_ABOVE = /\b(?:name|key)["']?[ \t]{0,8}:[ \t]{0,8}["']?$/i;
const VALUE_BELOW = /["']?[ \t]{0,8},?[ \t]{0,8}(?:\r?\n)?[ \t]{0,60}["']?value["']?[ \t]{0,8}:[ \t]{0,8}/iy;
const ENV = /(?:^|\n)[ \t]{0,8}(?:ENV|env)[ \t]{1,8}$/;
const BLANK = /[ \t]{1,8}(?=\S)/y;
/** What stands before a password in a netrc file, where a text of Python's may write its line breaks as escapes. */
const NETRC =
  /\b(?:machine(?:\s|\\[nrt]){1,20}[^\s\\]{1,120}|default)(?:\s|\\[nrt]){1,20}login(?:\s|\\[nrt]){1,20}[^\s\\]{1,100}(?:\s|\\[nrt]){1,20}$/;
/** A setting with its description above its value, as Weights & Biases writes a run's: `NAME:` and below it `value: …`. */
const DESCRIBED =
  /[ \t]{0,8}(?:\r?\n(?:[ \t]{1,20}desc:[^\r\n]{0,200}\r?\n)?[ \t]{1,20}value:[ \t]{1,8}|\{\s{0,40}(?:"desc":\s{0,4}[^,{}]{0,200},\s{0,40})?"value":\s{0,8})/y;
const SQL = /\b(?:PASSWORD|IDENTIFIED\s{1,4}BY)\s{1,4}(?:=\s{0,4})?'([^'\r\n]{3,128})'/gi;

/**
 * Credentials in text that is shaped like settings: `NAME=value`, `"name": "value"`, `name: value`, `--name value`, and with
 * `sql` also `PASSWORD '…'`. `words` are the offsets of credentials' words in the text, in order.
 */
export function findPairs(
  text: string,
  manner: Manner,
  reading: Reading,
  words: readonly number[],
  sql: boolean,
): Hit[] {
  const hits: Hit[] = [];
  let reached = 0;
  for (const word of words) {
    if (word < reached) continue;
    let start = NAME_CHAR.test(text[word] ?? "") ? word : word + 1;
    const limit = Math.max(reached, start - NAME_REACH);
    while (start > limit && NAME_CHAR.test(text[start - 1] as string)) start--;
    // An escape's letter is no part of the name: `\\nDB_PASSWORD=`.
    if (start < word && text[start - 1] === "\\" && /[nrtfv]/.test(text[start] as string)) start++;
    let end = word + 1;
    const far = Math.min(text.length, end + NAME_REACH);
    while (end < far && NAME_CHAR.test(text[end] as string)) end++;
    if (text.startsWith("//", start - 2)) continue; // a URL's user: see url.ts
    SEPARATOR.lastIndex = end;
    const separator = SEPARATOR.exec(text);
    const at =
      separator === null ? valueApart(text, start, end, manner) : describedFrom(text, SEPARATOR.lastIndex, manner);
    if (at === undefined) continue;
    // `"$PWD:/work"`: what a shell puts in place, not what is given a value.
    if (separator?.[2] === ":" && text[start - 1] === "$") continue;
    // A secret's name in an ARN.
    if (text[start - 1] === ":" && /\barn:[\w:-]{1,200}$/.test(text.slice(Math.max(0, start - 220), start))) continue;
    const name = text.slice(start, end).replace(/^-+|-+$/g, "");
    const whole = manner === "config" && /[=:]/.test(text[end] ?? "") ? lineValue(text, start, end) : undefined;
    // A number under a quoted name is JSON's: a count, a place in a vocabulary, a time.
    NUMBER.lastIndex = at;
    if (/["']/.test(separator?.[1] ?? "") && NUMBER.test(text)) continue;
    const qualified = qualifiedName(text, start, name);
    const read = manner === "config" && separator?.[2] === ":" && isComment(text, start) ? "prose" : manner;
    const found = pairAt(text, qualified, separator?.[2] ?? "", at, read, reading, whole);
    const hit = found !== undefined && isPictures(text, start) ? { ...found, ...doubtful("in-picture") } : found;
    // Where none is found, the value may be a pair itself: `data: token=…`.
    reached = hit?.end ?? end;
    if (hit !== undefined) hits.push(hit);
  }
  if (!sql) return hits;
  SQL.lastIndex = 0;
  for (let found = SQL.exec(text); found !== null; found = SQL.exec(text)) {
    const value = found[1] as string;
    const end = found.index + found[0].length - 1;
    if (value.includes(FIELD) || judge(value, "password", "password", reading.test) !== CREDIBLE) continue;
    hits.push({ rule: "password", confidence: "medium", name: "PASSWORD", start: end - value.length, end });
  }
  return hits;
}

/** Where the value begins that settings give apart from its name: `name: NAME` above `value: …`, and Docker's `ENV NAME …`. */
function valueApart(text: string, start: number, end: number, manner: Manner): number | undefined {
  if (NETRC.test(text.slice(Math.max(0, start - 300), start))) return blankFrom(text, end);
  if (manner !== "config") return undefined;
  const head = text.slice(Math.max(0, start - 40), start);
  const apart = NAMED_ABOVE.test(head) ? VALUE_BELOW : ENV.test(head) ? BLANK : undefined;
  if (apart === undefined) return undefined;
  apart.lastIndex = end;
  return apart.test(text) ? apart.lastIndex : undefined;
}

/** Where the value begins behind a separator that ends at `at`, below the setting's description where it has one. */
function describedFrom(text: string, at: number, manner: Manner): number {
  if (manner !== "config") return at;
  DESCRIBED.lastIndex = at;
  return DESCRIBED.test(text) ? DESCRIBED.lastIndex : at;
}

/** Where what stands behind a blank at `at` begins. */
function blankFrom(text: string, at: number): number | undefined {
  BLANK.lastIndex = at;
  return BLANK.test(text) ? BLANK.lastIndex : undefined;
}

function pairAt(
  text: string,
  name: string,
  separator: string,
  at: number,
  manner: Manner,
  reading: Reading,
  whole?: Value,
): Hit | undefined {
  const value = whole ?? valueAt(text, at, separator, manner);
  if (value === undefined || value.text.includes(FIELD)) return undefined;
  const vendor = reading.vendors.named(joinedName(name), value.text, () =>
    text.slice(Math.max(0, value.start - AROUND), value.end + AROUND),
  );
  const named = classify(name);
  if (vendor !== undefined && !isPlaceholder(value.text)) {
    return { ...vendorFacts(vendor), ...vendor.judged, rule: vendor.id, name, start: value.start, end: value.end };
  }
  if (named === undefined) return undefined;
  // A list of words, not a name and its value: `'Fail', 'Pass', 'Fail'`, "replace `user`, `password`, `host`".
  if (separator === "," && /^[A-Za-z]+$/.test(value.text) && isPhrase(value.text)) return undefined;
  return judged(value, named, name, manner, reading.test);
}

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** `API key: …`: the name with the word before it, where that makes it a credential's; people write it with a blank. */
function qualifiedName(text: string, start: number, name: string): string {
  const before = /(?:^|[^\w.-])([A-Za-z]{2,20})[ ]$/.exec(text.slice(Math.max(0, start - 24), start))?.[1];
  const joined = `${before} ${name}`;
  return before !== undefined && SECRET_KEY.has(before.toLowerCase()) && classify(joined) === "key" ? joined : name;
}

/** Whether the line is a comment's. */
function isComment(text: string, at: number): boolean {
  return /^[ \t]*(?:#|\/\/)/.test(text.slice(lineStart(text, at, 200), at));
}

/** The address of a picture that is shown, in Markdown or HTML, up to one of its parameters. */
const PICTURE = /(?:!\[[^\]\r\n]{0,300}\]\(|<img\b[^>\r\n]{0,300}\bsrc=\\?["'])[^\s)"'<>]{0,500}[?&]$/i;

/** Whether a name is a parameter of a picture's address: who sees the page has it. */
function isPictures(text: string, start: number): boolean {
  return /[?&]/.test(text[start - 1] ?? "") && PICTURE.test(text.slice(Math.max(0, start - 900), start));
}

/** The value of a line that is nothing but a name and it, where what no unquoted value of other text holds is in it. */
function lineValue(text: string, start: number, end: number): Value | undefined {
  if (!LINE_START.test(text.slice(Math.max(0, start - 40), start))) return undefined;
  const line = text[end] === "=" ? LINE : PLAIN;
  line.lastIndex = end;
  const found = line.exec(text);
  const value = found?.groups?.value;
  if (
    value === undefined ||
    !/[,;&(){}[\]|]|^-|[.:!?]$/.test(value) ||
    ((line === PLAIN || CALLED.test(value)) && !looksRandom(value)) ||
    (/^[$(){}]/.test(value) && !isPlainlyRandom(value)) ||
    value.length > LONG
  )
    return undefined;
  const from = text.indexOf(value, end);
  return { text: value, start: from, end: from + value.length, quoted: false };
}

function valueAt(text: string, at: number, separator: string, manner: Manner): Value | undefined {
  for (const quoted of [QUOTED, ESCAPED_QUOTED]) {
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    if (found !== null) {
      const start = at + (quoted === QUOTED ? 1 : 2);
      const value = found[2] as string;
      return { text: value, start, end: start + value.length, quoted: true };
    }
  }
  if (separator === "" && manner === "prose") return undefined;
  if (separator === ">") {
    ELEMENT.lastIndex = at;
    const found = ELEMENT.exec(text);
    if (found === null) return undefined;
    const start = at + found[0].indexOf(found[1] as string);
    return { text: found[1] as string, start, end: start + (found[1] as string).length, quoted: true };
  }
  if (separator === "," || separator === "|") return undefined;
  BARE.lastIndex = at;
  const found = BARE.exec(text);
  if (found === null) return undefined;
  const next = text[at + found[0].length] ?? "";
  if ("({[".includes(next) && next !== "") return undefined; // a call or a subscript: code, not a value
  if (found[0].endsWith("..")) return undefined; // cut off by its author
  // A fragment is no part of a parameter (RFC 3986, section 3.5).
  const parameter = /[?&][\w-]{1,80}=$/.test(text.slice(Math.max(0, at - 90), at));
  const value = (parameter ? found[0].replace(/#.*$/s, "") : found[0]).replace(/[.:!?]+$/, "");
  if (value.length > LONG && /=(?!={0,2}$)/.test(value)) return undefined; // many pairs in a row, not one value
  return value === "" ? undefined : { text: value, start: at, end: at + value.length, quoted: false };
}

function judged(value: Value, named: NameClass, name: string, manner: Manner, test: boolean): Hit | undefined {
  const scheme = /^(Bearer|Basic|Token)\s+(\S+)$/i.exec(value.text);
  if (scheme !== null) {
    const credential = scheme[2] as string;
    if (!isSchemeCredential((scheme[1] as string).toLowerCase(), credential)) return undefined;
    return {
      rule: "authorization-header",
      confidence: "medium",
      name,
      start: value.end - credential.length,
      end: value.end,
    };
  }
  const judgement = judge(value.text, named, name, test);
  if (judgement === undefined) return undefined;
  // Another name, as code gives one: `apiKey = other_api_key`.
  if (!value.quoted && manner !== "config" && classify(value.text) !== undefined) return undefined;
  if (!value.quoted && manner !== "config" && named === "weak" && !/^authorization$/i.test(name)) return undefined;
  // Without quotes a word after a name is prose, code or a type; only what no one would write in a sentence counts.
  const random = looksRandom(value.text) || (/\d/.test(value.text) && /[^\w]/.test(value.text));
  if (!value.quoted && manner !== "config" && (!random || /[=()]/.test(value.text.slice(0, -2)))) return undefined;
  if (manner === "prose" && !value.quoted && !/\d/.test(value.text)) return undefined;
  if (manner === "prose" && !random) return { ...hit(value, named, name), ...doubtful("in-comment") };
  return { ...hit(value, named, name), ...judgement };
}

function hit(value: Value, named: NameClass, name: string): Hit {
  return { rule: ruleOf(named), confidence: "medium", name, start: value.start, end: value.end };
}
