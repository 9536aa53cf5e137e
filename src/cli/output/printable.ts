// Control characters but the tab, separators of lines, what turns the direction of a text or has no width, and tags.
const STEERING =
  /[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\udb40[\udc00-\udc7f]/g;
/** How a line begins that a workflow's runner takes for a command, and how one does within a line (GitHub's older form, Azure's, TeamCity's). */
const COMMAND = /^([ \t]*):(?=:)|#(?=#[\w.-]{0,40}\[)/g;

/** A text of which a part may come from a repository, without what would steer a terminal. */
export function printableCharacters(text: string): string {
  return text.replace(STEERING, "\ufffd");
}

/** The same as a line that no workflow's runner takes for a command. */
export function printable(text: string): string {
  return printableCharacters(text).replace(COMMAND, "$1\ufffd");
}

/** JSON on one line or several, in which such characters are escaped: it means the same, and steers nothing. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(/[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\udb40[\udc00-\udc7f]/g, escaped)
    .replace(/#(?=#[\w.-]{0,40}\[)/g, escaped);
}

function escaped(characters: string): string {
  return [...Array(characters.length).keys()]
    .map((at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");
}
