/** What decides in which file a chunk goes, or one of Node's modules. */
export interface Piece {
  /** What it costs to compile, in bytes of minified text; infinite for what only some starts have at hand. */
  readonly size: number;
  /** Names of the pieces that are evaluated before it. */
  readonly imports: readonly string[];
  /** Names of the pieces that it asks for while it runs. */
  readonly lazy: readonly string[];
  /** Pieces of different kinds stay apart. Undefined for what goes into no file. */
  readonly kind: string | undefined;
}

/** Pieces that become one file. */
interface Group {
  readonly names: readonly string[];
  readonly size: number;
  readonly kind: string | undefined;
  /** Whether a program is in it. */
  readonly program: boolean;
  /** The starts that read it, a bit for each. */
  readonly starts: bigint;
}

/** What finding and opening a file costs a start, in bytes of minified text that cost as much to compile. */
const FILE_COST = 8_000;

/**
 * Puts pieces together in at most `most` files such that starts read little: two are joined where over all starts this
 * saves files that cost more than the text that is read without need, and then at the least price until there are few enough.
 * A start is a program or a lazy import, with all that was read on the way to it. Files import each other without
 * circles, and none imports a program's file, which acts when it is read.
 */
export function joinPieces(
  pieces: ReadonlyMap<string, Piece>,
  programs: readonly string[],
  most: number,
): readonly (readonly string[])[] {
  let groups = single(pieces, programs);
  for (;;) {
    const below = imported(groups, pieces);
    const best = cheapestJoint(groups, below);
    const files = groups.filter(({ kind }) => kind !== undefined);
    if (best === undefined || (best.price >= 0 && files.length <= most)) return files.map(({ names }) => names);
    const { both, parts, read } = best;
    groups = groups
      .filter((group) => !parts.includes(group))
      .map((group) => (read.has(group) ? { ...group, starts: group.starts | both.starts } : group))
      .concat(both);
  }
}

/** The pair whose joining costs the least. */
function cheapestJoint(groups: readonly Group[], below: ReadonlyMap<Group, ReadonlySet<Group>>): Joint | undefined {
  const pairs = groups.flatMap((one, index) => groups.slice(0, index).map((other) => [one, other] as const));
  let least = pairs[0];
  for (const pair of pairs) if (least === undefined || ownPrice(...pair) < ownPrice(...least)) least = pair;
  let best = least && join(...least, below, Number.POSITIVE_INFINITY);
  for (const [one, other] of pairs) {
    const limit = best?.price ?? Number.POSITIVE_INFINITY;
    if (ownPrice(one, other) < limit) best = join(one, other, below, limit) ?? best;
  }
  return best;
}

/** Two groups as one. */
interface Joint {
  readonly both: Group;
  readonly parts: readonly Group[];
  /** The groups that it imports. */
  readonly read: ReadonlySet<Group>;
  /** What all starts then read more, in bytes; below zero where they save something. */
  readonly price: number;
}

/** Undefined where they stay apart, or where to join them costs `limit` or more. */
function join(
  one: Group,
  other: Group,
  below: ReadonlyMap<Group, ReadonlySet<Group>>,
  limit: number,
): Joint | undefined {
  if (ownPrice(one, other) === Number.POSITIVE_INFINITY) return undefined;
  const program = one.program || other.program;
  if (
    program &&
    [...below].some(([group, read]) => group !== one && group !== other && (read.has(one) || read.has(other)))
  )
    return undefined;
  const starts = one.starts | other.starts;
  // Who asks for a piece while it runs would start the program too.
  if (program && (one.program ? one : other).starts !== starts) return undefined;
  const both: Group = {
    names: [...one.names, ...other.names],
    size: one.size + other.size,
    kind: one.kind,
    program,
    starts,
  };
  let price = ownPrice(one, other);
  if (price >= limit) return undefined;
  const belowOf = (group: Group): ReadonlySet<Group> => below.get(group) as ReadonlySet<Group>;
  const read = new Set([...belowOf(one), ...belowOf(other)]);
  read.delete(one);
  read.delete(other);
  for (const group of read) {
    if (belowOf(group).has(one) || belowOf(group).has(other)) return undefined;
    const more = countOf(group.starts | starts) - countOf(group.starts);
    if (more > 0) price += more * costOf(group);
  }
  return price >= limit ? undefined : { both, parts: [one, other], read, price };
}

