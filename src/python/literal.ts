/** One string literal token of Python source, prefix and quotes included. Offsets are UTF-16 code units, end exclusive. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  /** The text between the quotes. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly raw: boolean;
  readonly bytes: boolean;
  /** An f-string or a t-string. */
  readonly format: boolean;
  readonly triple: boolean;
  /** `"` or `'`. */
  readonly quote: string;
  /** False when the line or the file ended before the closing quote. */
  readonly terminated: boolean;
}
