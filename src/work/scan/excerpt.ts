import type { Finding } from "../../detect/finding";
import { looksRandom } from "../../detect/judge/wordness";

/** The line of a finding as it may be shown: no value of it, nor anything that looks drawn at random. */
export interface Excerpt {
  /** Cut to what is around the value; tabs are blanks. */
  readonly text: string;
  /** Where the value's mark begins in `text`, in UTF-16 code units. */
  readonly at: number;
}

/** What stands for a value. */
export const MARK = "[secret]";
const BEFORE = 70;
const AFTER = 40;
const RUN = /[\w+/=.~-]{12,}/g;

/** What may be a value although nothing around it says so, as `{"<token>": 1}`, is taken out: a reader misses nothing without it. */
export function withoutRandom(line: string): string {
  return line.replace(RUN, (run) => (looksRandom(run) ? MARK : run));
}

/** The lines of findings, which are of one text, in order and without overlaps. */
export function excerptsOf(text: string, findings: readonly Pick<Finding, "start" | "end" | "secret">[]): Excerpt[] {
  const values = [...new Set(findings.map(({ secret }) => secret.reveal()))].filter((value) => value !== "");
  const copies = values.slice(0, COPIES).sort((one, other) => other.length - one.length);
  return findings.map(({ start, end }, index) => {
    const begin = lineBegin(text, start);
    const stop = lineEnd(text, end);
    // Of a word that is cut, a value may be a part.
    const before = isCut(text, begin - 1) ? hidden(begin, start).replace(/^\S*/, "…") : hidden(begin, start);
    const after = isCut(text, stop) ? hidden(end, stop).replace(/\S*$/, "…") : hidden(end, stop);
    return { text: before + MARK + after, at: before.length };

    function hidden(from: number, to: number): string {
      let shown = "";
      let at = from;
      for (let near = Math.max(0, index - NEAR); near <= Math.min(findings.length - 1, index + NEAR); near += 1) {
        const other = findings[near];
        if (other === undefined || other.end <= at || other.start >= to) continue;
        shown += text.slice(at, Math.max(at, other.start)) + MARK;
        at = other.end;
      }
      if (at < to) shown += text.slice(at, to);
      for (const value of copies) if (shown.includes(value)) shown = shown.replaceAll(value, MARK);
      return withoutRandom(shown).replace(/\s/g, " ");
    }
  });
}

/** How many values of a text are looked for in all of the lines that are shown. */
const COPIES = 200;
/** How many findings before and after one can be on what is shown of its line. */
const NEAR = BEFORE;

function lineBegin(text: string, start: number): number {
  const least = Math.max(0, start - BEFORE);
  for (let at = start; at > least; at -= 1) if (isLineEnd(text.charCodeAt(at - 1))) return at;
  return least;
}

/** Of a value over several lines, what follows is not shown. */
function lineEnd(text: string, end: number): number {
  const most = Math.min(text.length, end + AFTER);
  for (let at = end; at < most; at += 1) if (isLineEnd(text.charCodeAt(at))) return at;
  return most;
}

/** Whether the line goes on at that place, before or behind what is shown of it. */
function isCut(text: string, at: number): boolean {
  return at >= 0 && at < text.length && !isLineEnd(text.charCodeAt(at));
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
