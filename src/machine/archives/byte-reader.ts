/** What is wrong with an archive, to stand behind its name and a colon. */
export class BrokenArchive extends Error {}

/** Takes bytes from chunks in their order. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, which stay there; fewer than `count` only at the end. */
  async peek(count: number): Promise<Buffer> {
    const parts = [this.#rest];
    let length = this.#rest.length;
    while (length < count) {
      const { value, done } = await this.#chunks.next();
      if (done === true) break;
      parts.push(value);
      length += value.length;
    }
    if (parts.length > 1) this.#rest = Buffer.concat(parts, length);
    return this.#rest.subarray(0, count);
  }

  /** The next bytes; fewer than `count` only at the end. */
  async take(count: number): Promise<Buffer> {
    const taken = await this.peek(count);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  /** Some of the next bytes, `most` at most; none at the end. */
  async some(most: number): Promise<Buffer> {
    if (this.#rest.length === 0) await this.peek(1);
    return this.take(Math.min(most, this.#rest.length));
  }

  /** All that is left, in chunks. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (let chunk = await this.some(CHUNK); chunk.length > 0; chunk = await this.some(CHUNK)) yield chunk;
  }
}

const CHUNK = 1 << 16;

/** A number of bytes of a reader, which others may read in part: `drain` passes over what they have left. */
export class ByteRange {
  readonly #reader: ByteReader;
  #left: number;
  /** A reader that gave up may still wait for a chunk. */
  #last: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));

  constructor(reader: ByteReader, size: number) {
    this.#reader = reader;
    this.#left = size;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    while (this.#left > 0) yield await this.#next();
  }

  async drain(): Promise<void> {
    while (this.#left > 0) await this.#next();
    await this.#last;
  }

  #next(): Promise<Buffer> {
    const take = async (): Promise<Buffer> => {
      const chunk = await this.#reader.some(Math.min(this.#left, CHUNK));
      if (chunk.length === 0 && this.#left > 0) throw new BrokenArchive("it ends too early");
      this.#left -= chunk.length;
      return chunk;
    };
    this.#last = this.#last.then(take);
    return this.#last;
  }
}
