import { ContiguousForms, ContiguousMatcher } from "./mask-contiguous";
import { maskForms, maskObstacle } from "./mask-forms";
import { PlainMatcher } from "./mask-plain";
import { PlainForms } from "./mask-plain-forms";
import { Spans } from "./mask-spans";
import type { Secret } from "./secret";

/** What stands in place of each stretch of masked bytes. */
export const MASK = Buffer.from("[secret]");

/** So many bytes of a form are not shown before it is known whether the form goes on. */
const TELLING = 4;
/** So many bytes of a stream are read without the tables that make reading quick, which take some milliseconds to make. */
const FIRST_BYTES = 1024;
/** More parts are put together. */
const FEW_PARTS = 2;

/**
 * Hides the forms of some secrets in output. One masker serves any number of streams.
 *
 * A value is looked for in two readings of the output, both in linear time:
 * - as it stands, among the byte strings of `maskForms`: the value, its lines, hexadecimal, base64, UTF-16. A table of blocks
 *   (`Leap`) passes over most of the output, an automaton reads what is left.
 * - plainly, as it was before it was quoted, escaped, coloured or wrapped (`PlainReader`): escapes are resolved, as often as
 *   there are some, and what quoting and wrapping add is left out, in the output as in the forms. No list of escapes times
 *   forms is needed, and their combinations are covered. This reading begins shortly before each byte that can make a
 *   difference (`Triggers`), and ends where nothing is going on.
 *
 * Both readings keep their state between chunks, so that it does not matter where these end.
 */
export class Masker {
  readonly #secrets: readonly Secret[];
  readonly #slowly: number;
  #forms: { readonly contiguous: ContiguousForms; readonly plain: PlainForms } | undefined;

  constructor(secrets: Iterable<Secret>, slowly = FIRST_BYTES) {
    this.#secrets = [...secrets];
    this.#slowly = slowly;
  }

  /** A stream of its own; standard output and standard error are masked apart. */
  stream(): MaskStream {
    return new MaskStream(() => this.#prepared(), this.#slowly);
  }

  /** A text of which nothing follows. */
  mask(text: string): string {
    const stream = this.stream();
    return Buffer.concat([...stream.write(Buffer.from(text)), ...stream.end()]).toString();
  }

  /** Made with the first output, since many a program writes none. */
  #prepared() {
    if (this.#forms === undefined) {
      const forms = this.#secrets.flatMap(maskForms);
      this.#forms = {
        contiguous: new ContiguousForms(forms),
        plain: new PlainForms(forms.filter(({ plain }) => plain)),
      };
    }
    return this.#forms;
  }
}

/** The names whose values are not masked, being short or common words. */
export function unmasked(secrets: Iterable<readonly [name: string, secret: Secret]>): string[] {
  return [...secrets].filter(([, secret]) => maskObstacle(secret.reveal()) !== undefined).map(([name]) => name);
}

/**
 * One stream of output. Every byte that is part of a form, wherever the chunks end, is left out, and each stretch of such
 * bytes becomes `MASK`; all others pass as they are. Only a tail that may go on as a form is held back.
 */
export class MaskStream {
  readonly #forms: () => { readonly contiguous: ContiguousForms; readonly plain: PlainForms };
  readonly #slowly: number;
  readonly #spans = new Spans();
  #matchers: readonly [ContiguousMatcher, PlainMatcher] | undefined;
  /** What is not shown yet, from `#shown` to `#received`. */
  readonly #held: Buffer[] = [];
  /** So many of them are shown. */
  #past = 0;
  #shown = 0;
  #received = 0;
  /** From where on nothing is shown until more comes. */
  #telling = 0;
  /** Whether the last byte dealt with was masked. */
  #masking = false;

  constructor(forms: () => { readonly contiguous: ContiguousForms; readonly plain: PlainForms }, slowly: number) {
    this.#forms = forms;
    this.#slowly = slowly;
  }

  /** Whether `flush` would show something. */
  get holds(): boolean {
    return this.#shown < this.#telling;
  }

  /** Takes the next bytes; gives those that can be shown, in parts. */
  write(chunk: Uint8Array): Buffer[] {
    if (chunk.length === 0) return [];
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    this.#matchers ??= this.#start();
    this.#held.push(bytes);
    for (const matcher of this.#matchers) matcher.read(bytes, this.#received);
    this.#received += bytes.length;
    const unfinished = this.#matchers.map((matcher) => matcher.unfinished);
    const told = unfinished.filter(({ length }) => length >= TELLING).map(({ from }) => from);
    this.#telling = Math.min(this.#received, ...told);
    const shown = this.#show(Math.min(this.#received, ...unfinished.map(({ from }) => from)));
    // A copy: the caller's chunk is not ours to keep.
    if (this.#held.length > 0) this.#held.push(Buffer.from(this.#held.pop() as Buffer));
    return shown;
  }

  /**
   * Gives out what is held back but for a tail that has `TELLING` bytes of a form, without forgetting it: where the form is
   * completed later, the rest of it is masked. To be called when nothing has come for as long as a reader may be kept waiting.
   */
  flush(): Buffer[] {
    return this.#show(this.#telling);
  }

  /** Gives out the rest, but for a long beginning of a form: the program was stopped while it wrote it. */
  end(): Buffer[] {
    for (const matcher of this.#matchers ?? []) matcher.end();
    return this.#show(this.#received);
  }

  #start(): readonly [ContiguousMatcher, PlainMatcher] {
    const { contiguous, plain } = this.#forms();
    return [
      new ContiguousMatcher(contiguous, this.#spans, this.#slowly),
      new PlainMatcher(plain, this.#spans, this.#slowly),
    ];
  }

  /** What is held up to an offset, and on to the end of a stretch that is masked there. */
  #show(upTo: number): Buffer[] {
    const to = this.#spans.reach(Math.max(upTo, this.#shown));
    if (to === this.#shown) return [];
    const from = this.#shown;
    const spans = this.#spans.take(from, to);
    this.#shown = to;
    if (spans.length === 0) {
      this.#masking = false;
      return this.#take(to - from);
    }
    const text = Buffer.concat(this.#take(to - from));
    const parts: Buffer[] = [];
    let at = from;
    for (const span of spans) {
      if (span.from > at) this.#masking = false;
      parts.push(text.subarray(at - from, span.from - from));
      if (!this.#masking) parts.push(MASK);
      this.#masking = true;
      at = span.to;
    }
    if (at < to) this.#masking = false;
    parts.push(text.subarray(at - from));
    return [Buffer.concat(parts)];
  }

  /** The first bytes of what is held. */
  #take(length: number): Buffer[] {
    const parts: Buffer[] = [];
    while (length > 0) {
      const part = this.#held[this.#past] as Buffer;
      parts.push(part.subarray(0, length));
      if (part.length > length) this.#held[this.#past] = part.subarray(length);
      else this.#past++;
      length -= Math.min(length, part.length);
    }
    if (this.#past * 2 > this.#held.length) {
      this.#held.splice(0, this.#past);
      this.#past = 0;
    }
    return parts.length <= FEW_PARTS ? parts : [Buffer.concat(parts)];
  }
}
