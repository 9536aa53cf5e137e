import type { JsonNode } from "../text/json";
import { decodeString, escapesOf } from "../text/json";
import { lastNotAfter } from "../text/positions";

// Colours in tracebacks (ECMA-48, SGR and other control sequences).
const CONTROL_SEQUENCE = /\x1b\[[0-9;?]{0,20}[A-Za-z]/g;

/** A text that is written in a notebook's JSON as a string or a list of strings, and where each part of it is in the file. */
export class SourceMap {
  #steps: Steps | undefined;

  /** `steps` are made when a place is asked for, which most texts never are. */
  private constructor(
    readonly text: string,
    private readonly fileEnd: number,
    private readonly makeSteps: () => Steps,
  ) {}

  /** A text that is not written: it would stand at this place of the file. */
  static empty(at: number): SourceMap {
    return new SourceMap("", at, () => new Steps());
  }

  /** The text of a node: a string, a list of strings that are joined, or any other JSON as it is written. */
  static of(file: string, node: JsonNode): SourceMap {
    const items = node.kind === "array" ? node.items : undefined;
    const parts = items?.every(({ kind }) => kind === "string") ? items : [node];
    const texts = parts.map(({ kind, start, end }) =>
      kind === "string" ? decodeString(file, start, end) : file.slice(start, end),
    );
    const last = parts.at(-1);
    const end = last === undefined ? node.start : last.kind === "string" ? last.end - 1 : last.end;
    return new SourceMap(texts.join(""), end, () => stepsOf(file, parts));
  }

  /** The same text without terminal colours. */
  withoutColours(): SourceMap {
    if (!this.text.includes("\x1b[")) return this;
    return new SourceMap(this.text.replace(CONTROL_SEQUENCE, ""), this.fileEnd, () => {
      const steps = new Steps();
      let length = 0;
      let from = 0;
      const keep = (to: number) => {
        for (const [at, file] of this.#stepsBetween(from, to)) steps.add(length + at - from, file);
        length += to - from;
      };
      for (const found of this.text.matchAll(CONTROL_SEQUENCE)) {
        keep(found.index);
        from = found.index + found[0].length;
      }
      keep(this.text.length);
      return steps;
    });
  }

  /** The offset in the file of an offset in the text. */
  toFile(offset: number): number {
    const steps = this.#known;
    const index = steps.at(offset);
    return index < 0 ? this.fileEnd : Math.min(steps.to(index) + offset - steps.from(index), this.fileEnd);
  }

  /** The offset in the file right behind the character that ends at `offset` in the text. */
  toFileEnd(offset: number): number {
    if (offset === 0) return this.toFile(0);
    const steps = this.#known;
    const index = steps.at(offset - 1);
    const next = index + 1;
    // An escape is wider in the file than in the text: its end is where the next step begins.
    if (next < steps.count && steps.from(next) === offset && steps.to(next) - steps.to(index) <= 6)
      return steps.to(next);
    return Math.min(steps.to(index) + offset - steps.from(index), this.fileEnd);
  }

  get #known(): Steps {
    this.#steps ??= this.makeSteps();
    return this.#steps;
  }

  *#stepsBetween(from: number, to: number): Generator<readonly [number, number]> {
    if (from >= to) return;
    yield [from, this.toFile(from)];
    const steps = this.#known;
    for (let index = steps.at(from) + 1; index < steps.count && steps.from(index) < to; index++)
      yield [steps.from(index), steps.to(index)];
  }
}

/** Pairs of an offset in a text and one in the file from which both run in step, ascending. */
class Steps {
  #pairs = new Uint32Array(16);
  count = 0;

  add(from: number, to: number): void {
    if (this.count * 2 === this.#pairs.length) {
      const larger = new Uint32Array(this.#pairs.length * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.count * 2] = from;
    this.#pairs[this.count * 2 + 1] = to;
    this.count++;
  }

  from(index: number): number {
    return this.#pairs[index * 2] as number;
  }

  to(index: number): number {
    return this.#pairs[index * 2 + 1] as number;
  }

  /** The last step that does not begin after an offset of the text; -1 where there is none. */
  at(offset: number): number {
    return lastNotAfter(this.count, (index) => this.from(index), offset);
  }
}

function stepsOf(file: string, parts: readonly JsonNode[]): Steps {
  const steps = new Steps();
  let length = 0;
  for (const { kind, start, end } of parts) {
    if (kind !== "string") {
      steps.add(length, start);
      length += end - start;
      continue;
    }
    steps.add(length, start + 1);
    let from = start + 1;
    for (const { at, width } of escapesOf(file, start, end)) {
      length += at - from;
      steps.add(length, at);
      length++;
      from = at + width;
      steps.add(length, from);
    }
    length += end - 1 - from;
  }
  return steps;
}
