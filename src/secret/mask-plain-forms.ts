import { Automaton, type Pattern } from "./mask-automaton";
import { Fours } from "./mask-fours";
import { PLAIN, PlainReader } from "./mask-reader";

/** With fewer characters in its plain reading a form is not looked for there: it is white space and quotes. */
const FEWEST = 4;
/** How many quotes two shells write for one, each five. */
const QUOTES_FOR_ONE = 25;

interface Reading extends Pattern {
  /** By character: how many runs of white space, and quotes, are left out before it, from the first character on; if any. */
  readonly spaces?: readonly number[];
  readonly quotes?: readonly number[];
}

/** What finds forms in the plain reading of a text. */
export class PlainForms {
  readonly automaton: Automaton<Reading>;
  readonly fours: Fours;
  /** Those of the forms with quotes, as only to them a quote in a text can belong. */
  readonly quoted: Fours | undefined;
  /** By state of the automaton: the least and the most that is left out within such a beginning. */
  readonly #spaces: Bounds;
  readonly #quotes: Bounds;

  constructor(forms: readonly Pattern[]) {
    const readings = forms.map(readForm).filter(({ bytes }) => bytes.length >= FEWEST);
    const size = readings.reduce((sum, { bytes }) => sum + bytes.length, 1);
    const counted = readings.some(({ spaces }) => spaces !== undefined);
    this.#spaces = new Bounds(counted ? size : 0);
    this.#quotes = new Bounds(counted ? size : 0);
    const note = ({ spaces, quotes }: Reading, state: number, depth: number) => {
      this.#spaces.note(state, spaces?.[depth - 1] ?? 0);
      this.#quotes.note(state, quotes?.[depth - 1] ?? 0);
    };
    this.automaton = new Automaton(readings, counted ? note : undefined);
    this.fours = new Fours(readings.map(({ bytes }) => bytes));
    const quoted = readings.filter(({ quotes }) => (quotes?.at(-1) ?? 0) > 0);
    this.quoted = quoted.length === 0 ? undefined : new Fours(quoted.map(({ bytes }) => bytes));
  }

  /** Whether a text from which so much was left out can be what a state stands for; a loose one is beside no line's end. */
  fits(state: number, spaces: number, looseSpaces: number, quotes: number, looseQuotes: number): boolean {
    return (
      spaces >= (this.#spaces.least[state] ?? 0) &&
      looseSpaces <= (this.#spaces.most[state] ?? 0) &&
      quotes >= (this.#quotes.least[state] ?? 0) &&
      looseQuotes <= QUOTES_FOR_ONE * (this.#quotes.most[state] ?? 0)
    );
  }
}

/** Empty where no form leaves out anything. */
class Bounds {
  readonly least: Int32Array;
  readonly most: Int32Array;

  constructor(size: number) {
    this.least = new Int32Array(size).fill(0x7fffffff);
    this.most = new Int32Array(size);
  }

  note(state: number, count: number): void {
    if (count < (this.least[state] as number)) this.least[state] = count;
    if (count > (this.most[state] as number)) this.most[state] = count;
  }
}

/** The plain reading of a form. */
function readForm(form: Pattern): Reading {
  const { bytes, enough } = form;
  // Most values are letters and digits.
  if (bytes.every((byte) => PLAIN[byte] === 1))
    return { bytes, enough: Math.max(Math.min(enough, bytes.length), FEWEST) };
  const characters: number[] = [];
  const spaces: number[] = [];
  const quotes: number[] = [];
  let shown = 0;
  const reader = new PlainReader({
    character(byte, _at, end) {
      characters.push(byte);
      spaces.push(reader.spaces);
      quotes.push(reader.quotes);
      if (end <= enough) shown++;
    },
  });
  for (let at = 0; at < bytes.length; at++) reader.push(bytes[at] as number, at);
  reader.end();
  const fromFirst = (counts: readonly number[]) => counts.map((count) => count - (counts[0] as number));
  return {
    bytes: Uint8Array.from(characters),
    enough: Math.max(shown, FEWEST),
    spaces: fromFirst(spaces),
    quotes: fromFirst(quotes),
  };
}
