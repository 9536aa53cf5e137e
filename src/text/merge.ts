import { diffArrays } from "diff";

/** Lines of the base from `start` to `end` (exclusive) that one side has replaced. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * What becomes of a text that two have changed, by lines. What both have added at one place stands there in turn, `ours`
 * first. `undefined` where both have changed the same lines to different ones.
 */
export function mergeTexts(base: string, ours: string, theirs: string): string | undefined {
  const lines = linesOf(base);
  const one = changesOf(lines, linesOf(ours));
  const other = changesOf(lines, linesOf(theirs));
  const merged: string[] = [];
  let at = 0;
  const keepTo = (end: number) => {
    while (at < end) merged.push(lines[at++]!);
  };
  const apply = ({ start, end, lines: added }: Change) => {
    keepTo(start);
    for (const line of added) merged.push(line);
    at = end;
  };
  for (let [mineAt, yoursAt] = [0, 0]; mineAt < one.length || yoursAt < other.length; ) {
    const [mine, yours] = [one[mineAt], other[yoursAt]];
    if (mine !== undefined && yours !== undefined && meet(mine, yours)) {
      const same = mine.start === yours.start && mine.end === yours.end && mine.lines.join("") === yours.lines.join("");
      if (!same && (mine.start < mine.end || yours.start < yours.end)) return undefined;
      apply(mine);
      if (!same) for (const line of yours.lines) merged.push(line);
      mineAt++;
      yoursAt++;
    } else if (yours === undefined || (mine !== undefined && mine.start <= yours.start)) {
      apply(mine as Change);
      mineAt++;
    } else {
      apply(yours);
      yoursAt++;
    }
  }
  keepTo(lines.length);
  return merged.join("");
}

/** Whether two changes are of the same lines, or add at the same place. */
function meet(one: Change, other: Change): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}

/** Lines with their ends; the last one gets an end, so that what is added behind it begins a line. */
function linesOf(text: string): string[] {
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return whole.match(/[^\n]*\n/g) ?? [];
}

/** Of more edited lines the search for the fewest takes too long, as its time grows by the square. */
const MOST_EDITS = 3000;

/** All from the first line that differs to the last one. */
function wholeChange(base: readonly string[], changed: readonly string[]): Change {
  let start = 0;
  while (start < base.length && base[start] === changed[start]) start++;
  let [end, changedEnd] = [base.length, changed.length];
  while (end > start && changedEnd > start && base[end - 1] === changed[changedEnd - 1]) {
    end--;
    changedEnd--;
  }
  return { start, end, lines: changed.slice(start, changedEnd) };
}

function changesOf(base: string[], changed: string[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: { start: number; lines: string[] } | undefined;
  const close = () => {
    if (open !== undefined) changes.push({ start: open.start, end: at, lines: open.lines });
    open = undefined;
  };
  const parts = diffArrays(base, changed, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [wholeChange(base, changed)];
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      close();
      at += value.length;
      continue;
    }
    open ??= { start: at, lines: [] };
    if (added) open.lines = open.lines.concat(value);
    else at += value.length;
  }
  close();
  return changes;
}
