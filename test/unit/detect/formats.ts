import { reaches } from "../../../src/detect/finding";
import { isPlaceholder } from "../../../src/detect/judge/placeholder";
import type { Language } from "../../../src/detect/language";
import { scan } from "../../../src/detect/scan";
import { namedRules, tokenRules } from "../../../src/detect/vendors/catalogue";
import { type Draw, drawn } from "./grammar";

/** A kind of credential: how one is drawn, and the name that it is given; none where it is known by its form alone. */
interface Format {
  readonly id: string;
  readonly name?: string;
  readonly value: (draw: Draw) => string;
}

/** Keys of no one vendor, by the characters and the length of each. */
const DRAWN_KEYS: readonly (readonly [id: string, pattern: RegExp])[] = [
  ["12 letters", /[A-Za-z]{12}/],
  ["16 letters and digits", /[A-Za-z0-9]{16}/],
  ["20 capitals and digits", /[A-Z0-9]{20}/],
  ["24 small letters", /[a-z]{24}/],
  ["24 small letters and digits", /[a-z0-9]{24}/],
  ["32 hexadecimal digits", /[0-9a-f]{32}/],
  ["32 hexadecimal digits, a dot, 16 letters and digits", /[0-9a-f]{32}\.[A-Za-z0-9]{16}/],
  ["8 and 24 letters and digits", /[a-z0-9]{8}\.[A-Za-z0-9]{24}/],
  ["base64 of 32 bytes", /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/],
  ["base64url of 24 bytes", /[A-Za-z0-9_-]{32}/],
];

/** Texts that are computed, not drawn, or that span two literals: of these formats the examples are what is tried. */
const COMPUTED =
  /json-web-token|jwt|private-key|discord|neptune|sentry-org|grafana-legacy|shared-access-signature|of-spark/;

/** Every published format whose values can be drawn from its own grammar. */
export const formats: readonly Format[] = [
  ...tokenRules
    .filter(({ id, entry }) => !COMPUTED.test(id) && entry.doubt === undefined)
    .map(({ id, entry }) => ({
      id,
      value: (draw: Draw) =>
        credible(
          () => drawn(entry.pattern, draw),
          (token) => [entry.prefix].flat().some((prefix) => token.includes(prefix)),
        ),
    })),
  ...namedRules
    .filter(({ entry }) => entry.doubt === undefined)
    .map(({ id, entry }) => ({
      id,
      name: /^\w+/.exec(entry.matches[0] as string)?.[0] ?? id,
      value: (draw: Draw) => credible(() => drawn(entry.value, draw)),
    })),
  ...DRAWN_KEYS.map(([id, pattern]) => ({
    id,
    name: "api_key",
    value: (draw: Draw) => credible(() => drawn(pattern, draw)),
  })),
];

/** A place of one line for a value under a name. */
interface Place {
  readonly what: string;
  readonly path: string;
  readonly language: Language;
  readonly line: (name: string, value: string) => string;
}

const python = (what: string, line: Place["line"]): Place => ({ what, path: "train.py", language: "python", line });
const text = (what: string, path: string, line: Place["line"]): Place => ({ what, path, language: "text", line });

