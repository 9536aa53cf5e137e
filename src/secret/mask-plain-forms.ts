import { Automaton, type Pattern } from "./mask-automaton";
import { Fours } from "./mask-fours";
import { PLAIN, PlainReader } from "./mask-reader";

/** With fewer characters in its plain reading a form is not looked for there: it is white space and quotes. */
const FEWEST = 4;
/** How many quotes two shells write for one, each five. */
const QUOTES_FOR_ONE = 25;
const BLANK = 0x20;
/** In characters: of a form's end behind an ellipsis. */
export const LONGEST_END = 256;

interface Reading extends Pattern {
  /** By character: how many runs of white space, and quotes, are left out before it, from the first character on; if any. */
  readonly spaces?: readonly number[];
  readonly quotes?: readonly number[];
}

/** Beginnings of some readings, and what is left out within each. */
export class Beginnings {
  readonly automaton: Automaton<Reading>;
  /** By state of the automaton: the least and the most that is left out within such a beginning. */
  readonly #spaces: Bounds;
  readonly #quotes: Bounds;

  constructor(readings: readonly Reading[]) {
    const size = readings.reduce((sum, { bytes }) => sum + bytes.length, 1);
    const counted = readings.some(({ spaces }) => spaces !== undefined);
    this.#spaces = new Bounds(counted ? size : 0);
    this.#quotes = new Bounds(counted ? size : 0);
    const note = ({ spaces, quotes }: Reading, state: number, depth: number) => {
      this.#spaces.note(state, spaces?.[depth - 1] ?? 0);
      this.#quotes.note(state, quotes?.[depth - 1] ?? 0);
    };
    this.automaton = new Automaton(readings, counted ? note : undefined);
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

/** What finds forms in the plain reading of a text. */
export class PlainForms extends Beginnings {
  readonly #readings: readonly Reading[];
  #fours: Fours | undefined;
  #quoted: Fours | undefined;
  #ends: Beginnings | undefined;

  constructor(forms: readonly Pattern[]) {
    const readings = forms.map(readForm).filter(({ bytes }) => bytes.length >= FEWEST);
    super(readings);
    this.#readings = readings;
  }

  /** Made when there is much to read, as the next. */
  get fours(): Fours {
    this.#fours ??= new Fours(this.#readings.map(({ bytes }) => bytes));
    return this.#fours;
  }

  /** Those of the forms with quotes, as only to them a quote in a text can belong. */
  get quoted(): Fours | undefined {
    const quoted = this.#readings.filter(({ quotes }) => (quotes?.at(-1) ?? 0) > 0);
    if (quoted.length > 0) this.#quoted ??= new Fours(quoted.map(({ bytes }) => bytes));
    return this.#quoted;
  }

  /** Their ends, read backwards. Most outputs have none. */
  get ends(): Beginnings {
    this.#ends ??= new Beginnings(this.#readings.map(backwards));
    return this.#ends;
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

/** The last characters of a reading, from the last one on. */
function backwards({ bytes, enoughAtEnd, spaces, quotes }: Reading): Reading {
  const reversed = (counts: readonly number[]) => {
    const last = counts.slice(-LONGEST_END).reverse();
    return last.map((count) => (last[0] as number) - count);
  };
  return {
    bytes: Uint8Array.from(bytes.subarray(-LONGEST_END)).reverse(),
    enough: enoughAtEnd,
    enoughAtEnd,
    ...(spaces === undefined ? {} : { spaces: reversed(spaces) }),
    ...(quotes === undefined ? {} : { quotes: reversed(quotes) }),
  };
}

/** The same as `readForm`, quickly, of words and blanks. */
function readWords({ bytes, enough, enoughAtEnd }: Pattern): Reading {
  const spaces: number[] = [];
  let [runs, shown, shownAtEnd] = [0, 0, 0];
  bytes.forEach((byte, at) => {
    if (byte === BLANK) {
      if (bytes[at - 1] !== BLANK) runs++;
      return;
    }
    spaces.push(runs);
    if (at < enough) shown++;
    if (at >= bytes.length - enoughAtEnd) shownAtEnd++;
  });
  return {
    bytes: bytes.filter((byte) => byte !== BLANK),
    enough: Math.max(shown, FEWEST),
    enoughAtEnd: Math.max(shownAtEnd, FEWEST),
    spaces,
  };
}

/** The plain reading of a form. */
function readForm(form: Pattern): Reading {
  const { bytes, enough, enoughAtEnd } = form;
  const least = (characters: number) => Math.max(Math.min(characters, bytes.length), FEWEST);
  // Most values are letters and digits.
  if (bytes.every((byte) => PLAIN[byte] === 1))
    return { bytes, enough: least(enough), enoughAtEnd: least(enoughAtEnd) };
  if (bytes.every((byte) => PLAIN[byte] === 1 || byte === BLANK) && bytes[0] !== BLANK && bytes.at(-1) !== BLANK)
    return readWords(form);
  const characters: number[] = [];
  const spaces: number[] = [];
  const quotes: number[] = [];
  let shown = 0;
  let shownAtEnd = 0;
  const reader = new PlainReader({
    character(byte, at, end) {
      characters.push(byte);
      spaces.push(reader.spaces);
      quotes.push(reader.quotes);
      if (end <= enough) shown++;
      if (at >= bytes.length - enoughAtEnd) shownAtEnd++;
    },
  });
  for (let at = 0; at < bytes.length; at++) reader.push(bytes[at] as number, at);
  reader.end();
  const fromFirst = (counts: readonly number[]) => counts.map((count) => count - (counts[0] as number));
  return {
    bytes: Uint8Array.from(characters),
    enough: Math.max(shown, FEWEST),
    enoughAtEnd: Math.max(shownAtEnd, FEWEST),
    spaces: fromFirst(spaces),
    quotes: fromFirst(quotes),
  };
}
