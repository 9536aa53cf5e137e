import { lineStart, nextLine } from "../../text/lines";
import { readPythonDotenv } from "./python";

/**
 * The `.env` text without the entries of that name, each with its whole line; everything else stays byte for byte.
 * `undefined` where the others would be read differently afterwards.
 */
export function removeDotenv(text: string, name: string): string | undefined {
  const before = readPythonDotenv(text);
  let after = "";
  let from = 0;
  for (const { start, end } of before.bindings.filter((binding) => binding.name === name)) {
    const begins = Math.max(lineStart(text, start), text.startsWith("\ufeff") ? 1 : 0);
    after += text.slice(from, begins);
    from = nextLine(text, end);
  }
  after += text.slice(from);
  const others = (source: string) =>
    readPythonDotenv(source)
      .bindings.filter((binding) => binding.name !== name)
      .map((binding) => `${binding.name}=${binding.value}`);
  const gone = readPythonDotenv(after).bindings.every((binding) => binding.name !== name);
  return gone && others(text).join("\n") === others(after).join("\n") ? after : undefined;
}
