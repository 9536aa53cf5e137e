import { appendLine, lineEnding } from "../../text/lines";
import { shellWord } from "../../text/shell-words";
import { readComposeDotenv } from "./compose";
import { encodeValue } from "./encode";
import { readNodeDotenv } from "./node";
import { readPythonDotenv } from "./python";

type SetResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly code: "impossible" | "no-form" | "broken-file"; readonly reason: string };

/** Why a `.env` that git tracks gets no secret. */
export function trackedText(file: string): string {
  return `Git tracks ${file}, so that a secret in it would be committed. Run git rm --cached ${shellWord(file)} first.`;
}

/** The values of a `.env` text by name, the last entry of a name counting, as python-dotenv reads them. */
export function dotenvValues(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of readPythonDotenv(text).bindings) values.set(name, value ?? "");
  return values;
}

/**
 * The `.env` text with `name` set to `value`: in place where there is an entry of that name, else appended.
 * Everything else stays byte for byte: order, comments, line endings, byte-order mark. The result has been
 * read back by the models of all three readers, the other entries included.
 */
export function setDotenv(text: string, name: string, value: string): SetResult {
  const encoding = encodeValue(value);
  if (encoding.kind !== "encoded") return { kind: "refused", code: encoding.kind, reason: encoding.reason };
  const existing = readPythonDotenv(text).bindings.filter((binding) => binding.name === name);
  const last = existing.at(-1);
  const after =
    last === undefined
      ? appendLine(text, `${name}=${encoding.text}`)
      : last.value === value && !last.interpolates
        ? text
        : text.slice(0, last.start) + `${exported(text, last.start)}${name}=${encoding.text}` + text.slice(last.end);
  if (!keepsOthers(text, after, new Map([[name, value]]))) {
    const line = readPythonDotenv(text).broken[0];
    const where = line === undefined ? "" : ` Look at line ${line}: a quote may not be closed.`;
    const reason = `The .env file cannot take another entry without changing how its others are read.${where}`;
    return { kind: "refused", code: "broken-file", reason };
  }
  return { kind: "text", text: after };
}

/** The same for several entries, which are read back together; of a name that comes twice the last counts. */
export function setDotenvEntries(text: string, entries: Iterable<readonly [name: string, value: string]>): SetResult {
  const all = [...new Map(entries)];
  const known = new Set(readPythonDotenv(text).bindings.map(({ name }) => name));
  const changed = all.filter(([name]) => known.has(name));
  const added = all.filter(([name]) => !known.has(name));
  const one = oneByOne(text, changed);
  if (one.kind === "refused" || added.length < 2) return one.kind === "refused" ? one : oneByOne(one.text, added);
  const lines: string[] = [];
  for (const [name, value] of added) {
    const encoding = encodeValue(value);
    if (encoding.kind !== "encoded") return { kind: "refused", code: encoding.kind, reason: encoding.reason };
    lines.push(`${name}=${encoding.text}`);
  }
  const after = appendLine(one.text, lines.join(lineEnding(one.text) === "\r\n" ? "\r\n" : "\n"));
  // Which of them the file cannot take is told one by one.
  return keepsOthers(one.text, after, new Map(added)) ? { kind: "text", text: after } : oneByOne(one.text, added);
}

function oneByOne(text: string, entries: readonly (readonly [name: string, value: string])[]): SetResult {
  let after = text;
  for (const [name, value] of entries) {
    const set = setDotenv(after, name, value);
    if (set.kind === "refused") return set;
    after = set.text;
  }
  return { kind: "text", text: after };
}

function exported(text: string, start: number): string {
  return /^export[ \t]+/.exec(text.slice(start, start + 80))?.[0] ?? "";
}

function keepsOthers(before: string, after: string, set: ReadonlyMap<string, string>): boolean {
  for (const version of ["current", "older"] as const) {
    const read = (text: string) =>
      new Map(readPythonDotenv(text, version).bindings.map((binding) => [binding.name, binding.value]));
    if (!sameBut(read(before), read(after), set)) return false;
  }
  if (!sameBut(readNodeDotenv(before), readNodeDotenv(after), set)) return false;
  const compose = readComposeDotenv(before);
  // A file that Compose refuses today is not one that Compose reads.
  return compose === undefined || sameBut(compose, readComposeDotenv(after), set);
}

type Values = ReadonlyMap<string, string | undefined>;

function sameBut(before: Values, after: Values | undefined, set: ReadonlyMap<string, string>): boolean {
  if (after === undefined || [...set].some(([name, value]) => after.get(name) !== value)) return false;
  const others = [...after].filter(([key]) => !set.has(key));
  const expected = [...before].filter(([key]) => !set.has(key));
  return others.length === expected.length && expected.every(([key, own]) => after.get(key) === own);
}
