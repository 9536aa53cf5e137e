import { Automaton, type Pattern } from "./mask-automaton";
import { Leap } from "./mask-leap";
import type { Spans } from "./mask-spans";

/** Of a beginning, in bytes, that is not looked at again when the rest of the text is leapt over. */
const SHALLOW = 6;

/** What finds forms that stand as they are, in one stretch of bytes. */
export class ContiguousForms {
  readonly automaton: Automaton;
  readonly #forms: readonly Pattern[];
  #leap: Leap | undefined;

  constructor(forms: readonly Pattern[]) {
    this.automaton = new Automaton(forms);
    this.#forms = forms;
  }

  /** Made when there is much to read. */
  get leap(): Leap {
    this.#leap ??= new Leap(this.#forms.map(({ bytes }) => bytes));
    return this.#leap;
  }
}

/** One stream. Between two chunks its state is what reading every byte would give. */
export class ContiguousMatcher {
  readonly #forms: ContiguousForms;
  readonly #automaton: Automaton;
  readonly #spans: Spans;
  readonly #slowly: number;
  #state = 0;
  #end = 0;

  /** The first `slowly` bytes are read without the tables that take time to make. */
  constructor(forms: ContiguousForms, spans: Spans, slowly: number) {
    this.#forms = forms;
    this.#automaton = forms.automaton;
    this.#spans = spans;
    this.#slowly = slowly;
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
    let leaps = base + text.length > this.#slowly;
    const leap = leaps ? this.#forms.leap : undefined;
    for (let at = 0; at < text.length; ) {
      const begins = at - (depth[state] as number);
      if (leap !== undefined && leaps && (depth[state] as number) <= SHALLOW && begins > leapt) {
        leapt = leap.next(view, begins);
        // What is left has no whole form, and maybe the beginning of one.
        leaps = leapt !== -1;
        at = leaps ? leapt : Math.max(begins, text.length - leap.window + 1);
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
