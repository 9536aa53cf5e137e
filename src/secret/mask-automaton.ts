/** What to look for: some bytes, and how many of their beginning are enough where the rest was cut off. */
export interface Pattern {
  readonly bytes: Uint8Array;
  readonly enough: number;
}

const ROOT = 0;

/**
 * Finds many patterns at once in a text given byte by byte (A. Aho, M. Corasick, "Efficient string matching", 1975): its
 * state is the longest beginning of a pattern with which the text so far ends. Time is linear in the text, whatever the
 * patterns share. A state is a number; `ROOT`, 0, is the empty beginning. States are made when they are first reached, as
 * most never are: the patterns are sorted, so that those with a common beginning are neighbours.
 */
export class Automaton<P extends Pattern = Pattern> {
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
  readonly #patterns: readonly P[];
  readonly #reached: ((pattern: P, state: number, depth: number) => void) | undefined;
  /** By state: the patterns that begin so, from the first to before the last. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  /** By state: whether those that go on from it are made. */
  readonly #grown: Uint8Array;
  readonly #keys: Int32Array;
  readonly #next: Int32Array;
  readonly #bits: number;
  #size = 1;

  /** `reached` is told of each state that is made, for each pattern that passes it, and after how many of its bytes. */
  constructor(patterns: readonly P[], reached?: (pattern: P, state: number, depth: number) => void) {
    this.#patterns = [...patterns].sort((one, other) => Buffer.compare(one.bytes, other.bytes));
    this.#reached = reached;
    const most = patterns.reduce((sum, { bytes }) => sum + bytes.length, 1);
    this.#bits = Math.max(8, 33 - Math.clz32(most));
    this.#keys = new Int32Array(1 << this.#bits);
    this.#next = new Int32Array(1 << this.#bits);
    this.depth = new Int32Array(most);
    this.shorter = new Int32Array(most);
    this.whole = new Int32Array(most);
    this.open = new Int32Array(most);
    this.cut = new Int32Array(most);
    this.longest = patterns.reduce((longest, { bytes }) => Math.max(longest, bytes.length), 0);
    this.#first = new Int32Array(most);
    this.#last = new Int32Array(most);
    this.#last[ROOT] = patterns.length;
    this.#grown = new Uint8Array(most);
  }

  /** The state after one more byte. */
  step(state: number, byte: number): number {
    for (;;) {
      const slot = this.#slot(state, byte);
      if (this.#keys[slot] !== 0) return this.#next[slot] as number;
      if (this.#grown[state] === 0) this.#grow(state);
      else if (state === ROOT) return ROOT;
      else state = this.shorter[state] as number;
    }
  }

  /** Makes what goes on from a state, and first from the shorter ones that it ends with. */
  #grow(state: number): void {
    const states: number[] = [];
    for (let one = state; this.#grown[one] === 0; one = this.shorter[one] as number) {
      states.push(one);
      this.#grown[one] = 1;
    }
    for (let one = states.pop(); one !== undefined; one = states.pop()) {
      const depth = this.depth[one] as number;
      const end = this.#last[one] as number;
      for (let first = this.#first[one] as number; first < end; ) {
        const byte = (this.#patterns[first] as P).bytes[depth];
        let last = first + 1;
        while (last < end && (this.#patterns[last] as P).bytes[depth] === byte) last++;
        // The patterns that end there come first.
        if (byte !== undefined) this.#make(one, byte, first, last);
        first = last;
      }
    }
  }

  #make(parent: number, byte: number, first: number, last: number): void {
    const depth = (this.depth[parent] as number) + 1;
    const link = parent === ROOT ? ROOT : this.step(this.shorter[parent] as number, byte);
    const state = this.#size++;
    const slot = this.#slot(parent, byte);
    this.#keys[slot] = key(parent, byte);
    this.#next[slot] = state;
    this.depth[state] = depth;
    this.shorter[state] = link;
    this.#first[state] = first;
    this.#last[state] = last;
    const ends = (this.#patterns[first] as P).bytes.length === depth;
    const goesOn = (this.#patterns[last - 1] as P).bytes.length > depth;
    let cut = false;
    for (let index = first; index < last; index++) {
      const pattern = this.#patterns[index] as P;
      cut ||= depth >= pattern.enough && depth < pattern.bytes.length;
      this.#reached?.(pattern, state, depth);
    }
    this.whole[state] = ends ? state : (this.whole[link] as number);
    this.open[state] = goesOn ? state : (this.open[link] as number);
    this.cut[state] = cut ? state : (this.cut[link] as number);
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
