/** Windows longer than this leap no faster. */
const LONGEST_WINDOW = 64;
const BLOCK = 3;

/**
 * Where one of some byte strings can begin, by blocks of three bytes: a table tells how far the window may move on (S. Wu, U.
 * Manber, "A fast algorithm for multi-pattern searching", 1994). The shortest string sets the window, so longer ones are
 * found faster; text without any is read at a fraction of its bytes.
 */
export class Leap {
  /** In bytes: no place is told that fewer follow. */
  readonly window: number;
  /** By the block at the window's end: how far it may move. */
  readonly #shifts = new Uint8Array(1 << 16);
  /** By the block at the window's beginning, whether a string begins so. */
  readonly #begins = new Uint8Array(1 << 16);

  /** Strings of at least three bytes. */
  constructor(strings: readonly Uint8Array[]) {
    const shortest = strings.reduce((least, { length }) => Math.min(least, length), LONGEST_WINDOW);
    this.window = shortest;
    this.#shifts.fill(shortest - BLOCK + 1);
    for (const string of strings) {
      this.#begins[blockAt(string, 2)] = 1;
      for (let at = BLOCK - 1; at < shortest; at++) {
        const block = blockAt(string, at);
        this.#shifts[block] = Math.min(this.#shifts[block] as number, shortest - 1 - at);
      }
    }
  }

  /** The first place from `from` on where a string can begin; -1 if there is none with a whole window. */
  next(text: Uint8Array, from: number): number {
    const shifts = this.#shifts;
    const last = this.window - 1;
    const length = text.length;
    for (let at = from + last; at < length; ) {
      const shift = shifts[blockAt(text, at)] as number;
      if (shift > 0) at += shift;
      else if (this.#begins[blockAt(text, at - last + 2)] === 1) return at - last;
      else at++;
    }
    return -1;
  }
}

/** A number for the three bytes up to an offset; different ones can share it. */
function blockAt(bytes: Uint8Array, end: number): number {
  return (((bytes[end - 2] as number) << 10) ^ ((bytes[end - 1] as number) << 5) ^ (bytes[end] as number)) & 0xffff;
}
