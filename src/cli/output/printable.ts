/** Control characters but the tab, separators of lines, what turns the direction of a text, and what has no width. */
const STEERING = /(?!\t)[\p{Cc}\p{Cf}\u2028\u2029\p{Default_Ignorable_Code_Point}]/gu;
/** How a line begins that a workflow's runner takes for a command, and how one does within a line (GitHub's older form, Azure's, TeamCity's). */
const COMMAND = /^(\s*):(?=:)|#(?=#[\w.-]{0,40}\[)/g;

/** A text of which a part may come from a repository, without what would steer a terminal. */
export function printableCharacters(text: string): string {
  return text.replace(STEERING, "\ufffd");
}

/** The same as a line that no workflow's runner takes for a command. */
export function printable(text: string): string {
  return printableCharacters(text).replace(COMMAND, "$1\ufffd");
}

/** The same as JSON, whose own line ends stay: it has escaped the lower control characters itself. */
const UNESCAPED = /(?![\t\n])[\p{Cc}\p{Cf}\u2028\u2029\p{Default_Ignorable_Code_Point}]/gu;

/** JSON on one line or several, in which such characters are escaped: it means the same, and steers nothing. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(UNESCAPED, escaped)
    .replace(/#(?=#[\w.-]{0,40}\[)/g, escaped);
}

function escaped(characters: string): string {
  return [...Array(characters.length).keys()]
    .map((at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");
}
