/** What to look for: some bytes, and how many of their beginning are enough where the rest was cut off. */
export interface Pattern {
  readonly bytes: Uint8Array;
  readonly enough: number;
}

const ROOT = 0;

/**
 * Finds many patterns at once in a text given byte by byte (A. Aho, M. Corasick, "Efficient string matching", 1975): its
 * state is the longest beginning of a pattern with which the text so far ends. Time is linear in the text, whatever the
 * patterns share. A state is a number; `ROOT`, 0, is the empty beginning.
 */
export class Automaton {
  /** By state: how many bytes it is. */
  readonly depth: Int32Array;
  /** By state: the next shorter beginning with which it ends. */
  readonly shorter: Int32Array;
  /** By state: itself or the longest one it ends with that is a whole pattern; `ROOT` if none. */
  readonly whole: Int32Array;
  /** The same, of beginnings that a pattern goes on from. */
  readonly open: Int32Array;
  /** The same, of beginnings that are enough of a pattern. */
  readonly cut: Int32Array;
  /** Of the longest pattern, in bytes. */
  readonly longest: number;
  readonly #keys: Int32Array;
  readonly #next: Int32Array;
  readonly #bits: number;
  #size = 1;

  /** `added` is told of each state that a pattern passes, and after how many of its bytes. */
  constructor(patterns: readonly Pattern[], added?: (pattern: number, state: number, depth: number) => void) {
    const most = patterns.reduce((sum, { bytes }) => sum + bytes.length, 1);
    this.#bits = Math.max(8, 33 - Math.clz32(most));
    this.#keys = new Int32Array(1 << this.#bits);
    this.#next = new Int32Array(1 << this.#bits);
    this.depth = new Int32Array(most);
    this.whole = new Int32Array(most);
    this.open = new Int32Array(most);
    this.cut = new Int32Array(most);
    this.longest = patterns.reduce((longest, { bytes }) => Math.max(longest, bytes.length), 0);
    const parents = new Int32Array(most);
    const letters = new Uint8Array(most);
    patterns.forEach(({ bytes, enough }, index) => {
      let state = ROOT;
      for (let at = 0; at < bytes.length; at++) {
        const slot = this.#slot(state, bytes[at] as number);
        if (this.#keys[slot] === 0) {
          this.#keys[slot] = key(state, bytes[at] as number);
          this.#next[slot] = this.#size;
          parents[this.#size] = state;
          letters[this.#size] = bytes[at] as number;
          this.depth[this.#size++] = at + 1;
        }
        this.open[state] = state;
        state = this.#next[slot] as number;
        if (at + 1 >= enough && at + 1 < bytes.length) this.cut[state] = state;
        added?.(index, state, at + 1);
      }
      this.whole[state] = state;
    });
    this.shorter = new Int32Array(this.#size);
    this.#link(parents, letters);
  }

  /** The state after one more byte. */
  step(state: number, byte: number): number {
    for (;;) {
      const slot = this.#slot(state, byte);
      if (this.#keys[slot] !== 0) return this.#next[slot] as number;
      if (state === ROOT) return ROOT;
      state = this.shorter[state] as number;
    }
  }

  /** Shorter states before longer ones, as each is told from them. */
  #link(parents: Int32Array, letters: Uint8Array): void {
    const places = new Int32Array(this.longest + 2);
    for (let state = 0; state < this.#size; state++) (places[(this.depth[state] as number) + 1] as number)++;
    for (let depth = 1; depth < places.length; depth++) (places[depth] as number) += places[depth - 1] as number;
    const order = new Int32Array(this.#size);
    for (let state = 0; state < this.#size; state++) order[(places[this.depth[state] as number] as number)++] = state;
    for (const state of order.subarray(1)) {
      const parent = parents[state] as number;
      if (parent !== ROOT) {
        this.shorter[state] = this.step(this.shorter[parent] as number, letters[state] as number);
      }
      const link = this.shorter[state] as number;
      for (const table of [this.whole, this.open, this.cut])
        if (table[state] === 0) table[state] = table[link] as number;
    }
  }

  /** Where the way from a state by a byte stands, or is missing. */
  #slot(state: number, byte: number): number {
    const wanted = key(state, byte);
    const mask = this.#keys.length - 1;
    let slot = Math.imul(wanted, 0x9e3779b1) >>> (32 - this.#bits);
    for (;;) {
      const found = this.#keys[slot] as number;
      if (found === wanted || found === 0) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

/** Never 0, which is an empty slot. */
function key(state: number, byte: number): number {
  return state * 256 + byte + 1;
}
