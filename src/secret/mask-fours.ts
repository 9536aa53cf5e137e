const MULTIPLIER = 0x9e3779b1;
/** For each four, so that few others are taken for one. */
const BITS = 32;

/**
 * The fours of neighbouring bytes in some strings; now and then it takes another for one of them (a Bloom filter). Small, so
 * that it stays in the processor's nearest cache.
 */
export class Fours {
  readonly #bits: Uint8Array;
  readonly #shift: number;
  readonly #pairs = new Uint8Array(1 << 13);
  readonly #bytes = new Uint8Array(1 << 8);

  constructor(strings: readonly Uint8Array[]) {
    const count = strings.reduce((sum, { length }) => sum + length, 32);
    const log = Math.min(23, 32 - Math.clz32(count * BITS));
    const bits = new Uint8Array(1 << (log - 3));
    const pairs = this.#pairs;
    const bytes = this.#bytes;
    const shift = 35 - log;
    for (const string of strings) {
      let four = string[0] as number;
      bytes[four] = 1;
      for (let at = 1; at < string.length; at++) {
        four = (four << 8) | (string[at] as number);
        bytes[four & 0xff] = 1;
        (pairs[(four & 0xffff) >> 3] as number) |= 1 << (four & 7);
        if (at < 3) continue;
        const hash = Math.imul(four, MULTIPLIER);
        (bits[hash >>> shift] as number) |= (1 << ((hash >>> (shift - 3)) & 7)) | (1 << ((hash >>> (shift - 6)) & 7));
      }
    }
    this.#bits = bits;
    this.#shift = shift;
  }

  contains(byte: number): boolean {
    return this.#bytes[byte] === 1;
  }

  /** Whether two bytes are neighbours. */
  joins(first: number, second: number): boolean {
    return (((this.#pairs[(first << 5) | (second >> 3)] as number) >> (second & 7)) & 1) === 1;
  }

  has(first: number, second: number, third: number, fourth: number): boolean {
    return this.#has((first << 24) | (second << 16) | (third << 8) | fourth);
  }

  /** Whether of three characters before a place and three behind it some four are neighbours across it. */
  across(before: number, after: number): boolean {
    return (
      this.#has((before << 8) | (after >>> 16)) ||
      this.#has((before << 16) | (after >>> 8)) ||
      this.#has((before << 24) | after)
    );
  }

  #has(four: number): boolean {
    const hash = Math.imul(four, MULTIPLIER);
    const wanted = (1 << ((hash >>> (this.#shift - 3)) & 7)) | (1 << ((hash >>> (this.#shift - 6)) & 7));
    return ((this.#bits[hash >>> this.#shift] as number) & wanted) === wanted;
  }
}
