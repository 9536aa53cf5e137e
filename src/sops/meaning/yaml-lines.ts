import { keyEvent, Meaning, textEvent } from "./meaning";

/** A line of a settings file: blanks, a key and a word or nothing; or a comment. Words that mean something else are none. */
const LINE = /( {0,200})(?:([A-Za-z_][\w-]{0,200}):(?: ([A-Za-z_/][\w./@+-]{0,2000}))?|#([\x20-\x7e]{0,2000}))?\n/y;
const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const LONGEST_SPECIAL = "false".length;

/** What a reading of settings says, in the file's order; texts and keys are words of ASCII. */
export interface SettingsListener {
  open(at: number): void;
  close(at: number): void;
  key(key: string, at: number): void;
  word(word: string, at: number): void;
  nothing(at: number): void;
  comment(text: string): void;
}

/** Reads a YAML text whose every line is a key, with a word or above others; undefined where it has any other line. */
export function readSettings(text: string): Meaning | undefined {
  const meaning = new Meaning();
  const read = readSettingsTo(text, {
    open: (at) => meaning.add("{", at),
    close: (at) => meaning.add("}", at),
    key: (key, at) => meaning.add(keyEvent(key), at),
    word: (word, at) => meaning.add(textEvent(word), at),
    nothing: (at) => meaning.add("n:", at),
    comment: (comment) => void meaning.comments.push(comment),
  });
  return read ? meaning : undefined;
}

/** The same to a listener; false where the text has any other line, which may be found after much has been said. */
export function readSettingsTo(text: string, listener: SettingsListener): boolean {
  const columns = [0];
  let column = 0;
  /** Whether the last key has no value so far. */
  let open = false;
  let keys = 0;
  listener.open(0);
  for (let at = 0; at < text.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const match = LINE.exec(text);
    if (match === null) return false;
    const [, blanks, key, word, comment] = match;
    if (comment !== undefined) listener.comment(comment);
    if (key === undefined) continue;
    if (isSpecial(key) || (word !== undefined && isSpecial(word))) return false;
    const here = blanks!.length;
    if (here > column) {
      if (!open) return false;
      columns.push((column = here));
      listener.open(at);
    } else {
      if (open) listener.nothing(at);
      while (here < column) {
        columns.pop();
        column = columns.at(-1)!;
        listener.close(at);
      }
      if (here !== column) return false;
    }
    keys++;
    listener.key(key, at);
    if (word !== undefined) listener.word(word, at);
    open = word === undefined;
  }
  if (open) listener.nothing(text.length);
  for (const _ of columns) listener.close(text.length);
  // Without a key the text is no map.
  return keys > 0;
}

function isSpecial(word: string): boolean {
  return word.length <= LONGEST_SPECIAL && SPECIAL.test(word);
}
