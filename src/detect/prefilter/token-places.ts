/** Where the prefix of a published token format is. */
export interface TokenPlace {
  readonly offset: number;
  readonly prefix: string;
  /** Index among the catalogue's `tokenRules`. */
  readonly rule: number;
}

/** More than there are words; offset and word are kept as one number. */
const WORDS = 1 << 13;

/** Where prefixes of token formats are in a text, in order: a number each, since a text can be made of nothing else. */
export class TokenPlaces implements Iterable<TokenPlace> {
  #packed: number[] = [];
  #sorted = true;
  readonly #prefixes: readonly string[];
  readonly #rules: readonly number[];

  /** What `add` names: for each word its prefix, and the index of its rule. */
  constructor(prefixes: readonly string[], rules: readonly number[]) {
    this.#prefixes = prefixes;
    this.#rules = rules;
  }

  get length(): number {
    return this.#packed.length;
  }

  add(offset: number, word: number): void {
    const last = this.#packed[this.#packed.length - 1];
    if (last !== undefined && offset < Math.floor(last / WORDS)) this.#sorted = false;
    this.#packed.push(offset * WORDS + word);
  }

  /** The same places at offsets that `move` gives for theirs, in order. */
  moved(move: (offset: number) => number): TokenPlaces {
    this.#sort();
    const moved = new TokenPlaces(this.#prefixes, this.#rules);
    moved.#packed = this.#packed.map((packed) => move(Math.floor(packed / WORDS)) * WORDS + (packed % WORDS));
    return moved;
  }

  *[Symbol.iterator](): Generator<TokenPlace> {
    this.#sort();
    for (const packed of this.#packed) {
      const word = packed % WORDS;
      const offset = Math.floor(packed / WORDS);
      yield { offset, prefix: this.#prefixes[word] as string, rule: this.#rules[word] as number };
    }
  }

  /** By offset; those of one offset stay in the order in which they came. */
  #sort(): void {
    if (!this.#sorted) this.#packed.sort((a, b) => Math.floor(a / WORDS) - Math.floor(b / WORDS));
    this.#sorted = true;
  }
}
