/** What to look for: some bytes, and how many of their beginning, or of their end, are enough where the rest was cut off. */
export interface Pattern {
  readonly bytes: Uint8Array;
  readonly enough: number;
  readonly enoughAtEnd: number;
}

const ROOT = 0;

/**
 * Finds many patterns at once in a text given byte by byte (A. Aho, M. Corasick, "Efficient string matching", 1975): its
 * state is the longest beginning of a pattern with which the text so far ends. Time is linear in the text, whatever the
 * patterns share. A state is a number; `ROOT`, 0, is the empty beginning. States are made when one is first left, as most
 * never are.
 */
export class Automaton<P extends Omit<Pattern, "enoughAtEnd"> = Pattern> {
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
  readonly #reached: ((pattern: P, state: number, depth: number) => void) | undefined;
  /** By state: the patterns that begin so, until those states are made that go on from it. */
  readonly #patterns: (readonly P[])[];
  /** By state: whether those that go on from it are made. */
  readonly #grown: Uint8Array;
  readonly #keys: Int32Array;
  readonly #next: Int32Array;
  readonly #bits: number;
  #size = 1;

  /** `reached` is told of each state that is made, for each pattern that passes it, and after how many of its bytes. */
  constructor(patterns: readonly P[], reached?: (pattern: P, state: number, depth: number) => void) {
    this.#patterns = [patterns];
    this.#reached = reached;
    const most = patterns.reduce((sum, { bytes }) => sum + bytes.length, 1);
    this.#bits = Math.max(8, 33 - Math.clz32(most));
    this.#keys = new Int32Array(1 << this.#bits);
    this.#next = new Int32Array(1 << this.#bits);
    // In one piece, of which the system clears only what is used.
    const tables = new Int32Array(most * 5);
    const table = (index: number) => tables.subarray(index * most, (index + 1) * most);
    this.depth = table(0);
    this.shorter = table(1);
    this.whole = table(2);
    this.open = table(3);
    this.cut = table(4);
    this.longest = patterns.reduce((longest, { bytes }) => Math.max(longest, bytes.length), 0);
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
      const groups = new Map<number, P[]>();
      for (const pattern of this.#patterns[one] as readonly P[]) {
        const byte = pattern.bytes[depth];
        const group = byte === undefined ? undefined : groups.get(byte);
        if (group !== undefined) group.push(pattern);
        else if (byte !== undefined) groups.set(byte, [pattern]);
      }
      this.#patterns[one] = [];
      for (const [byte, group] of groups) this.#make(one, byte, group);
    }
  }

  #make(parent: number, byte: number, patterns: readonly P[]): void {
    const depth = (this.depth[parent] as number) + 1;
    const link = parent === ROOT ? ROOT : this.step(this.shorter[parent] as number, byte);
    const state = this.#size++;
    const slot = this.#slot(parent, byte);
    this.#keys[slot] = key(parent, byte);
    this.#next[slot] = state;
    this.#patterns[state] = patterns;
    this.depth[state] = depth;
    this.shorter[state] = link;
    this.whole[state] = this.whole[link] as number;
    this.open[state] = this.open[link] as number;
    this.cut[state] = this.cut[link] as number;
    for (const pattern of patterns) {
      if (pattern.bytes.length === depth) this.whole[state] = state;
      else this.open[state] = state;
      if (depth >= pattern.enough && depth < pattern.bytes.length) this.cut[state] = state;
      this.#reached?.(pattern, state, depth);
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
