import type { PlainForms } from "./mask-plain-forms";
import { LONGEST_END } from "./mask-plain-forms";
import { LONGEST_GAP } from "./mask-reader";
import type { Spans } from "./mask-spans";
import type { Trail } from "./mask-trail";

/** `...` and `…`, and how they begin. */
const MARKS = [0x2e2e2e, 0xe280a6];
const DOT = 0x2e;
const [FIRST, FIRST_TWO] = [0xe2, 0xe280];

/**
 * Masks the end of a form before which an ellipsis stands for the rest (`abc…xyz`), as it is. What follows an ellipsis is kept
 * as long as each four of its characters are neighbours in some form, and read backwards from each of them.
 */
export class Ends {
  readonly #forms: PlainForms;
  readonly #trail: Trail;
  readonly #spans: Spans;
  readonly #most: number;
  readonly #bytes = new Uint8Array(LONGEST_END);
  /** How many characters follow an ellipsis; -1 if there is none. */
  #since = -1;
  /** The last three characters that stand as they are, side by side. */
  #last = 0;

  constructor(forms: PlainForms, trail: Trail, spans: Spans) {
    this.#forms = forms;
    this.#trail = trail;
    this.#spans = spans;
    this.#most = Math.min(LONGEST_END, forms.automaton.longest);
  }

  /** Whether an ellipsis, or part of one, matters to what follows. */
  get going(): boolean {
    const last = this.#last & 0xff;
    return this.#since >= 0 || last === DOT || last === FIRST || (this.#last & 0xffff) === FIRST_TWO;
  }

  /** How many of the last characters may be part of a form's end. */
  get length(): number {
    return Math.max(0, this.#since);
  }

  /** Takes the character that the trail was given last, and how far behind the one before it stands. */
  character(byte: number, raw: boolean, gap: number, spaced: boolean): void {
    if (this.#since >= 0 && gap <= LONGEST_GAP && !(this.#since === 0 && spaced)) this.#follow(byte);
    else this.#since = -1;
    this.#last = raw ? ((gap === 0 ? this.#last << 8 : 0) | byte) & 0xffffff : 0;
    if (MARKS.includes(this.#last)) this.#since = 0;
  }

  #follow(byte: number): void {
    const bytes = this.#bytes;
    const length = this.#since + 1;
    this.#since = length > this.#most ? -1 : length;
    if (this.#since === -1) return;
    bytes[length - 1] = byte;
    if (length < 4) return;
    const [first, second, third] = bytes.subarray(length - 4);
    if (!this.#forms.fours.has(first as number, second as number, third as number, byte)) this.#since = -1;
    else if (this.#isEnd(length)) this.#trail.mask(length, 0, this.#spans);
  }

  #isEnd(length: number): boolean {
    const { ends } = this.#forms;
    const { depth, cut, whole } = ends.automaton;
    let state = 0;
    for (let read = 1; read <= length; read++) {
      state = ends.automaton.step(state, this.#bytes[length - read] as number);
      if (depth[state] !== read) return false;
    }
    if (cut[state] !== state && whole[state] !== state) return false;
    return this.#trail.within(length, 0, (...counts) => ends.fits(state, ...counts));
  }
}
