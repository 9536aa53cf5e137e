import { builtVocabulary } from "../prefilter/packed-vocabulary";
import {
  ABOUT,
  ACCOUNT,
  CODE,
  COUNTED,
  CURSOR,
  HASHED_NAME,
  ORDINARY_KEY,
  PASSWORD,
  QUESTION,
  SECRET_KEY,
  TEXT_TOKEN,
  VARIANT,
  WEAK,
} from "./name-vocabulary";

/**
 * What a name promises about its value.
 * - `password`: a person's or an account's password: often short, often a word.
 * - `secret`, `token`, `key`: a credential that a machine made.
 * - `weak`: a name that is given to credentials and to much else (`key`, `auth`, `salt`): only a value that is plainly random counts.
 */
export type NameClass = "password" | "secret" | "token" | "key" | "weak";

/** A name as vendors' rules compare it: letters and digits alone, in lower case. */
export function joinedName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** Splits a name at separators and at changes of case, in lower case. */
export function nameWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9\u00df-\uffff]+/)
    .filter((word) => word !== "");
}

const SUBSCRIPT =
  /(?:\[|\((?:[^()]{0,60},\s{0,9})?)\s{0,9}[bru]{0,2}["']([^"']{1,120})["']\s{0,9}(?:,[^()]{0,60})?[\])]$/;
const UNWRAPPED = /(?:\[[^[\]]{0,60}\]|\.(?:encode|decode|strip|lower|upper|get_secret_value|value)\([^()]{0,40}\))$/;

/** The simple name of a target or a called expression: of `self.db_password`, `cfg["db"]["password"]` or `args.get("token")` the last part. */
export function simpleName(expression: string): string {
  const subscript = SUBSCRIPT.exec(expression);
  if (subscript !== null) return subscript[1] as string;
  const bare = expression.replace(UNWRAPPED, "").replace(UNWRAPPED, "");
  return /[\w\u00a0-\uffff-]{1,120}$/.exec(bare)?.[0] ?? bare;
}

let vendorNames: ReadonlySet<string> | undefined;

/** What a simple name promises, or undefined when it is not a credential's. `vendors`: what code calls them. */
export function classify(name: string, vendors = knownVendors()): NameClass | undefined {
  if (name.length > 80) return undefined;
  const words = nameWords(name)
    .map((word) => word.replace(/^([a-z]{3,})\d{1,2}$/, "$1"))
    .filter((word) => !/^\d+$/.test(word));
  if (words.length > 1 && QUESTION.has(words[0] as string)) return undefined;
  if (words.some((word) => HASHED_NAME.has(word))) return undefined;
  if (words.at(-1) === "tokens" && words.some((word) => COUNTED.has(word))) return undefined;
  const found = classOf(words, vendors);
  if (found !== undefined || words.length < 2 || !VARIANT.has(words[words.length - 1] as string)) return found;
  return classOf(words.slice(0, -1), vendors);
}

function knownVendors(): ReadonlySet<string> {
  vendorNames ??= new Set(builtVocabulary().names);
  return vendorNames;
}

function classOf(words: readonly string[], vendors: ReadonlySet<string>): NameClass | undefined {
  const last = words[words.length - 1];
  if (last === undefined) return undefined;
  const before = words[words.length - 2] ?? "";
  if (last === "pass" && words.length > 1) return ACCOUNT.has(before) ? "password" : undefined;
  if (PASSWORD.has(last) || /(?:password|passwd|passphrase|passwort)$/.test(last)) return "password";
  const compound = /^([a-z]{1,16}?)(pwd|pass|secrets?|tokens?|keys?)$/.exec(last);
  const stem = compound?.[1] ?? "";
  switch (compound?.[2] ?? last) {
    case "pwd":
      return "password";
    case "pass":
      return ACCOUNT.has(stem) ? "password" : undefined;
    case "secret":
    case "secrets":
      return "secret";
    case "token":
    case "tokens":
      return TEXT_TOKEN.has(stem === "" ? before : stem)
        ? CURSOR.has(stem === "" ? before : stem) || last !== "token"
          ? undefined
          : "weak"
        : last === "tokens" && words.length === 1
          ? "weak"
          : "token";
    case "key":
    case "keys":
      return keyClass(stem === "" ? before : stem, vendors);
    case "code":
      return CODE.has(before) ? "secret" : undefined;
  }
  if (last === "salt" && words.some((word) => PASSWORD.has(word) || word === "secret")) return "key";
  if (last === "ticket" && words.length > 1) return "token";
  if (WEAK.has(last)) return "weak";
  return ABOUT.has(last)
    ? undefined
    : words.some((word) => PASSWORD.has(word) && word.length > 4) && VARIANT.has(last)
      ? "password"
      : undefined;
}

function keyClass(qualifier: string, vendors: ReadonlySet<string>): NameClass | undefined {
  if (ORDINARY_KEY.has(qualifier)) return undefined;
  return SECRET_KEY.has(qualifier) || vendors.has(qualifier) ? "key" : "weak";
}
