import { type Reference, type ReferenceReading, VARIABLE_NAME } from "./reference";

export interface RefsEntry {
  readonly name: string;
  readonly reference: Reference;
  /** The reference as written. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

interface RefsError {
  /** From 1. */
  readonly line: number;
  /** A sentence; it names the variable at most, never what stands behind it. */
  readonly message: string;
}

export interface RefsReading {
  readonly entries: readonly RefsEntry[];
  readonly errors: readonly RefsError[];
}

/** Reads a reference, by the grammars of the kinds that there are. */
type ReferenceReader = (text: string) => ReferenceReading;

/** Reads the text of a `.env.refs`: lines `NAME=REFERENCE`, comments and empty lines. Never throws. */
export function parseRefs(text: string, read: ReferenceReader): RefsReading {
  const entries: RefsEntry[] = [];
  const errors: RefsError[] = [];
  const seen = new Map<string, number>();
  for (const [index, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const number = index + 1;
    if (line.trim() === "" || line.startsWith("#")) continue;
    const entry = parseLine(line, number, read);
    if ("message" in entry) errors.push(entry);
    else if (seen.has(entry.name)) {
      errors.push({ line: number, message: `${entry.name} is already set in line ${seen.get(entry.name)}.` });
    } else {
      seen.set(entry.name, number);
      entries.push(entry);
    }
  }
  return { entries, errors };
}

function parseLine(line: string, number: number, read: ReferenceReader): RefsEntry | RefsError {
  const at = line.indexOf("=");
  const name = at === -1 ? "" : line.slice(0, at);
  if (!VARIABLE_NAME.test(name)) {
    const message = VARIABLE_NAME.test(name.trim())
      ? "Remove the blanks around the name."
      : "It is not of the form NAME=REFERENCE.";
    return { line: number, message };
  }
  const text = line.slice(at + 1);
  if (text !== text.trim()) return { line: number, message: `Remove the blanks around the reference of ${name}.` };
  if (/^(["']).*\1$/.test(text)) {
    return { line: number, message: `Remove the quotes around the reference of ${name}.` };
  }
  const reading = read(text);
  if (reading.kind === "invalid") {
    return { line: number, message: `${name}: ${reading.reason} Plain values belong into .env.` };
  }
  return { name, reference: reading.reference, text, line: number };
}
