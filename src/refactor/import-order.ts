import type { Module } from "../python/module";
import { STANDARD_MODULES } from "../python/standard-modules";
import type { Statement } from "../python/statements";
import type { ImportStyle } from "./import-style";

/** Where an import stands among others, as isort and ruff's rule I001 have it. */
interface ImportPlace {
  /** The standard library, other packages, the project's own modules, relative ones. */
  readonly section: 0 | 1 | 2 | 3;
  /** `from … import …` stands behind `import …`. */
  readonly from: boolean;
  readonly module: string;
}

/** The place of an import as it is written; by the project's style. */
function importPlace(line: string, style: ImportStyle): ImportPlace {
  const [, keyword = "", module = ""] = /^\s*(import|from)\s*([\w.\p{L}]*)/u.exec(line) ?? [];
  const top = module.split(".")[0] ?? "";
  const section = top === "" ? 3 : STANDARD_MODULES.has(top) ? 0 : style.own.has(top) ? 2 : 1;
  return { section, from: keyword === "from", module };
}

/** Negative where `one` stands before `other`. */
function compare(one: ImportPlace, other: ImportPlace, { mixed }: ImportStyle): number {
  if (one.section !== other.section) return one.section - other.section;
  const kinds = Number(one.from) - Number(other.from);
  const names = compareNames(one.module.toLowerCase(), other.module.toLowerCase());
  return mixed ? names || kinds : kinds || names;
}

/** Numbers count as such: `a2` before `a10`. */
function compareNames(one: string, other: string): number {
  const parts = [one, other].map((name) => name.split(/(\d+)/));
  for (let at = 0; at < Math.max(parts[0]?.length ?? 0, parts[1]?.length ?? 0); at += 1) {
    const [left = "", right = ""] = parts.map((some) => some[at]);
    if (left === right) continue;
    const numbers = at % 2 === 1 ? Number(left) - Number(right) : 0;
    return numbers !== 0 ? numbers : left < right ? -1 : 1;
  }
  return 0;
}

export function inOrder(lines: readonly string[], style: ImportStyle): string[] {
  const places = new Map(lines.map((line) => [line, importPlace(line, style)] as const));
  return [...places].sort(([, one], [, other]) => compare(one, other, style)).map(([line]) => line);
}

/** Imports in order, with a blank line between sections. */
export function inSections(lines: readonly string[], style: ImportStyle): string[] {
  const section = (line: string) => importPlace(line, style).section;
  return inOrder(lines, style).flatMap((line, at, all) =>
    at > 0 && section(line) !== section(all[at - 1] as string) ? ["", line] : [line],
  );
}

/** Where a new import goes in a block: before or behind a statement of it. */
interface Slot {
  readonly side: "before" | "behind";
  readonly statement: Statement;
  /** Whether it begins a section, so that a blank line parts it from the statement. */
  readonly apart: boolean;
}

/** The slot for a line in a block of imports, which has one at least, and need not be in order itself. */
export function slotFor(module: Module, block: readonly Statement[], line: string, style: ImportStyle): Slot {
  const place = importPlace(line, style);
  const known = block.map((statement) => {
    const [start, end] = rangeOf(module, statement);
    return { statement, place: importPlace(module.text.slice(start, end), style) };
  });
  const same = known.filter((each) => each.place.section === place.section);
  const next = same.find((each) => compare(place, each.place, style) < 0);
  if (next !== undefined) return { side: "before", statement: next.statement, apart: false };
  const [last] = same.slice(-1);
  if (last !== undefined) return { side: "behind", statement: last.statement, apart: false };
  const higher = known.find((each) => each.place.section > place.section);
  if (higher !== undefined) return { side: "before", statement: higher.statement, apart: true };
  return { side: "behind", statement: block.at(-1) as Statement, apart: true };
}

/** Where a statement begins and ends in the text. */
export function rangeOf(module: Module, { first, last }: Statement): [number, number] {
  return [module.code[first]?.start ?? 0, module.code[last]?.end ?? module.text.length];
}

/**
 * Where the name of `from m import name` is to be put into a statement of the block that imports from the same module in one
 * line, and the text; `undefined` where there is none.
 */
export function joinedImport(
  module: Module,
  block: readonly Statement[],
  line: string,
  { singleLine }: ImportStyle,
): { start: number; end: number; text: string } | undefined {
  if (singleLine) return undefined;
  const [, from, name] = /^from (\S+) import (\w+)$/.exec(line) ?? [];
  if (from === undefined || name === undefined) return undefined;
  for (const statement of block) {
    const [start, end] = rangeOf(module, statement);
    const found = /^from[ \t]+(\S+)[ \t]+import[ \t]+(?=\w)/.exec(module.text.slice(start, end));
    const names = found === null ? "" : module.text.slice(start + found[0].length, end);
    if (found?.[1] !== from || !/^\w+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*\w+(?:[ \t]+as[ \t]+\w+)?)*$/.test(names))
      continue;
    let at = start + (found?.[0].length ?? 0);
    for (const part of names.split(/[ \t]*,[ \t]*/)) {
      if (sortedName(part) > sortedName(name)) return { start: at, end: at, text: `${name}, ` };
      at = module.text.indexOf(part, at) + part.length;
      at += /^[ \t]*,[ \t]*/.exec(module.text.slice(at, end))?.[0].length ?? 0;
    }
    return { start: end, end, text: `, ${name}` };
  }
  return undefined;
}

/** Constants before classes before other names. */
function sortedName(part: string): string {
  const name = part.split(/\s/)[0] ?? "";
  const rank = name.length > 1 && name === name.toUpperCase() ? 0 : /^[A-Z]/.test(name) ? 1 : 2;
  return `${rank}${name.toLowerCase()}`;
}
