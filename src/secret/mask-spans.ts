interface Span {
  from: number;
  to: number;
}

/** Stretches of a stream of output that are masked, by offsets from its beginning, in order and apart from each other. */
export class Spans {
  readonly #spans: Span[] = [];
  /** So many of the first ones are forgotten. */
  #forgotten = 0;

  add(from: number, to: number): void {
    if (from >= to) return;
    // Most come in order, or nearly so.
    let end = this.#spans.length;
    while (end > this.#forgotten && (this.#spans[end - 1] as Span).from > to) end--;
    let begin = end;
    while (begin > this.#forgotten && (this.#spans[begin - 1] as Span).to >= from) begin--;
    if (begin < end) {
      from = Math.min(from, (this.#spans[begin] as Span).from);
      to = Math.max(to, (this.#spans[end - 1] as Span).to);
    }
    if (begin === end - 1) Object.assign(this.#spans[begin] as Span, { from, to });
    else if (begin === this.#spans.length) this.#spans.push({ from, to });
    else this.#spans.splice(begin, end - begin, { from, to });
  }

  /** Up to where the stretch reaches in which an offset is, or that begins there; the offset itself if none does. */
  reach(at: number): number {
    for (let index = this.#forgotten; index < this.#spans.length; index++) {
      const { from, to } = this.#spans[index] as Span;
      if (from > at) break;
      if (at < to) return to;
    }
    return at;
  }

  /** The parts of the stretches between two offsets; what is before `to` is forgotten. */
  take(from: number, to: number): Span[] {
    const parts: Span[] = [];
    for (let index = this.#forgotten; index < this.#spans.length; index++) {
      const span = this.#spans[index] as Span;
      if (span.from >= to) break;
      if (span.to > from) parts.push({ from: Math.max(from, span.from), to: Math.min(to, span.to) });
      if (span.to <= to) this.#forgotten++;
    }
    if (this.#forgotten * 2 > this.#spans.length) {
      this.#spans.splice(0, this.#forgotten);
      this.#forgotten = 0;
    }
    return parts;
  }
}
