import { decodeLiteral } from "../../python/decode";
import { fieldsOf } from "../../python/fields";
import { constantText, filledTemplate } from "../../python/filled-template";
import { lastJoined } from "../../python/joined-literals";
import { literalUse } from "../../python/literal-use-backward";
import type { LiteralTable } from "../../python/literals";
import { scanLiterals } from "../../python/literals";
import { isDigit, LESS, PERCENT, SPACE } from "../../text/characters";
import type { Finding } from "../finding";
import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { classify, joinedName } from "../judge/name-class";
import { Collected, vendorFacts } from "../judge/overlaps";
import { isPlaceholder } from "../judge/placeholder";
import { isOrdinary, judge } from "../judge/value";
import { looksRandom } from "../judge/wordness";
import { firstLook } from "../prefilter/first-look";
import type { TokenPlace } from "../prefilter/token-places";
import type { FirstLook } from "../prefilter/word-kinds";
import { AUTH_SCHEME, CALL, COMMAND, PASSWORD_NAME, RANDOM_NAME, URL_MARK } from "../prefilter/word-kinds";
import { ruleOf } from "../vendors/generic-rules";
import { findSchemes, isSchemeCredential } from "./auth-scheme";
import type { Reading } from "./known-vendors";
import type { LiteralGroup } from "./name-of-literal";
import { literalName } from "./name-of-literal";
import type { Manner } from "./name-value-pairs";
import { findPairs } from "./name-value-pairs";
import { findTokens } from "./tokens";
import { findUrlCredentials } from "./url-credentials";

