import { findTokens } from "../../detect/read/tokens";
import { MASK } from "../../secret/mask";
import type { OutputFilter } from "./output";

const NEWLINE = 10;
/** A line that is longer is judged in parts. */
const LONGEST_LINE = 1 << 16;
const NOTHING = Buffer.alloc(0);
const KEY_BEGINS = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_ENDS = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/;

/** Masks what has a published token's format, line by line, and private keys of several lines. A started line is held back. */
export class PatternMask implements OutputFilter {
  #line: Buffer = NOTHING;
  #inKey = false;

  get holds(): boolean {
    return this.#line.length > 0;
  }

  write(chunk: Uint8Array): Buffer[] {
    const text = Buffer.concat([this.#line, chunk]);
    const ends = text.lastIndexOf(NEWLINE) + 1;
    const whole = text.length - ends > LONGEST_LINE ? text.length : ends;
    this.#line = text.subarray(whole);
    return [this.#mask(text.subarray(0, whole))];
  }

  flush(): Buffer[] {
    const line = this.#line;
    this.#line = NOTHING;
    return [this.#mask(line)];
  }

  end(): Buffer[] {
    return this.flush();
  }

  #mask(bytes: Buffer): Buffer {
    if (bytes.length === 0) return NOTHING;
    // One character for each byte, so that all others come out as they went in.
    const text = bytes.toString("latin1");
    if (!this.#inKey && !KEY_BEGINS.test(text)) return Buffer.from(maskTokens(text), "latin1");
    const lines = text.split(/(?<=\n)/).map((line) => this.#maskLine(line));
    return Buffer.from(lines.join(""), "latin1");
  }

  #maskLine(line: string): string {
    const begins = KEY_BEGINS.exec(line);
    if (!this.#inKey && begins === null) return maskTokens(line);
    const from = this.#inKey ? 0 : (begins?.index ?? 0);
    const ends = KEY_ENDS.exec(line);
    this.#inKey = ends === null;
    const to = ends === null ? line.replace(/[\r\n]+$/, "").length : ends.index + ends[0].length;
    return `${line.slice(0, from)}${to > from ? MASK : ""}${line.slice(Math.max(from, to))}`;
  }
}

function maskTokens(text: string): string {
  let masked = "";
  let from = 0;
  for (const { start, end } of findTokens(text)) {
    masked += text.slice(from, start) + MASK.toString();
    from = end;
  }
  return from === 0 ? text : masked + text.slice(from);
}
