const BLANK = /[ \t\r\n]/;

/**
 * The words of a command as a POSIX shell splits it, with quotes and backslashes, without any expansion; `undefined` where a
 * quote is not closed (POSIX.1-2017, XCU 2.2 and 2.6.7).
 */
export function splitWords(command: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < command.length; at++) {
    const character = command.charAt(at);
    if (BLANK.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "'") {
      const end = command.indexOf("'", at + 1);
      if (end === -1) return undefined;
      word = (word ?? "") + command.slice(at + 1, end);
      at = end;
    } else if (character === '"') {
      word ??= "";
      for (at++; command.charAt(at) !== '"'; at++) {
        if (at >= command.length) return undefined;
        if (command.charAt(at) === "\\" && /["\\$`]/.test(command.charAt(at + 1))) at++;
        word += command.charAt(at);
      }
    } else {
      if (character === "\\") at++;
      if (at >= command.length) return undefined;
      word = (word ?? "") + command.charAt(at);
    }
  }
  return word === undefined ? words : [...words, word];
}

/** A word as it is written in an advised command: in quotes where a shell would read it otherwise; Windows' know double ones alone. */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (PLAIN.test(word)) return word;
  return quotedWord(word.startsWith("-") ? `./${word}` : word, platform);
}

/** A command as a person types it, each word as it is. */
export function shellCommand(words: readonly string[], platform: NodeJS.Platform = process.platform): string {
  return words.map((word) => (PLAIN.test(word.replace(/^-+/, "")) ? word : quotedWord(word, platform))).join(" ");
}

/** What no shell reads otherwise. */
const PLAIN = /^[\p{L}\p{N}_./][\p{L}\p{N}_@+=:,./-]*$/u;

function quotedWord(word: string, platform: NodeJS.Platform): string {
  return platform === "win32" ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
