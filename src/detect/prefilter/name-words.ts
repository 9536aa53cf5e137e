import { ACCOUNT, CODE, PASSWORD, VARIANT, WEAK } from "../judge/name-vocabulary";
import { followedBy } from "../vendors/vendor";
import { AUTH_SCHEME, PASSWORD_NAME, RANDOM_NAME, WHOLE_WORD } from "./word-kinds";

/** A word of credentials' names, in lower case, and what it may be near. */
type NameWord = readonly [text: string, kinds: number];

/** A shorter word is part of too many others: it counts where a name may end or go on behind it. */
const SHORTEST = 3;
/** What may stand behind a name: what closes it, what parts it from its value, what ends a line. */
const AFTER_NAME = " \t\r\n\"'`])\\=:,!>|(-";
/** What joins a name's words, and a number at its end. */
const JOINS = "_0123456789";
/** Authentication schemes that are words of names too; `basic` with the blank that a credential follows. */
const SCHEMES: readonly NameWord[] = [
  ["token", RANDOM_NAME | AUTH_SCHEME],
  ["auth", PASSWORD_NAME | RANDOM_NAME | AUTH_SCHEME],
  ["bearer", PASSWORD_NAME | RANDOM_NAME | AUTH_SCHEME],
  ["basic ", PASSWORD_NAME | RANDOM_NAME | AUTH_SCHEME],
];

/** The words by which a first look knows every name that `classify` takes for a credential's: derived from its vocabulary. */
export function nameWords(): NameWord[] {
  const words: NameWord[] = [
    ...SCHEMES,
    ...["secret", "key", "salt", "ticket"].map((word): NameWord => [word, RANDOM_NAME]),
    ...[...WEAK].flatMap((word) => standing(word).map((text): NameWord => [text, RANDOM_NAME | WHOLE_WORD])),
    ...[...CODE].flatMap((word) => ["", "_", "-"].map((join): NameWord => [`${word}${join}code`, RANDOM_NAME])),
    ...[...PASSWORD].filter((word) => word !== "pass").flatMap((word) => standing(word).map(ofPassword)),
    // `pass` alone is a statement of Python.
    ...["_pass", "-pass", "pass_", ...followedBy(["pass"], "\"'`=:>|"), "pass ="].map(ofPassword),
    ...[...ACCOUNT].map((word) => ofPassword(`${word}pass`)),
  ];
  // What holds another word of the same kinds is found by that.
  return words.filter(
    ([text, kinds], at) =>
      !words.some(
        ([other, others], index) =>
          index !== at && implies(other, others, text, kinds) && (text !== other || index < at),
      ),
  );
}

/** Whether a look that finds `other` finds each name with `text` too. */
function implies(other: string, others: number, text: string, kinds: number): boolean {
  const whole = others & WHOLE_WORD;
  return (whole ? text === other : text.includes(other)) && (others & kinds & ~WHOLE_WORD) === (kinds & ~WHOLE_WORD);
}

function ofPassword(text: string): NameWord {
  return [text, PASSWORD_NAME];
}

/** A word as it stands in names. */
function standing(word: string): string[] {
  if (word.length >= SHORTEST) return [word];
  return [...followedBy([word], AFTER_NAME + JOINS), ...[...VARIANT].map((variant) => word + variant)];
}
