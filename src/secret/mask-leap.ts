/** Windows longer than this leap no faster. */
const LONGEST_WINDOW = 64;
const BLOCK = 4;
const BITS = 17;
const MULTIPLIER = 0x9e3779b1;

/**
 * Where one of some byte strings can begin, by blocks of four bytes: a table tells how far the window may move on (S. Wu, U.
 * Manber, "A fast algorithm for multi-pattern searching", 1994). The shortest string sets the window, so longer ones are
 * found faster; text without any is read at a fraction of its bytes.
 */
export class Leap {
  /** In bytes: no place is told that fewer follow. */
  readonly window: number;
  /** By the block at the window's end: how far it may move. */
  readonly #shifts = new Uint8Array(1 << BITS);
  /** By the block at the window's beginning, whether a string begins so. */
  readonly #begins = new Uint8Array(1 << BITS);

  /** Strings of at least four bytes. */
  constructor(strings: readonly Uint8Array[]) {
    const shortest = strings.reduce((least, { length }) => Math.min(least, length), LONGEST_WINDOW);
    this.window = shortest;
    const shifts = this.#shifts.fill(shortest - BLOCK + 1);
    const begins = this.#begins;
    for (const string of strings) {
      let block = 0;
      for (let at = 0; at < shortest; at++) {
        block = (block << 8) | (string[at] as number);
        if (at < BLOCK - 1) continue;
        const slot = hashed(block);
        if (at === BLOCK - 1) begins[slot] = 1;
        if ((shifts[slot] as number) > shortest - 1 - at) shifts[slot] = shortest - 1 - at;
      }
    }
  }

  /** The first place from `from` on where a string can begin; -1 if there is none with a whole window. */
  next(text: DataView, from: number): number {
    const shifts = this.#shifts;
    const last = this.window - BLOCK;
    const length = text.byteLength - BLOCK;
    for (let at = from + last; at <= length; ) {
      const shift = shifts[hashed(text.getInt32(at))] as number;
      // A branch, not a sum: the processor need not wait for the table to look further on.
      if (shift === last + 1) at += last + 1;
      else if (shift > 0) at += shift;
      else if (this.#begins[hashed(text.getInt32(at - last))] === 1) return at - last;
      else at++;
    }
    return -1;
  }
}

/** A number for a block; different ones can share it. */
function hashed(block: number): number {
  return Math.imul(block, MULTIPLIER) >>> (32 - BITS);
}
