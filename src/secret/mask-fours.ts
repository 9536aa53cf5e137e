const MULTIPLIER = 0x9e3779b1;

/** The fours of neighbouring bytes in some strings; now and then it takes another for one of them (a Bloom filter). */
export class Fours {
  readonly #bits = new Uint8Array(1 << 17);
  readonly #pairs = new Uint8Array(1 << 16);

  constructor(strings: readonly Uint8Array[]) {
    for (const string of strings) {
      let four = 0;
      for (let at = 0; at < string.length; at++) {
        four = (four << 8) | (string[at] as number);
        if (at > 0) this.#pairs[four & 0xffff] = 1;
        if (at < 3) continue;
        const hash = Math.imul(four, MULTIPLIER);
        (this.#bits[hash >>> 15] as number) |= (1 << ((hash >>> 12) & 7)) | (1 << ((hash >>> 9) & 7));
      }
    }
  }

  /** Whether two bytes are neighbours. */
  joins(first: number, second: number): boolean {
    return this.#pairs[(first << 8) | second] === 1;
  }

  has(first: number, second: number, third: number, fourth: number): boolean {
    const hash = Math.imul((first << 24) | (second << 16) | (third << 8) | fourth, MULTIPLIER);
    const wanted = (1 << ((hash >>> 12) & 7)) | (1 << ((hash >>> 9) & 7));
    return ((this.#bits[hash >>> 15] as number) & wanted) === wanted;
  }
}
