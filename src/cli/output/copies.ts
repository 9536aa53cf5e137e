import type { Copies, Copy } from "../../work/move/copies";

/** Places of one value that are listed; the others are counted. */
const LISTED = 20;

/** Where moved values still stand, by variable; what must go comes first. */
export function copyLines({ copies, complete }: Copies): string[] {
  const names = [...new Set(copies.map(({ name }) => name))];
  const lines = names.flatMap((name) => {
    const places = copies.filter((copy) => copy.name === name).sort(inOrder);
    const more = places.length > LISTED ? [`  … and ${places.length - LISTED} more`] : [];
    return [
      `${name} still stands in ${places.length} ${places.length === 1 ? "place" : "places"}:`,
      ...places.slice(0, LISTED).map((copy) => `  ${copy.file}:${copy.line}${excuse(copy)}`),
      ...more,
    ];
  });
  return complete
    ? lines
    : [...lines, "The project is too large for all of its files to be looked at for moved values."];
}

function inOrder(one: Copy, other: Copy): number {
  if ((one.excused === undefined) !== (other.excused === undefined)) return one.excused === undefined ? -1 : 1;
  return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;
}

function excuse({ excused }: Copy): string {
  return excused === undefined ? "" : ` (${excused})`;
}
