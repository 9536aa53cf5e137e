import type { JsonNode } from "../text/json";
import { decodeString } from "../text/json";
import { lastNotAfter } from "../text/positions";

// Colours in tracebacks (ECMA-48, SGR and other control sequences).
const CONTROL_SEQUENCE = /\x1b\[[0-9;?]{0,20}[A-Za-z]/g;

/** A text that is written in a notebook's JSON as a string or a list of strings, and where each part of it is in the file. */
export class SourceMap {
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  private constructor(
    readonly text: string,
    steps: readonly (readonly [number, number])[],
    private readonly fileEnd: number,
  ) {
    for (const [from, to] of steps) {
      this.#from.push(from);
      this.#to.push(to);
    }
  }

  /** The text of a node: a string, a list of strings that are joined, or any other JSON as it is written. */
  static of(file: string, node: JsonNode): SourceMap {
    const parts = node.kind === "array" && node.items.every(({ kind }) => kind === "string") ? node.items : [node];
    const steps: (readonly [number, number])[] = [];
    let text = "";
    let end = node.start;
    for (const part of parts) {
      if (part.kind === "string") {
        const decoded = decodeString(file, part.start, part.end);
        for (const [from, to] of decoded.steps) steps.push([text.length + from, to]);
        text += decoded.value;
        end = part.end - 1;
      } else {
        steps.push([text.length, part.start]);
        text += file.slice(part.start, part.end);
        end = part.end;
      }
    }
    return new SourceMap(text, steps, end);
  }

  /** The same text without terminal colours. */
  withoutColours(): SourceMap {
    if (!this.text.includes("\x1b[")) return this;
    const steps: [number, number][] = [];
    let text = "";
    let from = 0;
    const keep = (to: number) => {
      for (const [at, file] of this.#stepsBetween(from, to)) steps.push([text.length + at - from, file]);
      text += this.text.slice(from, to);
    };
    for (const found of this.text.matchAll(CONTROL_SEQUENCE)) {
      keep(found.index);
      from = found.index + found[0].length;
    }
    keep(this.text.length);
    return new SourceMap(text, steps, this.fileEnd);
  }

  /** The offset in the file of an offset in the text. */
  toFile(offset: number): number {
    const index = this.#stepAt(offset);
    return index < 0
      ? this.fileEnd
      : Math.min((this.#to[index] as number) + offset - (this.#from[index] as number), this.fileEnd);
  }

  /** The offset in the file right behind the character that ends at `offset` in the text. */
  toFileEnd(offset: number): number {
    if (offset === 0) return this.toFile(0);
    const index = this.#stepAt(offset - 1);
    const next = index + 1;
    // An escape is wider in the file than in the text: its end is where the next step begins.
    if (
      next < this.#from.length &&
      (this.#from[next] as number) === offset &&
      (this.#to[next] as number) - (this.#to[index] as number) <= 6
    )
      return this.#to[next] as number;
    return Math.min((this.#to[index] as number) + offset - (this.#from[index] as number), this.fileEnd);
  }

  #stepAt(offset: number): number {
    return lastNotAfter(this.#from.length, (index) => this.#from[index] as number, offset);
  }

  #stepsBetween(from: number, to: number): (readonly [number, number])[] {
    if (from >= to) return [];
    const steps: (readonly [number, number])[] = [[from, this.toFile(from)]];
    for (let index = this.#stepAt(from) + 1; index < this.#from.length && (this.#from[index] as number) < to; index++)
      steps.push([this.#from[index] as number, this.#to[index] as number]);
    return steps;
  }
}
