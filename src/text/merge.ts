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
  const apply = ({ start, end, lines: added }: Change) => {
    merged.push(...lines.slice(at, start), ...added);
    at = end;
  };
  while (one.length > 0 || other.length > 0) {
    const [mine, yours] = [one[0], other[0]];
    if (mine !== undefined && yours !== undefined && meet(mine, yours)) {
      const same = mine.start === yours.start && mine.end === yours.end && mine.lines.join("") === yours.lines.join("");
      if (!same && (mine.start < mine.end || yours.start < yours.end)) return undefined;
      apply(mine);
      if (!same) merged.push(...yours.lines);
      one.shift();
      other.shift();
    } else if (yours === undefined || (mine !== undefined && mine.start <= yours.start)) {
      apply(mine as Change);
      one.shift();
    } else {
      apply(yours);
      other.shift();
    }
  }
  return [...merged, ...lines.slice(at)].join("");
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

function changesOf(base: string[], changed: string[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: { start: number; lines: string[] } | undefined;
  const close = () => {
    if (open !== undefined) changes.push({ start: open.start, end: at, lines: open.lines });
    open = undefined;
  };
  for (const { added, removed, value } of diffArrays(base, changed)) {
    if (!added && !removed) {
      close();
      at += value.length;
      continue;
    }
    open ??= { start: at, lines: [] };
    if (added) open.lines.push(...value);
    else at += value.length;
  }
  close();
  return changes;
}
