import { decodeBase64 } from "../vendors/base64";
import { basicPair } from "./basic-pair";
import { COMMONEST } from "./commonest";
import { CREDIBLE, doubtful, type Judgement } from "./judgement";
import type { NameClass } from "./name-class";
import { classify, nameWords } from "./name-class";
import { isPhrase, isPlaceholder } from "./placeholder";
import { entropy, isPlainlyRandom, isWordLike, looksRandom, wordsOf } from "./wordness";

const PATH =
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|file:)|^[\w.-]{1,60}(?:\/[\w.@{}-]{1,60}){1,12}\/?$|\.(?:pem|key|crt|cer|json|ya?ml|toml|ini|cfg|conf|txt|py|env|html?|csv|xml|js|db|sqlite3?|log|pub|p12|pfx|jks|md|png|jpe?g)$/i;
/** What of paths a random value may have: base64's characters, and those of vendors' alphabets. */
const BASE64 = /^[\w+/.~:=@?[\]();,%&!|*-]{12,}$/;
const ADDRESS = /^[a-z][a-z0-9+.-]{1,20}:\/\/|^www\.|^[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,}$/i;
const DOTTED = /^[A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){1,8}(?:\(\))?$/;
const VARIABLE = /^[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,8}$/;
/** A variable that is named for a vendor, which is no word: `ZHIPUAI_API_KEY`. */
const CREDENTIAL_VARIABLE = /_(?:(?:API|ACCESS|SECRET)_KEY|TOKEN|SECRET|PASSWORD)$/;
/** What a lock file demands of a package: `>=0.6.0,<1.0.0`. */
const VERSIONS = /^(?:[<>=!~^]{1,2} ?\d[\w.*+-]{0,30},? ?){1,5}$/;
const IDENTIFIER = /^[A-Za-z_][\w]{0,80}$|^[a-z][a-z0-9]{0,40}(?:[-_:. ][a-z0-9]{1,40}){1,10}$/i;
const TEMPLATED =
  /\{[\w.!:[\]'"()]{0,80}\}|%\([\w.]{1,60}\)[sd]|%[sdr](?![A-Za-z0-9])|\$\{[^}]{0,80}\}|<%|\{\{|\$\([^)]{1,80}\)/;
const REFERENCE =
  /^(?:arn:|projects\/[^/]+\/secrets\/|vault:|vault:\/\/|sops:\/\/|op:\/\/|aws-sm:\/\/|azure-kv:\/\/|gcp-sm:\/\/|conjur:\/\/|env:|secretref:|keyvault:|ENC\[|@Microsoft\.KeyVault|resolve:|secret:\/\/|ssm:|doppler:\/\/|bws:\/\/)/i;
const REGULAR = /^\^|\$$(?<=[)\]*+?}\\]\$)|\\[dwsbSWDB][+*{]?|\[\^?[a-zA-Z]-[a-zA-Z]|\(\?[:=!P<]|\.\*|\.\+/;
const MARKUP = /^<\/?[a-z!][^>]{0,200}>|^&\w{2,8};|^[[({<].{0,60}[\])}>]$/i;
const HASHED =
  /^(?:\$(?:2[abxy]?|5|6|1|y|argon2\w{1,2}|pbkdf2\S{0,12}|apr1|scrypt)\$|pbkdf2_sha\d{1,3}\$|\{(?:SSHA|SHA|MD5|CRYPT|BCRYPT)\d{0,3}\}|(?:sha1|sha256|sha512|md5|bcrypt|argon2)[$:]|scrypt:|pbkdf2:)/i;
const CODE =
  /^(?:lambda\b|self\.|os\.|def |import |return |select |insert |update |delete |create |drop )|[=;]\s|\(\)|=>|->|::/i;
/** What a shell puts in place: `$NAME`, `$NAME:/path`, and the beginning of `$(command)` and of a command in backticks. */
const SUBSTITUTED = /^\$(?:[A-Z_][A-Z0-9_]{0,80}(?:[:/]|$)|\()|^`/;
/** Of a request, and made anew for each: https://www.w3.org/TR/trace-context/#traceparent-header */
const COLOUR = /^#(?:[0-9a-f]{3,4}){1,2}$/i;
const TRACE = /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/;
/** What tokens of a vendor begin with, and nothing more: `whsec_`, `sk_live_`. */
const PREFIX_ALONE = /^[A-Za-z]{2,12}(?:[-_][A-Za-z]{1,12}){0,3}[-_]$/;
const PUBLIC =
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-|age1[a-z0-9]|pk[-_](?:test|live)|-----BEGIN (?:PUBLIC|CERTIFICATE|RSA PUBLIC|X509|PGP PUBLIC|SSH2 PUBLIC))/;

/**
 * Whether a value cannot be a credential whatever its name: a path, an address, a template, a reference to a manager,
 * a variable's name, a regular expression, code, markup, a hash of a password, a public key.
 */
export function isOrdinary(value: string): boolean {
  if (value.length > 8192 || /[\0\n\r]/.test(value)) return true;
  return (
    REFERENCE.test(value) ||
    ADDRESS.test(value) ||
    (DOTTED.test(value) && isPhrase(value) && !looksRandom(value)) ||
    (PATH.test(value) && !(BASE64.test(value) && isPlainlyRandom(value))) ||
    (VARIABLE.test(value) && ((isPhrase(value) && !looksRandom(value)) || CREDENTIAL_VARIABLE.test(value))) ||
    VERSIONS.test(value) ||
    SUBSTITUTED.test(value) ||
    TRACE.test(value) ||
    COLOUR.test(value) ||
    (PREFIX_ALONE.test(value) && !looksRandom(value)) ||
    TEMPLATED.test(value) ||
    HASHED.test(value) ||
    PUBLIC.test(value) ||
    ((MARKUP.test(value) || REGULAR.test(value) || CODE.test(value)) && !isDrawnFromSymbols(value))
  );
}

/** Whether a value with code's symbols in it is drawn from an alphabet that has them, as Oracle Cloud's tokens are. */
function isDrawnFromSymbols(value: string): boolean {
  return !/[\\^$]/.test(value) && /\d/.test(value) && isPlainlyRandom(value);
}

const LONGEST_PASSWORD = 128;

/** How the value of a name of class `named` is judged; undefined when it is none. `test` says that the file is a test. */
export function judge(value: string, named: NameClass, name: string, test: boolean): Judgement | undefined {
  if (named === "password" && value.length > LONGEST_PASSWORD) return undefined;
  if (named === "password" && COMMONEST.has(value.toLowerCase()) && (isPlaceholder(value) || repeatsName(value, name)))
    return doubtful("stock-word");
  if (value.length < 4 || isOrdinary(value) || isPlaceholder(value) || repeatsName(value, name)) return undefined;
  return named === "password" ? judgePassword(value) : judgeRandom(value, named, name, test);
}

/** A person's password: any one word or mixture will do, sentences and names of things will not. */
function judgePassword(value: string): Judgement | undefined {
  if (/\s/.test(value)) {
    if (value.length > 60 || /^\s|\s$/.test(value)) return undefined;
    return isPhrase(value) || !/[A-Za-z\u00c0-\uffff]{4}/.test(value)
      ? undefined
      : strangeWords(value)
        ? CREDIBLE
        : undefined;
  }
  if (/[:,]$|^,\w+\(/.test(value)) return undefined; // a label, or code between two texts
  if (isPlaceholder(plainLetters(value))) return doubtful("stock-word");
  if (classify(value) !== undefined && isPhrase(value)) return doubtful("other-name"); // the name of another credential, as it seems
  const words = wordsOf(value);
  const plain = words.length > 0 && isPhrase(value) && !/\d|[^\w'-]/.test(value);
  if (plain && words.filter((word) => word.length > 2).length > 1 && IDENTIFIER.test(value))
    return doubtful("plain-words"); // `plain_text`, `PasswordInput`
  if (!/[A-Za-z0-9\u00c0-\uffff]/.test(value)) return doubtful("no-letters");
  return CREDIBLE;
}

/** `p@ssw0rd`, `s3cr3t`: the letters that stand-ins are written with. */
function plainLetters(value: string): string {
  return value.replace(/[@4]/g, "a").replace(/0/g, "o").replace(/3/g, "e").replace(/\$/g, "s").replace(/1/g, "l");
}

/** Whether at least one long word of a text reads like random letters. */
function strangeWords(value: string): boolean {
  return wordsOf(value).some((word) => word.length >= 4 && !isWordLike(word));
}

/** A credential that a machine made: its letters form no words, or it is long and mixed. */
function judgeRandom(value: string, named: NameClass, name: string, test: boolean): Judgement | undefined {
  if (/\s/.test(value.trim()) || value.length > 4096) return undefined;
  if (saysWords(value)) return undefined;
  const pair = basicPair(value);
  if (pair !== undefined && isPlaceholder(pair.password)) return undefined;
  const random = looksRandom(value.trim());
  // A signature is made for each message.
  if (/signature$/i.test(name)) return random ? doubtful("each-message") : undefined;
  if (named === "weak" && /[-_./:]/.test(value) && wordsOf(value).some((word) => word.length > 3 && isWordLike(word)))
    return undefined;
  if (named === "weak")
    return random && value.length >= 16 && entropy(value) >= 3 && (!isUuid(value) || /auth/i.test(name))
      ? CREDIBLE
      : random
        ? doubtful("vague-name")
        : undefined;
  if (random) {
    if (named === "key" && value.length < 8) return doubtful("short");
    return CREDIBLE;
  }
  if (value.length >= 10 && /^(?=.*\d)(?=.*[a-f])[0-9a-f]+$/.test(value))
    return named === "key" && value.length < 16 ? doubtful("short") : CREDIBLE;
  if (/^\d{6,12}$/.test(value)) return named === "key" ? doubtful("digits") : CREDIBLE;
  if (isUuid(value)) return CREDIBLE;
  if (isPhrase(value) && IDENTIFIER.test(value)) return test ? undefined : doubtful("plain-words");
  // Symbols between letters and digits: a generated secret such as Django's.
  if (value.length >= 12 && /[^\w\s.:/-]/.test(value) && /[0-9]/.test(value)) return CREDIBLE;
  return value.length >= 8 && !isPhrase(value) ? doubtful("not-random") : undefined;
}

/** Whether a value is words in another form: a credential's name, a text in base64, a JWT whose signature is a word. */
function saysWords(value: string): boolean {
  if (/[-_]/.test(value) && classify(value) !== undefined && !isPlainlyRandom(value)) return true;
  if (/^eyJ[\w-]*(?:\.[\w-]*)+$/.test(value)) return !looksRandom(value.slice(value.lastIndexOf(".") + 1));
  const clear = /^[A-Za-z0-9+/]{8,400}={0,2}$/.test(value) ? (decodeBase64(value) ?? "") : "";
  return /^[A-Za-z][A-Za-z ,.'-]{4,300}$/.test(clear) && isPhrase(clear) && !looksRandom(clear);
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
}

/** `password="password"`, `"client_secret": "client-secret"`, `api_key="MY_API_KEY"`: the value says the name again. */
function repeatsName(value: string, name: string): boolean {
  if (value.length > 60) return false;
  const words = nameWords(value);
  const named = nameWords(name);
  if (words.length === 0 || named.length === 0) return false;
  const joined = words.join("");
  const own = named.join("");
  return joined === own || (words.length <= 6 && words.every((word) => named.includes(word.replace(/\d+$/, ""))));
}