/** The end of a literal that begins a token, and the next one, joined with it; or a field that one may fill. */
const PIECES =
  /[\w.-]{0,200}(?:%s|\{|["'][ \t]{0,20}(?:\\?\r?\n[ \t]{0,80})?(?:\+[ \t]{0,20}(?:\\?\r?\n[ \t]{0,80})?)?[bfruBFRU]{0,2}["'])/y;
/** How far behind a credential's name a literal may stand and still be its value. */
const REACH = 300;
/** How much of the text around a value may say what it is. */
const AROUND = 300;
/** How far behind a call's name its arguments may stand. */
const CALL_REACH = 600;

/** A string that is nothing but the lines of a `.env` file: `"DB_PASSWORD=…\\n"`. */
const SETTING =
  /^(?:(?:\\[nrt])*(?:export )?[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){0,8}=[^\s\\]{1,400}(?:\\[nr])*){1,20}$/;

/** An assignment in a comment. */
const COMMENTED_OUT = /^#+[ \t]{0,8}(?:\w{1,40}\.){0,4}([A-Za-z_]\w{1,60})[ \t]{0,8}=[ \t]{0,8}[bruBRU]{0,2}["']/;
/** How many places of a name are looked at for one that is not in a comment. */
const MOST_USES = 100;

/** The credentials of one Python source, sorted, without overlaps. `look`: a first look that was had already. */
export function scanPython(text: string, reading: Reading, look: FirstLook = firstLook(text)): Finding[] {
  return new PythonScan(text, reading).run(reading.vendors.withOwnWords(look, text));
}

class PythonScan {
  readonly #found = new Collected();
  #table: LiteralTable | undefined;

  constructor(
    private readonly text: string,
    private readonly reading: Reading,
  ) {}

  run(look: FirstLook): Finding[] {
    this.#formats(look);
    if (look.words.length > 0) this.#names(look);
    return this.#found.findings;
  }

  /** Lexed when something was met that needs it, and then once. */
  get table(): LiteralTable {
    this.#table ??= scanLiterals(this.text);
    return this.#table;
  }

  /** Token formats, URLs and authentication schemes: found by their text, kept where they stand in a literal or a comment. */
  #formats(look: FirstLook): void {
    for (const hit of findTokens(this.text, look.tokens)) {
      const { start, end, rule, judged } = hit;
      this.#add({ ...vendorFacts(rule), ...judged, rule: rule.id, name: undefined, start, end }, true);
    }
    for (const place of look.tokens) this.#joined(place);
    if (look.kinds.includes(URL_MARK)) for (const hit of findUrlCredentials(this.text)) this.#add(hit, false);
  }

  #add(hit: Hit, token: boolean): void {
    const index = this.table.indexAt(hit.start);
    if (index < 0 || this.table.end(index) < hit.start) return;
    if (this.table.isComment(index)) {
      this.#found.add(hit, this.text.slice(hit.start, hit.end));
      return;
    }
    if (this.table.start(index) >= hit.start) return;
    const whole = this.table.bodyStart(index) === hit.start && this.table.bodyEnd(index) <= hit.end;
    const name =
      hit.name ??
      (whole || !token
        ? literalName(this.text, this.table, { first: index, last: index }, this.reading.vendors)?.name
        : undefined);
    this.#found.add(
      { ...hit, name },
      decodeLiteral(this.text, this.table.literal(index), hit.start, Math.min(hit.end, this.table.bodyEnd(index)))
        .value,
    );
  }

  /** Literals that stand behind a credential's name, and text with such names inside literals and comments. */
  #names({ words, kinds }: FirstLook): void {
    const table = this.table;
    let word = 0;
    // The last places of each kind of word before the literal.
    const last = { password: -Infinity, random: -Infinity, call: -Infinity };
    for (let index = 0; index < table.count && word <= words.length && !this.#found.full; index++) {
      const start = table.start(index);
      const end = table.end(index);
      for (; word < words.length && (words[word] as number) < start; word++)
        note(last, words[word] as number, kinds[word] as number);
      let inside = 0;
      let next = word;
      for (; next < words.length && (words[next] as number) < end; next++) inside |= kinds[next] as number;
      if (table.isComment(index)) {
        if (inside !== 0) this.#inside(index, this.#commentManner(index), inside, words, word, next);
        continue;
      }
      const group = { first: index, last: lastJoined(this.text, table, index) };
      const random = start - last.random <= REACH;
      const any =
        start - last.password <= REACH || start - last.call <= CALL_REACH || this.#comparedLater(words, next, end);
      if (random || any) this.#named(group, !any);
      if (inside !== 0) this.#inside(index, this.#manner(index), inside, words, word, next);
      for (let part = index + 1; part <= group.last; part++) {
        if (table.isComment(part)) continue;
        for (; word < words.length && (words[word] as number) < table.start(part); word++)
          note(last, words[word] as number, kinds[word] as number);
        let kind = 0;
        for (next = word; next < words.length && (words[next] as number) < table.end(part); next++)
          kind |= kinds[next] as number;
        if (kind !== 0) this.#inside(part, this.#manner(part), kind, words, word, next);
      }
      index = group.last;
    }
  }

  #comparedLater(words: readonly number[], word: number, end: number): boolean {
    return (
      word < words.length && (words[word] as number) - end < 60 && /^\s{0,20}[!=]=/.test(this.text.slice(end, end + 24))
    );
  }

  /** `random`: only a value that a machine made can be meant. */
  #named(group: LiteralGroup, random: boolean): void {
    const { table, text } = this;
    const start = table.bodyStart(group.first);
    let end = table.bodyEnd(group.last);
    if (end - start < 4 || end - start > 6000 || !table.isTerminated(group.last)) return;
    if (group.first === group.last && !couldBeValue(text, start, end, random)) return;
    const whole = this.#value(group);
    if (whole === undefined || whole.value.length < 4 || isOrdinary(whole.value)) return;
    const { value } = whole;
    end = whole.end;
    const { vendors, test } = this.reading;
    const given = literalName(text, table, group, vendors);
    if (given === undefined) return;
    const { name, callee = "" } = given;
    if (/(?:^|[._])b64encode$/.test(callee)) {
      this.#pair(value, end);
      return;
    }
    const named = classify(name);
    const vendor =
      vendors.named(joinedName(name), value, () => text.slice(Math.max(0, start - AROUND), end + AROUND)) ??
      (callee === "" ? undefined : vendors.named(joinedName(callee + name), value));
    if (vendor !== undefined && !isPlaceholder(value)) {
      this.#found.add({ ...vendorFacts(vendor), ...vendor.judged, rule: vendor.id, name, start, end }, value);
      return;
    }
    if (named === undefined) return;
    const scheme = /^(Bearer|Basic|Token)\s+(\S+)$/i.exec(value);
    if (scheme !== null) {
      const credential = scheme[2] as string;
      if (!isSchemeCredential((scheme[1] as string).toLowerCase(), credential)) return;
      this.#found.add(
        { rule: "authorization-header", confidence: "medium", name, start: end - credential.length, end },
        credential,
      );
      return;
    }
    const judged = judge(value, named, name, test);
    if (judged === undefined) return;
    const environment = named === "password" ? undefined : vendors.clientVariable(callee);
    this.#found.add(
      { ...(environment === undefined ? {} : { environment }), ...judged, rule: ruleOf(named), name, start, end },
      value,
    );
  }

  /** The password of `b64encode("user:password")`, as RFC 7617 has them encoded. */
  #pair(value: string, end: number): void {
    const password = /^[\w.@+-]{1,64}:(\S{3,128})$/.exec(value)?.[1];
    if (password === undefined || this.text.slice(end - password.length, end) !== password) return;
    const judged = judge(password, "password", "password", this.reading.test);
    if (judged !== undefined)
      this.#found.add({ ...judged, rule: "password", name: "password", start: end - password.length, end }, password);
  }

  /** A token whose text is made of several literals, of which the first holds its prefix: `"ghp_" "…"`, `"ghp_%s" % "…"`. */
  #joined({ offset, prefix }: TokenPlace): void {
    PIECES.lastIndex = offset + prefix.length;
    if (!PIECES.test(this.text)) return;
    const index = this.table.indexAt(offset);
    if (index < 0 || this.table.isComment(index) || this.table.end(index) <= offset) return;
    const group = { first: index, last: lastJoined(this.text, this.table, index) };
    const made = this.#value(group);
    if (made === undefined || made.value === this.text.slice(this.table.bodyStart(index), made.end)) return;
    const { value, end } = made;
    const token = findTokens(value).find((each) => value.startsWith(prefix, each.start));
    if (token === undefined) return;
    const { rule, judged } = token;
    const name = literalName(this.text, this.table, group, this.reading.vendors)?.name;
    const whole = token.start === 0 && token.end === value.length;
    const place = { start: whole ? this.table.bodyStart(index) : offset, end };
    this.#found.add(
      { ...vendorFacts(rule), ...judged, rule: rule.id, name, ...place },
      value.slice(token.start, token.end),
    );
  }

  /** What a group of literals is to the program, and where the last body of it ends; undefined where a part is computed. */
  #value(group: LiteralGroup): { readonly value: string; readonly end: number } | undefined {
    const { table, text } = this;
    let value = "";
    let bytes = false;
    for (let index = group.first; index <= group.last; index++) {
      if (table.isComment(index)) continue;
      const literal = table.literal(index);
      const piece = constantText(text, literal);
      if (piece === undefined) return undefined;
      value += piece;
      bytes ||= literal.bytes;
    }
    const end = table.bodyEnd(group.last);
    const filled = bytes ? undefined : filledTemplate(text, value, table.end(group.last));
    return filled === undefined ? { value, end } : { value: filled.value, end: filled.bodyEnd };
  }

  /** A literal's body with `FIELD` for its replacement fields, where it has some. */
  #withoutFields(index: number, body: string): string {
    if (!this.table.isFormat(index)) return body;
    const literal = this.table.literal(index);
    const pieces: string[] = [];
    let at = literal.bodyStart;
    for (const { start, end } of fieldsOf(this.text, literal)) {
      pieces.push(this.text.slice(at, start), FIELD.repeat(end - start));
      at = end;
    }
    return pieces.join("") + this.text.slice(at, literal.bodyEnd);
  }

  #manner(index: number): Manner {
    const { table, text } = this;
    if (!table.isTriple(index))
      return SETTING.test(text.slice(table.bodyStart(index), table.bodyEnd(index))) ? "config" : "message";
    const role = literalUse(text, table, table.start(index), table.end(index)).role;
    return role === "statement" ? "prose" : "config";
  }

  /** A comment is prose; an assignment that was taken out of use is code, where code elsewhere in the file has its name. */
  #commentManner(index: number): Manner {
    const { table, text } = this;
    const name = COMMENTED_OUT.exec(
      text.slice(table.start(index), Math.min(table.end(index), table.start(index) + 200)),
    )?.[1];
    if (name === undefined) return "prose";
    for (let at = text.indexOf(name), n = 0; at >= 0 && n < MOST_USES; at = text.indexOf(name, at + name.length), n++) {
      const within = table.indexAt(at);
      const comment = within >= 0 && table.isComment(within) && at < table.end(within);
      if (!comment && !/\w/.test((text[at - 1] ?? "") + (text[at + name.length] ?? ""))) return "message";
    }
    return "prose";
  }

  /** Credentials inside a literal or a comment that holds the words from `from` to `to`, of these kinds. */
  #inside(index: number, manner: Manner, kinds: number, words: readonly number[], from: number, to: number): void {
    const { table, text } = this;
    const comment = table.isComment(index);
    const bodyStart = comment ? table.start(index) : table.bodyStart(index);
    const bodyEnd = comment ? table.end(index) : table.bodyEnd(index);
    if (bodyEnd - bodyStart < 8 && (kinds & COMMAND) === 0) return;
    const raw = text.slice(bodyStart, bodyEnd);
    const body = comment ? raw : this.#withoutFields(index, raw);
    const { commands } = this.reading.vendors;
    const hits: Hit[] = [];
    if (kinds & AUTH_SCHEME) hits.push(...findSchemes(body));
    if (kinds & COMMAND)
      hits.push(...commands.find((comment ? undefined : commands.spelled(text, bodyStart, bodyEnd)) ?? body));
    if (kinds & (PASSWORD_NAME | RANDOM_NAME)) {
      const offsets = words.slice(from, to).map((offset) => offset - bodyStart);
      hits.push(...findPairs(body, manner, this.reading, offsets, (kinds & PASSWORD_NAME) !== 0));
    }
    for (const hit of hits) {
      const start = bodyStart + hit.start;
      const end = bodyStart + hit.end;
      this.#found.add(
        { ...hit, start, end },
        comment ? text.slice(start, end) : decodeLiteral(text, table.literal(index), start, end).value,
      );
    }
  }
}

function note(last: { password: number; random: number; call: number }, offset: number, kinds: number): void {
  if (kinds & CALL) last.call = offset;
  else {
    if (kinds & PASSWORD_NAME) last.password = offset;
    if (kinds & RANDOM_NAME) last.random = offset;
  }
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