const ownPrices = new WeakMap<Group, WeakMap<Group, number>>();

/** The price of two as one file, without what they import; infinite for those that stay apart. Groups do not change, so it is kept. */
function ownPrice(one: Group, other: Group): number {
  const known = ownPrices.get(one) ?? new WeakMap<Group, number>();
  ownPrices.set(one, known);
  const price = known.get(other);
  if (price !== undefined) return price;
  const apart = one.kind === undefined || one.kind !== other.kind || (one.program && other.program);
  const total = ({ starts, ...group }: Pick<Group, "starts" | "size" | "kind">) => countOf(starts) * costOf(group);
  const both = { starts: one.starts | other.starts, size: one.size + other.size, kind: one.kind };
  const found = apart ? Number.POSITIVE_INFINITY : total(both) - total(one) - total(other);
  known.set(other, found);
  return found;
}

/** What a group costs a start. */
function costOf({ size, kind }: Pick<Group, "size" | "kind">): number {
  return size + (kind === undefined ? 0 : FILE_COST);
}

const counts = new Map<bigint, number>();

/** How many bits are set; remembered, since the same sets come again and again. */
function countOf(bits: bigint): number {
  let count = counts.get(bits);
  if (count === undefined) {
    count = 0;
    for (let rest = bits; rest > 0n; rest &= rest - 1n) count++;
    counts.set(bits, count);
  }
  return count;
}

/** Each piece by itself. */
function single(pieces: ReadonlyMap<string, Piece>, programs: readonly string[]): readonly Group[] {
  const reads = readByStarts(pieces, programs);
  return [...pieces].map(([name, { size, kind }]) => ({
    names: [name],
    size,
    kind,
    program: programs.includes(name),
    starts: reads.reduce((bits, read, index) => (read.has(name) ? bits | (1n << BigInt(index)) : bits), 0n),
  }));
}

/** For each start, all that has been read when it is evaluated: what it imports, and what the way to it has read. */
function readByStarts(pieces: ReadonlyMap<string, Piece>, programs: readonly string[]): readonly ReadonlySet<string>[] {
  const piece = (name: string): Piece => pieces.get(name) as Piece;
  const lazy = new Set([...pieces.values()].flatMap((one) => one.lazy));
  const own = new Map([...programs, ...lazy].map((start) => [start, reach([start], (name) => piece(name).imports)]));
  const ways = new Map(
    [...own.keys()].map((start) => [
      start,
      [...own].filter(([, names]) => [...names].some((name) => piece(name).lazy.includes(start))).map(([way]) => way),
    ]),
  );
  /** What has been read of a start whichever way was taken. */
  const read = new Map<string, ReadonlySet<string>>(
    [...own].map(([start, names]) => [start, programs.includes(start) ? names : new Set(pieces.keys())]),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const start of lazy) {
      const names = [...pieces.keys()].filter(
        (name) => own.get(start)?.has(name) || ways.get(start)?.every((way) => read.get(way)?.has(name)),
      );
      if (names.length === read.get(start)?.size) continue;
      read.set(start, new Set(names));
      changed = true;
    }
  }
  return [...own].flatMap(([start, names]) =>
    programs.includes(start)
      ? [names]
      : (ways.get(start) ?? []).map((way) => new Set([...names, ...(read.get(way) ?? [])])),
  );
}

/** For each group, those that it imports, directly or not. */
function imported(
  groups: readonly Group[],
  pieces: ReadonlyMap<string, Piece>,
): ReadonlyMap<Group, ReadonlySet<Group>> {
  const groupOf = new Map(groups.flatMap((group) => group.names.map((name) => [name, group] as const)));
  const direct = new Map(
    groups.map((group) => {
      const names = group.names.flatMap((name) => pieces.get(name)?.imports ?? []);
      const targets = new Set(names.map((name) => groupOf.get(name) as Group));
      targets.delete(group);
      return [group, targets] as const;
    }),
  );
  return new Map([...direct].map(([group, targets]) => [group, reach(targets, (one) => direct.get(one) ?? [])]));
}

/** All that `next` leads to from some, those included. */
export function reach<T>(from: Iterable<T>, next: (one: T) => Iterable<T>): Set<T> {
  const found = new Set(from);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}
