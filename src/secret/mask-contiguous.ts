import { Automaton, type Pattern } from "./mask-automaton";
import { Leap } from "./mask-leap";
import type { Spans } from "./mask-spans";

/** Of a beginning, in bytes, that is not looked at again when the rest of the text is leapt over. */
const SHALLOW = 6;

/** What finds forms that stand as they are, in one stretch of bytes. */
export class ContiguousForms {
  readonly automaton: Automaton;
  readonly leap: Leap;

  constructor(forms: readonly Pattern[]) {
    this.automaton = new Automaton(forms);
    this.leap = new Leap(forms.map(({ bytes }) => bytes));
  }
}

/** One stream. Between two chunks its state is what reading every byte would give. */
export class ContiguousMatcher {
  readonly #automaton: Automaton;
  readonly #leap: Leap;
  readonly #spans: Spans;
  #state = 0;
  #end = 0;

  constructor({ automaton, leap }: ContiguousForms, spans: Spans) {
    this.#automaton = automaton;
    this.#leap = leap;
    this.#spans = spans;
  }

  /** Where the form begins that the text may end with a part of, and how many bytes of it are there. */
  get unfinished(): { from: number; length: number } {
    const length = this.#automaton.depth[this.#automaton.open[this.#state] as number] as number;
    return { from: this.#end - length, length };
  }

  /** Takes the next bytes, which begin at an offset of the stream. */
  read(text: Uint8Array, base: number): void {
    const { depth, whole } = this.#automaton;
    const view = new DataView(text.buffer, text.byteOffset, text.length);
    let state = this.#state;
    let leapt = -1;
    let leaps = true;
    for (let at = 0; at < text.length; ) {
      const begins = at - (depth[state] as number);
      if (leaps && (depth[state] as number) <= SHALLOW && begins > leapt) {
        leapt = this.#leap.next(view, begins);
        // What is left has no whole form, and maybe the beginning of one.
        leaps = leapt !== -1;
        at = leaps ? leapt : Math.max(begins, text.length - this.#leap.window + 1);
        state = 0;
        continue;
      }
      state = this.#automaton.step(state, text[at++] as number);
      const found = whole[state] as number;
      if (found !== 0) this.#spans.add(base + at - (depth[found] as number), base + at);
    }
    this.#state = state;
    this.#end = base + text.length;
  }

  /** Nothing follows: a beginning that is enough is masked too. */
  end(): void {
    const cut = this.#automaton.depth[this.#automaton.cut[this.#state] as number] as number;
    this.#spans.add(this.#end - cut, this.#end);
  }
}
