import { printable } from "./printable";

/** A part of a line in a colour of the terminal's: one of ECMA-48's codes from 30 to 37. */
export interface Coloured {
  readonly colour: number;
  readonly text: string;
}

/** A line to be read by a person; as parts where some are coloured. */
export type Line = string | readonly (string | Coloured)[];

/**
 * Writes lines for a person. All that the command says goes through here, so that no name from a repository steers a
 * terminal, or a workflow's runner by a line that it would take for a command.
 */
export function writeLines(stream: NodeJS.WritableStream, lines: readonly Line[]): void {
  if (lines.length > 0) stream.write(lines.map((line) => `${shown(line)}\n`).join(""));
}

/** Says something on standard error, under the command's name; each line of the text on a line. */
export function say(text: string): void {
  writeLines(process.stderr, `sealwright: ${text}`.split("\n"));
}

/** Writes lines whose form is another program's: their writer has escaped what they hold. */
export function writeEscaped(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
}

/** Writes what the user asked for as it is: a value, a file. Ends when it is written. */
export function writeRaw(content: string | Uint8Array): Promise<void> {
  return new Promise((done) => process.stdout.write(content, () => done()));
}

function shown(line: Line): string {
  if (typeof line === "string") return printable(line);
  // A command begins a line, which a coloured part never does.
  const [first = "", ...rest] = line.map((part) =>
    typeof part === "string" ? printable(part) : `\x1b[${part.colour}m${printable(part.text)}\x1b[0m`,
  );
  return first + rest.join("");
}
