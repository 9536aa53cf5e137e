import { structuredPatch } from "diff";
import type { Secret } from "../secret/secret";
import type { TextDifference } from "../work/move/file-fix";
import { withoutRandom } from "../work/scan/excerpt";

const CONTEXT = 3;
/** Shorter lines of a block are too common to stand for it. */
const TELLING_LINE = 8;

/** Overwrites every found value, as the program sees it and as it is written, wherever it stands in a text. */
export class Mask {
  readonly #values: readonly string[];

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
    this.#values = [...values].sort((one, other) => other.length - one.length);
  }

  of(text: string): string {
    let masked = text;
    for (const value of this.#values) {
      if (!masked.includes(value)) continue;
      // As many lines as before, so that the diff's line numbers are right.
      const mark = value.replace(/[^\r\n]+/g, "[secret]");
      masked = masked.replaceAll(value, () => mark);
    }
    return masked;
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
