import type { Finding } from "../detect/finding";
import type { Literal } from "../python/literal";
import { refuse } from "../text/refused";
import { accessAt } from "./access";
import { type Context, contextOf } from "./context";
import type { Access, Imports } from "./imports";
import type { Refusal } from "./plan";
import { bytesAsText, placeOf, type StringPlace } from "./string-expression";

/** One value that moves, before it has a name. */
export interface Move {
  readonly kind: "move";
  readonly finding: Finding;
  readonly place: StringPlace;
  readonly context: Context;
  readonly access: Access;
  /** Whether the variable takes the place of the whole expression, or of a part of one literal. */
  readonly whole: boolean;
  /** What the variable holds. */
  readonly value: string;
}

/** Decides what a finding's fix replaces, and by what value. */
export function moveOf(imports: Imports, finding: Finding): Move | Refusal {
  const { module } = imports;
  const place = placeOf(module, finding);
  if (place.kind === "refused") return place;
  const context = contextOf(module, place);
  if (context.kind === "refused") return context;
  const access = accessAt(imports, place.first);
  const rest = place.fields ? undefined : place.value.replace(place.covered, "");
  const gives = context.kind === "fallback" || context.kind === "set";
  const whole = rest !== undefined && (rest.trim() === "" || gives || isUrl(place.value) || isDsn(place.value));
  if (whole && rest.trim() !== "" && isTemplate(rest)) return TEMPLATE;
  if (!whole) {
    if (place.holder === undefined) {
      return refuse(
        "value-mismatch",
        "The value reaches over several strings that hold other text too. Join them first.",
      );
    }
    if (place.holder.triple && /[\r\n]/.test(place.value) && !place.holder.format) {
      return refuse(
        "embedded-config",
        "The value stands inside a longer text in a string. Read that text from a file instead.",
      );
    }
    if (!place.holder.format && isTemplate(place.value.replace(place.covered, ""))) return TEMPLATE;
  }
  if (whole && place.literals.some((literal) => namesCharacter(module.text, literal))) {
    return refuse("value-mismatch", "The string names a character by \\N{…}. Write the character itself first.");
  }
  const raw = whole ? place.value : place.covered;
  const value = place.bytes ? bytesAsText(raw) : raw;
  if (value === undefined) {
    return refuse(
      "not-an-environment-value",
      "The value is bytes that are not text, which no environment variable can hold.",
    );
  }
  return { kind: "move", finding, place, context: whole ? context : partContext(context), access, whole, value };
}

const TEMPLATE = refuse(
  "template",
  "The string is a template that the program fills in. Move the value to a variable first.",
);

/** A URL or JDBC address that is the literal's whole text. */
export function isUrl(value: string): boolean {
  return /^(?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]{0,40}:(?:\/\/|thin:|sqlserver:)[^\s"'<>]+$/.test(value);
}

/** A connection string: `host=… password=…`, `Server=…;Pwd=…`, `AccountName=…;AccountKey=…`. */
export function isDsn(value: string): boolean {
  if (/[\r\n]/.test(value)) return false;
  const separator = value.includes(";") ? ";" : " ";
  const parts = value.split(separator).filter((part) => part.trim() !== "");
  return (
    parts.length >= 2 &&
    parts.every((part) => /^\s*[A-Za-z][\w .-]{0,60}=/.test(part) || (separator === ";" && part.includes("=")))
  );
}

function namesCharacter(text: string, { raw, bytes, bodyStart, bodyEnd }: Literal): boolean {
  return !raw && !bytes && text.slice(bodyStart, bodyEnd).includes("\\N{");
}

function isTemplate(rest: string): boolean {
  const text = rest.replace(/driver=\{[^{}]{0,80}\}/gi, "");
  return /\{[A-Za-z_]?\w{0,60}(?:[.[!:][^{}]{0,60})?\}|%\(\w{1,60}\)[sdr]|%[sr](?![0-9A-Fa-f])|\$\{\w{1,60}\}/.test(
    text,
  );
}

/** A part of a default is still computed at import, and cannot become None. */
function partContext(context: Context): Context {
  return context.kind === "default" || context.kind === "option" ? { kind: "default" } : { kind: "plain" };
}
