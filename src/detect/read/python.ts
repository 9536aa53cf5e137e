import { decodeLiteral } from "../../python/decode";
import { lastJoined } from "../../python/joined-literals";
import type { LiteralTable } from "../../python/literals";
import { scanLiterals } from "../../python/literals";
import type { Finding } from "../finding";
import type { Hit } from "../hit";
import { Collected, vendorFacts } from "../judge/overlaps";
import { firstLook } from "../prefilter/first-look";
import type { TokenPlace } from "../prefilter/token-places";
import type { FirstLook } from "../prefilter/word-kinds";
import { AUTH_SCHEME, CALL, COMMAND, PASSWORD_NAME, RANDOM_NAME, URL_MARK } from "../prefilter/word-kinds";
import { findSchemes } from "./auth-scheme";
import type { Reading } from "./known-vendors";
import { mannerOfComment, mannerOfString, valueOf, withoutFields } from "./literal-text";
import type { LiteralGroup } from "./name-of-literal";
import { literalName } from "./name-of-literal";
import type { Manner } from "./name-value-pairs";
import { findPairs } from "./name-value-pairs";
import { namedCredential } from "./named-literal";
import { findTokens } from "./tokens";
import { findUrlCredentials } from "./url-credentials";

/** Behind the beginning of a token: the end of its literal, and the next one, joined with it; or a field that one may fill. */
const PIECES =
  /(?:%s|\{|["'][ \t]{0,20}(?:\\?\r?\n[ \t]{0,80})?(?:\+[ \t]{0,20}(?:\\?\r?\n[ \t]{0,80})?)?[bfruBFRU]{0,2}["'])/y;
const WORD = /[\w.-]*/y;
const LONGEST_BEGINNING = 200;
/** How far behind a credential's name a literal may stand and still be its value. */
const REACH = 300;
/** How far behind a call's name its arguments may stand. */
const CALL_REACH = 600;

/** The credentials of one Python source, sorted, without overlaps. `look`: a first look that was had already. */
export function scanPython(text: string, reading: Reading, look: FirstLook = firstLook(text)): Finding[] {
  return new PythonScan(text, reading).run(reading.vendors.withOwnWords(look, text));
}

class PythonScan {
  #word = { start: 0, end: -1 };
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
        if (inside !== 0) this.#inside(index, mannerOfComment(this.text, table, index), inside, words, word, next);
        continue;
      }
      const group = { first: index, last: lastJoined(this.text, table, index) };
      const random = start - last.random <= REACH;
      const any =
        start - last.password <= REACH || start - last.call <= CALL_REACH || this.#comparedLater(words, next, end);
      if (random || any) this.#named(group, !any);
      if (inside !== 0) this.#inside(index, mannerOfString(this.text, table, index), inside, words, word, next);
      for (let part = index + 1; part <= group.last; part++) {
        if (table.isComment(part)) continue;
        for (; word < words.length && (words[word] as number) < table.start(part); word++)
          note(last, words[word] as number, kinds[word] as number);
        let kind = 0;
        for (next = word; next < words.length && (words[next] as number) < table.end(part); next++)
          kind |= kinds[next] as number;
        if (kind !== 0) this.#inside(part, mannerOfString(this.text, table, part), kind, words, word, next);
      }
      index = group.last;
    }
  }

  #named(group: LiteralGroup, random: boolean): void {
    const found = namedCredential(this.text, this.table, group, random, this.reading);
    if (found !== undefined) this.#found.add(found.hit, found.value);
  }

  #comparedLater(words: readonly number[], word: number, end: number): boolean {
    return (
      word < words.length && (words[word] as number) - end < 60 && /^\s{0,20}[!=]=/.test(this.text.slice(end, end + 24))
    );
  }

  /** A token whose text is made of several literals, of which the first holds its prefix: `"ghp_" "…"`, `"ghp_%s" % "…"`. */
  #joined({ offset, prefix }: TokenPlace): void {
    PIECES.lastIndex = this.#wordEnd(offset + prefix.length);
    if (!PIECES.test(this.text)) return;
    const index = this.table.indexAt(offset);
    if (index < 0 || this.table.isComment(index) || this.table.end(index) <= offset) return;
    const group = { first: index, last: lastJoined(this.text, this.table, index) };
    const made = valueOf(this.text, this.table, group);
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

  /** Where a token's characters end, at most so many behind; they are gone through once, however many tokens seem to begin in them. */
  #wordEnd(from: number): number {
    if (from < this.#word.start || from > this.#word.end) {
      WORD.lastIndex = from;
      WORD.test(this.text);
      this.#word = { start: from, end: WORD.lastIndex };
    }
    return Math.min(this.#word.end, from + LONGEST_BEGINNING);
  }

  /** Credentials inside a literal or a comment that holds the words from `from` to `to`, of these kinds. */
  #inside(index: number, manner: Manner, kinds: number, words: readonly number[], from: number, to: number): void {
    const { table, text } = this;
    const comment = table.isComment(index);
    const bodyStart = comment ? table.start(index) : table.bodyStart(index);
    const bodyEnd = comment ? table.end(index) : table.bodyEnd(index);
    if (bodyEnd - bodyStart < 8 && (kinds & COMMAND) === 0) return;
    const raw = text.slice(bodyStart, bodyEnd);
    const body = comment ? raw : withoutFields(text, table, index, raw);
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
