import { structuredPatch } from "diff";
import type { Secret } from "../secret/secret";
import type { TextDifference } from "../work/move/file-fix";
import { withoutRandom } from "../work/scan/excerpt";

const CONTEXT = 3;
/** Shorter lines of a block are too common to stand for it. */
const TELLING_LINE = 8;

const PAIRS = 1 << 16;

function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 257 + text.charCodeAt(at + 1)) & (PAIRS - 1);
}

/** Overwrites every found value, as the program sees it and as it is written, wherever it stands in a text. */
export class Mask {
  /** By their first characters, of which all have as many. */
  readonly #values = new Map<string, string[]>();
  /** By a hash of their first two, whether there is one. */
  readonly #begins = new Uint8Array(PAIRS);
  readonly #key: number;

  /** `written`: the values as sources spell them, with escapes and the quotes between joined parts. */
  constructor(secrets: Iterable<Secret>, written: Iterable<string>) {
    const values = new Set<string>();
    const add = (value: string) => {
      values.add(value);
      for (const line of value.split(/[\r\n]+/)) if (line.trim().length >= TELLING_LINE) values.add(line.trim());
    };
    for (const secret of secrets) {
      const value = secret.reveal();
      add(value);
      add(JSON.stringify(value).slice(1, -1));
      if (!/[\ud800-\udfff]/.test(value)) add(encodeURIComponent(value));
    }
    for (const text of written) add(text);
    values.delete("");
    this.#key = Math.min(4, ...[...values].map(({ length }) => length));
    for (const value of values) {
      const key = value.slice(0, this.#key);
      this.#values.set(key, [...(this.#values.get(key) ?? []), value]);
      if (value.length === 1) this.#begins.fill(1);
      else this.#begins[pairAt(value, 0)] = 1;
    }
  }

  of(text: string): string {
    let masked = "";
    let written = 0;
    let from = 0;
    let to = 0;
    const put = () => {
      // As many lines as before, so that the diff's line numbers are right.
      masked += text.slice(written, from) + text.slice(from, to).replace(/[^\r\n]+/g, "[secret]");
      written = to;
    };
    for (let at = 0; at < text.length; at++) {
      if (this.#begins[pairAt(text, at)] === 0) continue;
      const end = this.#endAt(text, at);
      if (end === at) continue;
      // Values that overlap are one.
      if (at >= to) {
        put();
        from = at;
      }
      to = Math.max(to, end);
    }
    put();
    return masked + text.slice(written);
  }

  /** Where the longest value that begins at `at` ends; `at` itself where none does. */
  #endAt(text: string, at: number): number {
    let end = at;
    for (const value of this.#values.get(text.slice(at, at + this.#key)) ?? [])
      if (at + value.length > end && text.startsWith(value, at)) end = at + value.length;
    return end;
  }
}

/** A part of a diff: the lines of the text before that it is about, from 1, `to` exclusive, and its own, headed by their places. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A unified diff to be read, not applied: values are overwritten in all of its lines, and so is what looks drawn at random. */
export function maskedDiff(change: TextDifference, mask: Mask): string {
  const { title } = change;
  return [`--- ${title}`, `+++ ${title}`, ...maskedHunks(change, mask).flatMap(({ lines }) => lines)].join("\n");
}

/** The same in its parts. */
export function maskedHunks({ title, before, after }: TextDifference, mask: Mask): Hunk[] {
  const shown = (text: string) => mask.of(text).replaceAll("\r\n", "\n");
  const { hunks } = structuredPatch(title, title, shown(before), shown(after), "", "", { context: CONTEXT });
  return hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
    from: oldStart,
    to: oldStart + oldLines,
    lines: [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...lines.map(withoutRandom)],
  }));
}
