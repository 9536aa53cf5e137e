import { MOST_FINDINGS } from "../../detect/finding";
import { startedToken } from "../../detect/read/started-token";
import { findTokens } from "../../detect/read/tokens";
import { MASK } from "../../secret/mask";
import type { OutputFilter } from "./output";

const LINE_ENDS = [10, 13] as const;
/** A line that is longer is judged in parts. */
const LONGEST_LINE = 1 << 16;
/** More bytes than a token has. */
const LONGEST_TOKEN = 1 << 14;
const KEY_BEGINS = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[23]: /g;
const KEY_ENDS = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|Private-MAC: [0-9a-f]{1,64}/g;

/** From where to where something is masked, in characters of a text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Masks what has a published token's format, line by line, and private keys of several lines. A started line is held back; what
 * `flush` gives out of it still counts, so that the rest of a token is masked.
 */
export class PatternMask implements OutputFilter {
  /** The started line; of a long one, the end. */
  #line: Buffer = Buffer.alloc(0);
  /** So many bytes of it are given out. */
  #shown = 0;
  /** Whether it begins within a private key. */
  #inKey = false;

  get holds(): boolean {
    return this.#shown < this.#line.length && !this.#inKey;
  }

  write(chunk: Uint8Array): Buffer[] {
    const parts: Buffer[] = [];
    this.#line = Buffer.concat([this.#line, chunk]);
    const lines = Math.max(...LINE_ENDS.map((end) => this.#line.lastIndexOf(end))) + 1;
    if (lines > 0) {
      parts.push(this.#give(this.#line.subarray(0, lines), lines));
      this.#forget(lines);
    }
    if (this.#line.length > LONGEST_LINE) {
      parts.push(this.#give(this.#line, this.#line.length - LONGEST_TOKEN));
      this.#forget(this.#shown - LONGEST_TOKEN);
    }
    return parts;
  }

  /** Gives out a started line up to what may become a token. */
  flush(): Buffer[] {
    if (!this.holds) return [];
    const line = this.#line.toString("latin1");
    const [key] = keysIn(line, false).keys;
    return [this.#give(this.#line, Math.min(startedToken(line), key?.start ?? line.length))];
  }

  end(): Buffer[] {
    return [this.#give(this.#line, this.#line.length)];
  }

  /** What is not given out yet, up to an offset, and on to the end of a token there. */
  #give(bytes: Buffer, upTo: number): Buffer {
    // One character for each byte, so that all others come out as they went in.
    const text = bytes.toString("latin1");
    let given = "";
    let from = this.#shown;
    for (const { start, end } of stretchesOf(text, this.#inKey)) {
      if (start >= upTo) break;
      if (end <= from) continue;
      given += text.slice(from, Math.max(from, start)) + MASK.toString();
      from = end;
    }
    this.#shown = Math.max(from, upTo);
    return Buffer.from(given + text.slice(from, this.#shown), "latin1");
  }

  #forget(length: number): void {
    this.#inKey = keysIn(this.#line.toString("latin1", 0, this.#shown), this.#inKey).open;
    this.#line = this.#line.subarray(length);
    this.#shown -= length;
  }
}

/** In order; of private keys each line. */
function* stretchesOf(text: string, inKey: boolean): Generator<Stretch> {
  let from = 0;
  for (const key of keysIn(text, inKey).keys) {
    yield* tokensIn(text, from, key.start);
    for (const { 0: line, index } of text.slice(key.start, key.end).matchAll(/[^\r\n]+/g))
      yield { start: key.start + index, end: key.start + index + line.length };
    from = key.end;
  }
  yield* tokensIn(text, from, text.length);
}

function* tokensIn(text: string, from: number, to: number): Generator<Stretch> {
  for (let found = MOST_FINDINGS; found >= MOST_FINDINGS; ) {
    const tokens = findTokens(text.slice(from, to));
    for (const { start, end } of tokens) yield { start: from + start, end: from + end };
    found = tokens.length;
    from += tokens.at(-1)?.end ?? 0;
  }
}

/** The private keys of a text, and whether the last one goes on behind it. */
function keysIn(text: string, inKey: boolean): { keys: Stretch[]; open: boolean } {
  const keys: Stretch[] = [];
  for (let from = 0, open = inKey; ; open = false) {
    const start = open ? from : matchFrom(KEY_BEGINS, text, from)?.index;
    if (start === undefined) return { keys, open: false };
    const ends = matchFrom(KEY_ENDS, text, start);
    from = ends === null ? text.length : ends.index + ends[0].length;
    keys.push({ start, end: from });
    if (ends === null) return { keys, open: true };
  }
}

function matchFrom(global: RegExp, text: string, from: number): RegExpExecArray | null {
  global.lastIndex = from;
  return global.exec(text);
}
