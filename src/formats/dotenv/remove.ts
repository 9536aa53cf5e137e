import { lineStart, nextLine } from "../../text/lines";
import { readPythonDotenv } from "./python";

/**
 * The `.env` text without the entries of that name, each with its whole line; everything else stays byte for byte.
 * `undefined` where the others would be read differently afterwards.
 */
export function removeDotenv(text: string, name: string): string | undefined {
  return withoutEntries(text, new Set([name]));
}

/** The same for the entries of several names. */
export function withoutEntries(text: string, names: ReadonlySet<string>): string | undefined {
  const before = readPythonDotenv(text);
  let after = "";
  let from = 0;
  for (const { start, end } of before.bindings.filter((binding) => names.has(binding.name))) {
    const begins = Math.max(lineStart(text, start), text.startsWith("\ufeff") ? 1 : 0);
    after += text.slice(from, begins);
    from = nextLine(text, end);
  }
  after += text.slice(from);
  const others = (source: string) =>
    readPythonDotenv(source)
      .bindings.filter((binding) => !names.has(binding.name))
      .map((binding) => `${binding.name}=${binding.value}`);
  const gone = readPythonDotenv(after).bindings.every((binding) => !names.has(binding.name));
  return gone && others(text).join("\n") === others(after).join("\n") ? after : undefined;
}
