import { BOX, ESCAPE_TRIGGERS } from "./mask-escapes";

/** In bytes: nearer ones are sought byte by byte. */
const NEAR = 16;
const DOT = 0x2e;
const LINE_FEED = 10;
const ELLIPSIS = Buffer.from("…");
const DOTS = Buffer.from("...");
const WITHOUT = [...ESCAPE_TRIGGERS, 13, ELLIPSIS, DOTS];
const WITH_QUOTES = [...WITHOUT, 0x22, 0x27];

/** By byte, whether one of them can begin with it. */
const [STOPS, STOPS_WITH_QUOTES] = [WITHOUT, WITH_QUOTES].map((kinds) => {
  const stops = new Uint8Array(256);
  for (const kind of [...kinds, LINE_FEED]) stops[typeof kind === "number" ? kind : (kind[0] as number)] = 1;
  return stops;
}) as [Uint8Array, Uint8Array];

/** Where escapes, line breaks, ellipses and, where they matter, quotes stand in a text. */
export class Stops {
  readonly #text: Buffer;
  readonly #stops: Uint8Array;
  /** Of what the text has besides line feeds: what, and where it is next. */
  readonly #rare: (number | Buffer)[] = [];
  readonly #rareNext: number[] = [];
  /** The first of those places, and that of a line feed. */
  #nextRare = -1;
  #nextLine = -1;
  #dense = false;

  constructor(text: Buffer, quotes: boolean) {
    this.#text = text;
    this.#stops = quotes ? STOPS_WITH_QUOTES : STOPS;
    for (const sought of quotes ? WITH_QUOTES : WITHOUT) {
      const at = text.indexOf(sought);
      if (at === -1) continue;
      this.#rare.push(sought);
      this.#rareNext.push(at);
    }
  }

  /** The first one at or after an offset; the text's length if there is none. */
  next(from: number): number {
    const text = this.#text;
    let at = from;
    if (this.#dense) {
      const stops = this.#stops;
      const end = Math.min(text.length, at + NEAR);
      for (; at < end; at++) {
        const byte = text[at] as number;
        if (stops[byte] === 1 && ((byte !== DOT && byte !== BOX) || this.#isEllipsis(at))) return at;
      }
    }
    if (this.#nextRare < at) this.#nextRare = this.#findRare(at);
    if (this.#nextLine < at) this.#nextLine = orEnd(text, text.indexOf(LINE_FEED, at));
    const found = Math.min(this.#nextRare, this.#nextLine);
    this.#dense = found - from < NEAR;
    return found;
  }

  #findRare(at: number): number {
    const next = this.#rareNext;
    let found = this.#text.length;
    for (let kind = 0; kind < next.length; kind++) {
      if ((next[kind] as number) < at)
        next[kind] = orEnd(this.#text, this.#text.indexOf(this.#rare[kind] as number | Buffer, at));
      found = Math.min(found, next[kind] as number);
    }
    return found;
  }

  #isEllipsis(at: number): boolean {
    const mark = this.#text[at] === DOT ? DOTS : ELLIPSIS;
    return this.#text[at + 1] === mark[1] && this.#text[at + 2] === mark[2];
  }
}

function orEnd(text: Buffer, at: number): number {
  return at === -1 ? text.length : at;
}
