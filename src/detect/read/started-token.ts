import { catalogue } from "../vendors/lazy";

/** So many characters of a format's beginning are a part of a token; so many letters and digits in a row may be, of any. */
const TELLING = 4;
const LONG_RUN = 20;
/** What a token can have before its prefix, at the end of a text; and what it can be, from the last blank or quote on. */
const RUN = /[\w+/=.~:-]{1,16384}$/;
const WORD = /[^\x00-\x20"'`\x7f]{1,16384}$/;
/** A private key's first line. */
const KEY = /-{4,5}(?:(?<=-----)B(?:E(?:G(?:I(?:N(?: [A-Z0-9 ]{0,58}-{0,5})?)?)?)?)?)?$/;

let known: ReadonlySet<string> | undefined;

/** Where a token, or a private key, may have begun of which a text ends with a part; the text's length if none has. */
export function startedToken(text: string): number {
  known ??= new Set(
    catalogue().tokenRules.flatMap(({ entry }) => [entry.prefix].flat().map((prefix) => prefix.slice(0, TELLING))),
  );
  const end = text.slice(-16384);
  const word = WORD.exec(end)?.[0] ?? "";
  const run = RUN.exec(end)?.[0].length ?? 0;
  let length = Math.max(KEY.exec(end)?.[0].length ?? 0, run >= LONG_RUN ? run : 0);
  for (let at = 0; word.length - at > Math.max(length, TELLING - 1); at++) {
    if (known.has(word.slice(at, at + TELLING)) || known.has(word.slice(at, at + TELLING - 1)))
      length = word.length - at;
  }
  return text.length - length;
}
