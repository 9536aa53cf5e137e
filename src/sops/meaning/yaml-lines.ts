import { keyEvent, Meaning, textEvent } from "./meaning";

/** A line of a settings file: blanks, a key and a word or nothing; or a comment. Words that mean something else are none. */
const LINE = /( {0,200})(?:([A-Za-z_][\w-]{0,200}):(?: ([A-Za-z_/][\w./@+-]{0,2000}))?|#([\x20-\x7e]{0,2000}))?\n/y;
const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** Reads a YAML text whose every line is a key, with a word or above others; undefined where it has any other line. */
export function readSettings(text: string): Meaning | undefined {
  const meaning = new Meaning();
  const columns = [0];
  /** Whether the last key has no value so far. */
  let open = false;
  meaning.add("{", 0);
  for (let at = 0; at < text.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const [, blanks = "", key, word, comment] = LINE.exec(text) ?? [];
    if (LINE.lastIndex === 0) return undefined;
    if (comment !== undefined) meaning.comments.push(comment);
    if (key === undefined) continue;
    const column = blanks.length;
    if (SPECIAL.test(key) || (word !== undefined && SPECIAL.test(word))) return undefined;
    if (column > columns.at(-1)!) {
      if (!open) return undefined;
      columns.push(column);
      meaning.add("{", at);
    } else if (open) meaning.add("n:", at);
    while (column < columns.at(-1)!) {
      columns.pop();
      meaning.add("}", at);
    }
    if (column !== columns.at(-1)!) return undefined;
    meaning.add(keyEvent(key), at);
    if (word !== undefined) meaning.add(textEvent(word), at);
    open = word === undefined;
  }
  if (open) meaning.add("n:", text.length);
  for (const _ of columns) meaning.add("}", text.length);
  // Without a key the text is no map.
  return meaning.events.length > 2 ? meaning : undefined;
}
