/** The file of references, which is safe to commit. */
export const REFS_NAME = ".env.refs";

const ENTRY = /^\ufeff?([A-Za-z_][A-Za-z0-9_]{0,254})=(.*)$/;

/** What the entries of a `.env.refs` refer to, as written, by their names. */
export function referenceTexts(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, name, reference] = ENTRY.exec(line) ?? [];
    if (name !== undefined && reference !== undefined) texts.set(name, reference);
  }
  return texts;
}

/** The text with `name` set to that reference: in place where there is an entry of the name, else appended. */
export function setReference(text: string, name: string, reference: string): string {
  const ending = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r\n|\n|\r/);
  const at = lines.findIndex((line) => line.replace(/^\ufeff/, "").startsWith(`${name}=`));
  if (at === -1) {
    const blank = text === "" || text === "\ufeff" || /[\r\n]$/.test(text);
    return `${text}${blank ? "" : ending}${name}=${reference}${ending}`;
  }
  // Everything but this one line stays byte for byte, mixed line ends included.
  let start = 0;
  for (const line of lines.slice(0, at)) start += line.length + (text.startsWith("\r\n", start + line.length) ? 2 : 1);
  const old = lines[at] as string;
  const mark = old.startsWith("\ufeff") ? "\ufeff" : "";
  return `${text.slice(0, start)}${mark}${name}=${reference}${text.slice(start + old.length)}`;
}