/** A YAML scalar, in quotes where it cannot be plain (YAML 1.2.2, section 7.3.3). */
const plain = (value: string) => (/^[,[\]{}#&*!|>'"%@`]|:$/.test(value) ? `"${value}"` : value);

const places: readonly Place[] = [
  python("an assignment", (name, value) => `${name} = "${value}"`),
  python("a keyword", (name, value) => `connect(host, ${name}="${value}")`),
  python("an entry", (name, value) => `settings = {"${name}": "${value}"}`),
  python("an item of the environment", (name, value) => `os.environ["${name}"] = '${value}'`),
  python("a default", (name, value) => `def f(${name}="${value}"): pass`),
  python("a comment", (name, value) => `# ${name} = "${value}"`),
  python("a string of settings", (name, value) => `text = """${name}=${value}"""`),
  text("YAML", "settings.yaml", (name, value) => `${name}: ${plain(value)}`),
  text("a .env file", ".env", (name, value) => `${name}=${value}`),
  text("JSON", "settings.json", (name, value) => `  "${name}": "${value}",`),
  text("a shell's line", "run.sh", (name, value) => `export ${name}='${value}'`),
  text("an output", "output.txt", (name, value) => `{'${name}': '${value}'}`),
];

/** Of one file: how many values. Findings of a file are limited, and a file of nothing else is still one file. */
const MOST = 600;

/** How many of `count` values of each format are found, spread over all places, many in one file. */
export function foundOf(count: number, draw: Draw): Map<string, number> {
  const found = new Map(formats.map(({ id }) => [id, 0]));
  for (const [index, place] of places.entries()) {
    const share = Math.ceil((count - index) / places.length);
    const items = Array.from({ length: Math.max(0, share) }, () => formats.map((format) => ({ format }))).flat();
    for (let at = 0; at < items.length; at += MOST) scanFile(place, items.slice(at, at + MOST), draw, found);
  }
  return found;
}

function scanFile(
  { path, language, line }: Place,
  items: readonly { readonly format: Format }[],
  draw: Draw,
  found: Map<string, number>,
): void {
  let body = "";
  const expected = items.map(({ format: { id, name = "x", value } }) => {
    const drawnValue = value(draw);
    const whole = line(name, drawnValue);
    const start = body.length + whole.lastIndexOf(drawnValue);
    body += `${whole}\n`;
    return { id, start, end: start + drawnValue.length };
  });
  const findings = scan({ text: body, path, language }).filter(({ confidence }) => reaches(confidence, "medium"));
  for (const { id, start, end } of expected)
    if (findings.some((finding) => finding.start < end && start < finding.end)) found.set(id, (found.get(id) ?? 0) + 1);
}

/** A drawn value that needs no quoting, and that no one would take for a stand-in, such as one with a row of the same letter. */
function credible(draw: () => string, accepted = (_: string) => true): string {
  const isFit = (value: string) => !/["'`\\\s$<>{}#]/.test(value) && !isPlaceholder(value) && accepted(value);
  let value = draw();
  // A prefix may itself be a row of one letter.
  for (let tries = 0; !isFit(value) && tries < 50; tries++) value = draw();
  return value;
}

/** Whether a token's format says how long it is, so that one character more or less makes it none. */
function isFixed(pattern: RegExp): boolean {
  return !/\{\d+,\d*\}|[*+?]/.test(
    pattern.source
      .replace(/\(\?/g, "(")
      .replace(/\(\?<?[=!][^()]*\)/g, "")
      .replace(/[[][^\]]*\]/g, "c"),
  );
}

/** Whether a text is of a format from end to end. */
function drawnFrom(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0] === text;
}

/** What hardly a format's alphabet has. */
const OUTSIDE = [",", "!", "~", "é", "*", "(", " "];

/** Of `count` values of each fixed format: what they are with one character too few, too many, or of another alphabet, and how many are reported. */
export function nearMisses(
  count: number,
  draw: Draw,
): { readonly tried: number; readonly reported: readonly string[] } {
  const reported: string[] = [];
  let tried = 0;
  for (const { id, entry } of tokenRules) {
    // Behind a name (`AccountKey=…`) any random value is one.
    if (COMPUTED.test(id) || !isFixed(entry.pattern) || [entry.prefix].flat().some((prefix) => /[=:]$/.test(prefix)))
      continue;
    for (let n = 0; n < count; n++) {
      const token = drawn(entry.pattern, draw);
      const prefix = [entry.prefix].flat().find((each) => token.includes(each)) ?? "";
      const free = draw(token.length - prefix.length);
      const at = free < token.indexOf(prefix) ? free : free + prefix.length;
      const other = OUTSIDE[draw(OUTSIDE.length)] as string;
      for (const near of [token.slice(0, -1), `${token}q`, `${token.slice(0, at)}${other}${token.slice(at + 1)}`]) {
        if (near.length === token.length && drawnFrom(entry.pattern, near)) continue;
        tried++;
        if (
          scan({ text: `value = "${near}"\n`, path: "a.py", language: "python" }).some(({ confidence }) =>
            reaches(confidence, "medium"),
          )
        )
          reported.push(id);
      }
    }
  }
  return { tried, reported };
}
