import { SopsError } from "../errors";
import { bytesEvent, floatEvent, intEvent, textEvent, timeEvent } from "./meaning";

// What a YAML scalar means to yaml.v3's `resolve`, in that function's own order.

const CORE = "tag:yaml.org,2002:";
const WORDS: Record<string, string> = {};
for (const word of ["", "~", "null", "Null", "NULL"]) WORDS[word] = "n:";
for (const word of ["true", "True", "TRUE"]) WORDS[word] = "b:true";
for (const word of ["false", "False", "FALSE"]) WORDS[word] = "b:false";
for (const word of [".nan", ".NaN", ".NAN"]) WORDS[word] = "f:NaN";
for (const word of [".inf", ".Inf", ".INF"]) {
  WORDS[word] = WORDS[`+${word}`] = "f:Infinity";
  WORDS[`-${word}`] = "f:-Infinity";
}
const DAY = /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](.{1,60}?)(Z|[+-]\d\d:\d\d))|(?: (.{1,60})))?$/;
const CLOCK = /^(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d{1,40})?$/;
const FLOAT = /^[-+]?(?:\.\d{1,5000}|\d{1,5000}(?:\.\d{0,5000})?)(?:[eE][-+]?\d{1,20})?$/;
const INTEGERS: readonly (readonly [form: RegExp, prefix: string])[] = [
  [/^[-+]?0[xX]([0-9a-fA-F]{1,500})$/, "0x"],
  [/^[-+]?0[bB]([01]{1,500})$/, "0b"],
  [/^[-+]?0[oO]([0-7]{1,500})$/, "0o"],
  [/^[-+]?0([0-7]{1,500})$/, "0o"],
  [/^[-+]?(0|[1-9]\d{0,500})$/, ""],
];

/** The event of a plain scalar without a tag. */
function plainEvent(text: string): string {
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return textEvent(text);
  const time = momentOf(text);
  if (time !== undefined) return timeEvent(time);
  const bare = text.startsWith(".") ? text : text.replaceAll("_", "");
  for (const [form, prefix] of INTEGERS) {
    const digits = form.exec(bare)?.[1];
    if (digits === undefined) continue;
    const value = BigInt(prefix + digits) * (bare.startsWith("-") ? -1n : 1n);
    if (BigInt.asIntN(64, value) === value) return intEvent(value);
    // What fits without a sign is an integer that sops cannot seal.
    if (value > 0n && !bare.startsWith("+") && BigInt.asUintN(64, value) === value) return `u:${value}`;
  }
  const float = FLOAT.test(bare) ? Number(bare) : Number.NaN;
  return Number.isFinite(float) ? floatEvent(float) : textEvent(text);
}

function momentOf(text: string): number | undefined {
  const [, year, month, day, zoned, zone, bare] = DAY.exec(text) ?? [];
  if (year === undefined) return undefined;
  const clock = zoned ?? bare;
  const parts = clock === undefined ? [0, 0, 0] : CLOCK.exec(clock)?.slice(1, 4).map(Number);
  if (parts === undefined) return undefined;
  const [hour = 0, minute = 0, second = 0] = parts;
  const days = new Date(Date.UTC(2000, 0, 1));
  days.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const real = days.getUTCMonth() === Number(month) - 1 && days.getUTCDate() === Number(day);
  if (!real || hour > 23 || minute > 59 || second > 59) return undefined;
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d):(\d\d)$/.exec(zone ?? "") ?? [];
  if (Number(hours) > 24 || Number(minutes) > 60) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return days.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000;
}

/** The event of a scalar, by its full tag ("" where it has none). Throws `malformed` for a text that the tag does not fit. */
export function scalarEvent(text: string, tag: string, plain: boolean, line: () => number): string {
  if (tag === "" || tag === "!") return plain ? plainEvent(text) : textEvent(text);
  const name = tag.startsWith(CORE) ? tag.slice(CORE.length) : "";
  if (name === "binary") return decoded(text);
  const type = { int: "i", float: "f", bool: "b", null: "n", timestamp: "t" }[name];
  if (type === undefined) return textEvent(text);
  const event = plainEvent(text);
  if (type === "f" && event.startsWith("i:")) return floatEvent(Number(event.slice(2)));
  if (event.startsWith(`${type}:`)) return event;
  throw new SopsError("malformed", `Line ${line()} of the YAML file has a value that is no !!${name}.`);
}

function decoded(text: string): string {
  const bytes = Uint8Array.from(atob(text.replace(/\s/g, "")), (sign) => sign.charCodeAt(0));
  try {
    return textEvent(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return bytesEvent(bytes);
  }
}
