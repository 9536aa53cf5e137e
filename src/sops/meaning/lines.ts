import { keyEvent, Meaning, textEvent } from "./meaning";

/** Reads dotenv as sops does: a name up to the first sign, the rest of the line as it is, `\n` for a line break. */
export function readDotenvLines(text: string): Meaning {
  const meaning = new Meaning();
  let offset = 0;
  meaning.add("{", 0);
  for (const line of text.split("\n")) {
    if (line.startsWith("#")) meaning.comments.push(line.slice(1));
    else if (line !== "") {
      const [name, ...value] = line.split("=");
      meaning.add(keyEvent(name!), offset);
      meaning.add(textEvent(value.join("=").split("\\n").join("\n")), offset);
    }
    offset += line.length + 1;
  }
  meaning.add("}", text.length);
  return meaning;
}

/** A name in quotes or up to the sign, and what is behind it. */
const ENTRY = /^(?:"""(.{1,1000}?)"""[ \t]{0,100}[=:]|(["`])(.{0,1000}?)\2[ \t]{0,100}[=:]|([^=:]{1,1000})[=:])(.*)$/s;

/** Reads INI: sections of names and texts. What stands in no section is in `DEFAULT`. */
export function readIniLines(text: string): Meaning {
  const meaning = new Meaning();
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  let offset = 0;
  let dashes = 0;
  let read = 0;
  /** The next line; undefined behind the last one. */
  const next = () => {
    const line = lines[read++];
    offset += (line?.length ?? 0) + 1;
    return line;
  };
  const open = (name: string) => {
    meaning.add(keyEvent(name), offset);
    meaning.add("{", offset);
    dashes = 0;
  };
  const comment = (line: string) => void meaning.comments.push(line.replace(/^[#; ]{1,1000}/, "").trimEnd());
  meaning.add("{", 0);
  open("DEFAULT");
  while (read < lines.length) {
    const at = offset;
    const raw = next()!.trimStart();
    const line = raw.trim();
    if (/^[#;]/.test(line)) comment(line);
    else if (line.startsWith("[")) {
      const end = line.lastIndexOf("]");
      const behind = line.slice(end).search(/[#;]/);
      if (behind >= 0) comment(line.slice(end + behind));
      meaning.add("}", at);
      open(line.slice(1, end));
    } else if (line !== "") {
      const [, long, , quoted, bare, rest = ""] = ENTRY.exec(raw) ?? [];
      const name = (long ?? quoted ?? bare ?? "").trim();
      meaning.add(keyEvent(name === "-" ? `#${++dashes}` : name), at);
      meaning.add(textEvent(iniValue(rest.trimStart(), next, comment)), at);
    }
  }
  meaning.add("}", text.length);
  meaning.add("}", text.length);
  return meaning;
}

function iniValue(raw: string, next: () => string | undefined, comment: (text: string) => void): string {
  const quote = /^(?:"""|`)/.exec(raw)?.[0];
  const first = raw.trimEnd();
  if (quote !== undefined) {
    const parts: string[] = [];
    for (let line: string | undefined = raw.slice(quote.length); line !== undefined; line = next()) {
      parts.push(line);
      if (line.includes(quote)) break;
    }
    const value = parts.join("\n");
    return value.slice(0, value.lastIndexOf(quote));
  }
  if (first.endsWith("\\")) {
    const parts: string[] = [];
    let line = first;
    for (; line.endsWith("\\"); line = next()?.trim() ?? "") parts.push(line.slice(0, -1));
    return parts.join("") + line;
  }
  const sign = first.search(/[#;]/);
  if (sign >= 0) comment(first.slice(sign));
  const value = (sign < 0 ? first : first.slice(0, sign)).trim();
  const around = /^(["'])(.*)\1$/s.exec(value);
  return around === null || around[2]!.includes(around[1]!) ? value : around[2]!;
}
