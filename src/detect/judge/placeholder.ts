import { builtVocabulary } from "../prefilter/packed-vocabulary";
import { isPublished } from "./published";
import { isWordLike, wordsOf } from "./wordness";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words that stand where a credential belongs, or describe what belongs there, as vendors' names do (`Vendor.placeholders`). A
 * value of these alone is a placeholder.
 */
const STAND_IN = set(
  "password passwords passwd pwd pass passw passphrase passcode passwort pw psw secret secrets shared token tokens key keys apikey api access auth authentication authorization bearer basic digest credential credentials creds private public client session refresh signing encryption master account service license sas jwt oauth csrf id value val string str text data code cookie login user username usr name names admin my your the a an this that some any our their user's is are to be of in on for with from here there goes not no none null nil undefined unset empty missing blank default placeholder example examples sample samples dummy fake mock mocked stub test tests testing tester tst foo bar baz qux quux foobar spam eggs ham lorem ipsum change changeme change-me change_me replace replaceme replace_me insert enter put fill set todo tbd fixme xxx redacted hidden masked masked removed stripped sanitized censored encrypted plain plaintext hashed required optional invalid valid wrong right correct incorrect bad good new old other another same different unknown true false yes env environment variable var config settings setting vault db database postgres2 example.com whatever something anything nothing anonymous noop nope nobody hello world hi bye psst shh shhh random generated unsafe insecure super top personal deploy really very strong weak long short secure safe only local dev development staging production prod demo temp tmp temporary abc asdf asdfasdf qwer qwerty zxcv asd qwe zxc doe john jane alice bob ask none type int integer bool boolean float object field input form hash sha md5 bcrypt hs256 rs256 es256 ldap trust ident scram gssapi kerberos ntlm error blah bla etc me it wechat proxy if redis mysql mongo mongodb sql hub",
);

/** Of these one must be in what is joined without a separator: `mypassword` is a stand-in, `dataset` and `onset` are words. */
const JOINED = set(
  "password passwd pwd pass passphrase secret token key apikey your my test dummy fake mock example sample placeholder change replace insert enter foo bar hello admin user username",
);

const REPEATED = /^(.{1,3})\1{2,}.{0,2}$/s;
const FILLER = /^[xX*#.\-_=?0•·…~+\s]{3,}$/;
const TEMPLATE =
  /^(?:<[^<>]{0,200}>|\$\{[^{}]{0,200}\}|\$\([^()]{0,200}\)|\$[A-Za-z_]\w{0,80}|\{\{.{0,200}\}\}|\{[\w.!:\s]{0,80}\}|%\([\w.]{1,80}\)[sdr]|%[sdr]|%[A-Za-z_]\w{0,80}%|\[[\w\s-]{0,80}\]|__\w{1,80}__|@[\w.]{1,80}@|#\{[^{}]{0,80}\})$/s;
const LONG_FILLER = /[xX]{6,}|\*\*\w{2,30}\*\*|\*{3,}|\.{3,}|…|(.)\1{7,}|x-x-x|<[a-z][\w\s-]{1,60}>|EXAMPLE/;
const SEQUENCES =
  "abcdefghijklmnopqrstuvwxyz|012345678901234567890|9876543210|qwertyuiop|asdfghjkl|zxcvbnm|aabbccddeeffgghhii|112233445566778899|0987654321|zyxwvutsrqponmlkjihgfedcba";

/**
 * Whether a value, judged as a whole, is where a credential belongs and is none: `<token>`, `your-api-key-here`,
 * `xxxxxxxx`, `changeme`, `abc123`, `${TOKEN}`. A real value that happens to contain such a word is not one.
 */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim();
  if (isPublished(trimmed)) return true;
  if (trimmed.length < 3 || FILLER.test(trimmed) || REPEATED.test(trimmed) || TEMPLATE.test(trimmed)) return true;
  if (trimmed.length <= 400 && LONG_FILLER.test(trimmed)) return true;
  if (
    trimmed.endsWith("..") ||
    inOrder(trimmed) ||
    inOrder(trimmed.replace(/^[a-z]{2,5}[-_]/, "")) ||
    holdsLongOrder(trimmed)
  )
    return true;
  const rest = trimmed.replace(/\d{1,4}$/, "").replace(/^(?:sk|pk|rk|hf|ghp|gsk|key|tok)[-_]/, "");
  const words = wordsOf(rest);
  if (words.length === 0 || trimmed.length > 80) return false;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const extra = rest.replace(/[A-Za-z]/g, "").replace(/[-_\s.,:;!?'"()/]/g, "");
  if (extra.length > 0 || letters < 2) return false;
  return words.every((word) => isStandIn(word.toLowerCase()));
}

let known: ReadonlySet<string> | undefined;

function standIns(): ReadonlySet<string> {
  known ??= new Set([...STAND_IN, ...builtVocabulary().placeholders]);
  return known;
}

function isStandIn(word: string): boolean {
  if (word.length > 40) return false;
  const words = standIns();
  return words.has(word) || inOrder(word) || isJoined(word, words, false);
}

/** Whether a word is several joined without a separator: `mypassword`, `testtoken`, `yourapikey`. `known`: one of those before was of `JOINED`. */
function isJoined(word: string, words: ReadonlySet<string>, known: boolean): boolean {
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const first = word.slice(0, cut);
    if (!words.has(first)) continue;
    const rest = word.slice(cut);
    const one = known || JOINED.has(first);
    if (words.has(rest) && (one || JOINED.has(rest))) return true;
    if (rest.length > 4 && isJoined(rest, words, one)) return true;
  }
  return false;
}

/** Whether the text is made of runs along the alphabet, the digits or the keyboard: `abc123`, `1234567890abcdef`, `qwer5678`. */
function inOrder(text: string): boolean {
  const lower = text.toLowerCase().replace(/[-_. +/=]/g, "");
  if (lower.length < 3 || lower.length > 64) return false;
  let at = 0;
  while (at < lower.length) {
    let length = 1;
    while (at + length < lower.length && SEQUENCES.includes(lower.slice(at, at + length + 1))) length++;
    if (length < 3 && !(at > 0 && at + length === lower.length)) return false;
    at += length;
  }
  return true;
}

/** Whether a value holds twelve or more characters in order, as no random one does: `dapi1234567890123456…`. */
function holdsLongOrder(text: string): boolean {
  if (text.length > 200) return false;
  const lower = text.toLowerCase();
  for (let at = 0; at + 12 <= lower.length; at++) {
    if (!SEQUENCES.includes(lower.slice(at, at + 5))) continue;
    let length = 5;
    while (at + length < lower.length && SEQUENCES.includes(lower.slice(at + length - 4, at + length + 1))) length++;
    if (length >= 12) return true;
  }
  return false;
}

/** Whether every word of a text reads like language: a message, a label or a phrase rather than a random value. */
export function isPhrase(value: string): boolean {
  const words = wordsOf(value);
  return words.length > 0 && words.every((word) => isWordLike(word));
}
