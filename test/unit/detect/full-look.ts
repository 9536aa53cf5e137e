import { isBoundary } from "../../../src/detect/prefilter/token-boundary";
import { TokenPlaces } from "../../../src/detect/prefilter/token-places";
import type { FirstLook } from "../../../src/detect/prefilter/word-kinds";
import { AUTH_SCHEME, COMMAND, PASSWORD_NAME, RANDOM_NAME, URL_MARK } from "../../../src/detect/prefilter/word-kinds";
import { tokenRules } from "../../../src/detect/vendors/catalogue";

const WORDS = /[A-Za-z_$"'][\w-]*|:\/\//g;

/** A look that passes everything: with it, a scan finds all that the readers behind the first look can find. */
export function fullLook(text: string): FirstLook {
  const words = [...text.matchAll(WORDS)].map(({ index }) => index);
  const bytes = Buffer.from(text, "latin1");
  const prefixes = tokenRules.flatMap(({ entry }) => [entry.prefix].flat());
  const rules = tokenRules.flatMap(({ entry }, index) => [entry.prefix].flat().map(() => index));
  const tokens = new TokenPlaces(prefixes, rules);
  const found = tokenRules.flatMap(({ entry }, index) =>
    [entry.prefix].flat().flatMap((prefix) => {
      const offsets: number[] = [];
      for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) offsets.push(at);
      const anywhere = entry.inside === true || entry.lead !== undefined;
      return offsets
        .filter((offset) => anywhere || isBoundary(bytes, offset))
        .map((offset) => ({ offset, prefix, rule: index }));
    }),
  );
  for (const { offset, prefix, rule } of found.sort((a, b) => a.offset - b.offset))
    tokens.add(
      offset,
      prefixes.findIndex((one, at) => one === prefix && rules[at] === rule),
    );
  return {
    words,
    kinds: words.map(() => PASSWORD_NAME | RANDOM_NAME | AUTH_SCHEME | COMMAND | URL_MARK),
    tokens,
  };
}
