import { type Refused, refuse } from "../../text/refused";
import { readComposeDotenv } from "./compose";
import { readNodeDotenv } from "./node";
import { readPythonDotenv } from "./python";

/** The largest value that Linux hands to a process in one variable, in UTF-8 bytes (MAX_ARG_STRLEN). */
export const LARGEST_VALUE = 128 * 1024;

type EncodedValue =
  | { readonly kind: "encoded"; readonly text: string }
  /** No process can be given this value in its environment. */
  | { readonly kind: "impossible"; readonly reason: string }
  /** The readers of `.env` files disagree about every way to write it. */
  | { readonly kind: "no-form"; readonly reason: string };

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

/** Why no environment variable can hold the value, as the end of a sentence; `undefined` where one can. */
export function environmentObstacle(value: string): string | undefined {
  if (value.includes("\0")) return "it holds a NUL character";
  if (LONE_SURROGATE.test(value)) return "it holds half a character (a lone surrogate)";
  if (utf8Length(value) > LARGEST_VALUE - 1024) return "it is larger than 128 KiB";
  return undefined;
}

/**
 * How `value` stands after `NAME=`: unquoted, single-quoted, or double-quoted with `\n`; the first that python-dotenv,
 * Node's dotenv and Docker Compose all read back unchanged.
 */
export function encodeValue(value: string): EncodedValue {
  const obstacle = environmentObstacle(value);
  if (obstacle !== undefined) {
    return { kind: "impossible", reason: `The value cannot be an environment variable: ${obstacle}.` };
  }
  const forms = [value, `'${value}'`, `"${value.replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`];
  const text = forms.find((form) => everyReader(form, value));
  if (text !== undefined) return { kind: "encoded", text };
  return {
    kind: "no-form",
    reason:
      "No way of writing this value in a .env file is read the same by python-dotenv, dotenv for Node and Docker Compose.",
  };
}

/** Why no `.env` can hold this value, or (`sealed`) no environment variable, if so. */
export function valueObstacle(
  value: string,
  sealed = false,
): Refused<"not-an-environment-value" | "no-dotenv-form"> | undefined {
  const encoding = encodeValue(value);
  if (encoding.kind === "encoded" || (sealed && encoding.kind === "no-form")) return undefined;
  return refuse(encoding.kind === "impossible" ? "not-an-environment-value" : "no-dotenv-form", encoding.reason);
}

function everyReader(form: string, value: string): boolean {
  // The entry behind it shows a form that swallows the next line.
  const text = `NAME=${form}\nNEXT=1\n`;
  const python = (["current", "older"] as const).every((version) => {
    const { bindings, broken } = readPythonDotenv(text, version);
    const [first, next] = bindings;
    return (
      broken.length === 0 &&
      bindings.length === 2 &&
      first?.name === "NAME" &&
      first.value === value &&
      !first.interpolates &&
      next?.value === "1"
    );
  });
  return python && holds(readNodeDotenv(text), value) && holds(readComposeDotenv(text), value);
}

function holds(entries: Map<string, string | undefined> | undefined, value: string): boolean {
  return entries?.size === 2 && entries.get("NAME") === value && entries.get("NEXT") === "1";
}

function utf8Length(value: string): number {
  let length = value.length;
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at);
    // Half of a pair is counted as two, so that a pair has its four bytes.
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return length;
}
