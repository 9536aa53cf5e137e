import { SopsError } from "../errors";
import { lineNumber } from "../formats/punctuation";

// What YAML 1.1 and 1.2 read in different ways, or sops not at all.

// Signs that no YAML file may hold; the first sign of a file may be a byte order mark.
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ud800-\udfff\ue000-\ufefe\uff00-\ufffd]/;
const BREAKS = /[\x85\u2028\u2029]/;

/** Why sops cannot read a text: it holds a sign that ends a line for sops, or that it refuses. */
export function signFault(text: string): SopsError | undefined {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const forbidden = text.slice(start).search(FORBIDDEN);
  if (forbidden >= 0) return fault(text, start + forbidden, "which no YAML file may hold");
  const line = text.search(BREAKS);
  return line < 0 ? undefined : fault(text, line, "which ends a line for sops and not for other readers");
}

function fault(text: string, at: number, why: string): SopsError {
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
  const advice = `Write it as \\u${code.toLowerCase()} in double quotes`;
  return new SopsError(
    "malformed",
    `Line ${lineNumber(text, at)} of the YAML file holds the sign U+${code}, ${why}. ${advice}.`,
  );
}
