import type { Finding } from "./finding";
import { scanNotebook } from "./read/notebook";
import type { CompiledRule } from "./read/own-rules";
import { scan } from "./scan";

/** Every credential in the text of a file, read as its path says, metadata of notebooks too; sorted by `start`, with offsets in the text. */
export function scanByPath(
  text: string,
  path: string,
  rules: readonly CompiledRule[],
  suppressed: boolean,
): readonly Finding[] {
  if (/\.ipynb$/i.test(path)) {
    const read = scanNotebook(text, path, rules, suppressed);
    return [...read.findings, ...(read.kind === "scanned" ? read.extras : [])].sort((a, b) => a.start - b.start);
  }
  const language = /\.pyw?i?$/i.test(path) ? "python" : "text";
  return scan({ text, path, language, rules, suppressed });
}
