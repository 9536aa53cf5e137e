/** A range in lines from 1 and columns in UTF-16 code units from 1, the end exclusive. */
export interface LineRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The lines of a text, ended by LF, CR LF or CR. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const found of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(found.index + found[0].length);
  }

  range(start: number, end: number): LineRange {
    const [line, column] = this.#position(start);
    const [endLine, endColumn] = this.#position(end);
    return { line, column, endLine, endColumn };
  }

  #position(offset: number): [line: number, column: number] {
    const index = lastNotAfter(this.#starts.length, (at) => this.#starts[at] as number, offset);
    return [index + 1, offset - (this.#starts[index] as number) + 1];
  }
}

/** Of `count` ascending offsets, as `offsetOf` gives them, the index of the last that is not after `offset`; -1 where all are. */
export function lastNotAfter(count: number, offsetOf: (index: number) => number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetOf(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
