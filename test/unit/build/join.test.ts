import assert from "node:assert/strict";
import fc from "fast-check";
import { joinPieces, type Piece, reach } from "../../../scripts/build/join";

/** Pieces by name, from what differs from a small one of the command that nothing asks for. */
function pieces(list: Readonly<Record<string, Partial<Piece>>>): Map<string, Piece> {
  return new Map(
    Object.entries(list).map(([name, piece]) => [
      name,
      { size: 100, imports: [], lazy: [], kind: "command", ...piece },
    ]),
  );
}

/** The files' pieces, sorted. */
function joined(list: ReadonlyMap<string, Piece>, programs: readonly string[], most: number): string[] {
  return joinPieces(list, programs, most)
    .map((names) => [...names].sort().join(" "))
    .sort();
}

/** A program or two, and pieces that import and ask for pieces with higher numbers; the last are Node's. */
const graphs = fc.integer({ min: 3, max: 14 }).chain((count) => {
  const later = (index: number) =>
    fc
      .uniqueArray(fc.integer({ min: Math.max(index, 1) + 1, max: count }), { maxLength: 3 })
      .map((list) => list.map(String));
  const piece = (index: number): fc.Arbitrary<Piece> =>
    index >= count - 1
      ? fc.record({
          size: fc.oneof(fc.nat(90_000), fc.constant(Number.POSITIVE_INFINITY)),
          imports: fc.constant([]),
          lazy: fc.constant([]),
          kind: fc.constant(undefined),
        })
      : fc.record({
          size: fc.nat(40_000),
          imports: later(index),
          lazy: later(index).map((list) => list.filter((name) => Number(name) < count - 1)),
          kind: fc.constantFrom("command", "editor"),
        });
  return fc
    .tuple(...Array.from({ length: count + 1 }, (_, index) => piece(index)))
    .map((all) => new Map(all.map((one, index) => [String(index), one])));
});

describe("the files of a build", () => {
  const programs = ["0", "1"];

  it("hold each piece once, import each other without circles, and never a program's file", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 8 }), (graph, most) => {
        const files = joinPieces(graph, programs, most);
        const owned = [...graph].filter(([, { kind }]) => kind !== undefined).map(([name]) => name);
        assert.deepEqual(files.flat().sort(), owned.sort());
        const fileOf = (name: string) => files.find((names) => names.includes(name));
        const imports = (names: readonly string[]) =>
          names.flatMap((name) => graph.get(name)?.imports ?? []).flatMap((name) => [fileOf(name) ?? []]);
        for (const names of files) {
          assert.equal(new Set(names.map((name) => graph.get(name)?.kind)).size, 1);
          const others = imports(names).filter((other) => other !== names && other.length > 0);
          assert(!reach(others, imports).has(names), "a circle");
          assert(!others.some((other) => programs.some((program) => other.includes(program))), "a program is imported");
        }
      }),
    );
  });

  it("start no other program where a piece is asked for", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 8 }), (graph, most) => {
        const files = joinPieces(graph, programs, most);
        for (const program of programs) {
          const read = reach([program], (name) => {
            const { imports, lazy } = graph.get(name) as Piece;
            return [...imports, ...lazy];
          });
          const asked = [...read].flatMap((name) => graph.get(name)?.lazy ?? []);
          const started = asked.flatMap((name) => files.find((names) => names.includes(name)) ?? []);
          assert.deepEqual(
            programs.filter((one) => one !== program && started.includes(one)),
            [],
          );
        }
      }),
    );
  });

  it("make no program read what only others have", () => {
    const far = (graph: ReadonlyMap<string, Piece>, names: Iterable<string>) =>
      [...names].filter((name) => graph.get(name)?.size === Number.POSITIVE_INFINITY).sort();
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 8 }), (graph, most) => {
        const files = joinPieces(graph, programs, most);
        const imports = (name: string) => graph.get(name)?.imports ?? [];
        for (const program of programs) {
          const whole = (name: string) => files.find((names) => names.includes(name)) ?? [name];
          const read = reach(whole(program), (name) => imports(name).flatMap(whole));
          assert.deepEqual(far(graph, read), far(graph, reach([program], imports)));
        }
      }),
    );
  });

  it("are no more than asked for", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 3, max: 8 }), (graph, most) => {
        const same = new Map(
          [...graph].map(([name, { size, kind, ...rest }]) => [
            name,
            { ...rest, size: Math.min(size, 90_000), kind: kind && "one" },
          ]),
        );
        assert(joinPieces(same, programs, most).length <= most);
      }),
    );
  });

  it("keep what a lazy import needs out of what its program reads", () => {
    const list = pieces({
      program: { imports: ["all"], lazy: ["late"] },
      all: { size: 20_000 },
      late: { size: 50_000, imports: ["all"] },
    });
    assert.deepEqual(joined(list, ["program"], 30), ["all", "late", "program"]);
  });

  it("are joined where one more file would cost more than the text", () => {
    const list = pieces({ program: { size: 60_000, lazy: ["first", "second"] }, first: {}, second: { size: 9_000 } });
    assert.deepEqual(joined(list, ["program"], 30), ["first program", "second"]);
  });

  it("stay apart where one would read a costly module of Node's for the other", () => {
    const list = pieces({
      program: { lazy: ["first", "second"] },
      first: { imports: ["node:crypto"] },
      second: {},
      "node:crypto": { size: 70_000, kind: undefined },
    });
    assert.deepEqual(joined(list, ["program"], 30), ["first", "program second"]);
  });

  it("never make a start read what it does not have, however few they must be", () => {
    const list = pieces({
      program: { imports: ["one", "two"] },
      thread: { imports: ["one"], lazy: ["three"] },
      one: {},
      two: { imports: ["vscode"] },
      three: {},
      vscode: { size: Number.POSITIVE_INFINITY, kind: undefined },
    });
    const files = joined(list, ["program", "thread"], 1);
    assert(files.includes("program two"), files.join(", "));
  });
});
