import { maskForms, maskObstacle } from "./mask-forms";
import { FormSearch } from "./mask-search";
import type { Secret } from "./secret";

/** What stands in place of each stretch of masked bytes. */
export const MASK = Buffer.from("[secret]");

const NOTHING = Buffer.alloc(0);

/** Hides the forms of some secrets in output. One masker serves any number of streams. */
export class Masker {
  readonly #search: FormSearch;

  constructor(secrets: Iterable<Secret>) {
    this.#search = new FormSearch([...secrets].flatMap(maskForms));
  }

  /** A stream of its own; standard output and standard error are masked apart. */
  stream(): MaskStream {
    return new MaskStream(this.#search);
  }

  /** A text of which nothing follows. */
  mask(text: string): string {
    const stream = this.stream();
    return Buffer.concat([stream.write(Buffer.from(text)), stream.end()]).toString();
  }
}

/** The names whose values are not masked, being short or common words. */
export function unmasked(secrets: ReadonlyMap<string, Secret>): string[] {
  return [...secrets].filter(([, secret]) => maskObstacle(secret.reveal()) !== undefined).map(([name]) => name);
}

/**
 * One stream of output. Every byte that is part of a form, wherever the chunks end, is left out, and each stretch of such
 * bytes becomes `MASK`; all others pass as they are. Only a tail that begins a form is held back.
 */
export class MaskStream {
  readonly #search: FormSearch;
  /** The tail that may go on as a form; its first `#passed` bytes have been given out. */
  #tail: Buffer = NOTHING;
  #passed = 0;
  /** How far, in the tail, a form reaches that began before it. */
  #covered = 0;
  /** How far, in the text last looked at, the forms reach that begin in what was given out. */
  #reach = 0;
  /** Whether the last byte dealt with was masked. */
  #masking = false;

  constructor(search: FormSearch) {
    this.#search = search;
  }

  /** Whether bytes are held back. */
  get holds(): boolean {
    return this.#passed < this.#tail.length;
  }

  /** Takes the next bytes; gives those that can be shown. */
  write(chunk: Uint8Array): Buffer {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const text = this.#tail.length === 0 ? bytes : Buffer.concat([this.#tail, bytes]);
    return this.#release(text, this.#search.tail(text));
  }

  /**
   * Gives out what is held back, without forgetting it: where the form is completed later, the rest of it is masked.
   * To be called when nothing has come for as long as a reader may be kept waiting.
   */
  flush(): Buffer {
    if (!this.holds) return NOTHING;
    const shown = this.#show(this.#tail, this.#tail.length);
    this.#passed = this.#tail.length;
    return shown;
  }

  /** Gives out the rest. */
  end(): Buffer {
    const shown = this.flush();
    this.#tail = NOTHING;
    this.#passed = 0;
    return shown;
  }

  #release(text: Buffer, keep: number): Buffer {
    const to = Math.max(keep, this.#passed);
    const shown = this.#show(text, to);
    // A copy: the caller's chunk is not ours to keep.
    this.#tail = keep === text.length ? NOTHING : Buffer.from(text.subarray(keep));
    this.#passed = to - keep;
    this.#covered = Math.max(0, this.#reach - keep);
    return shown;
  }

  /** The bytes from `#passed` to `to`, masked. Sets how far the forms reach that begin before `to`. */
  #show(text: Buffer, to: number): Buffer {
    const parts: Buffer[] = [];
    let from = this.#passed;
    let reach = this.#covered;
    const advance = (start: number) => {
      // What is covered so far, then what stands in the clear up to the next form.
      const end = Math.min(reach, to);
      if (end > from) {
        if (!this.#masking) parts.push(MASK);
        this.#masking = true;
        from = end;
      }
      const clear = Math.min(start, to);
      if (clear > from) {
        parts.push(text.subarray(from, clear));
        this.#masking = false;
        from = clear;
      }
    };
    this.#search.search(text, (start, end) => {
      if (start > reach) advance(start);
      if (start <= to || start <= reach) reach = Math.max(reach, end);
    });
    advance(to);
    this.#reach = reach;
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }
}
