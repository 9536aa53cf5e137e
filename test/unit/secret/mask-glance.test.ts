import assert from "node:assert/strict";
import fc from "fast-check";
import { Glance, TOO_LONG, UNCLEAR } from "../../../src/secret/mask-glance";
import { LONGEST_GAP, PlainReader } from "../../../src/secret/mask-reader";
import { Stops } from "../../../src/secret/mask-stops";

const PIECES = [
  "\\",
  "\\\\",
  "%",
  "&",
  "&lt;",
  "&#x",
  "\x1b[",
  "0m",
  "\n",
  "\r",
  " ",
  "|",
  "│",
  "▌",
  "…",
  "...",
  '"',
  "'",
];
const LETTERS = ["x4", "u00e9", "U0001F600", "12", "0", "5c", "n", "a", "Q", ";", "{41}", "ud83d", "ude00", "é"];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES, ...LETTERS).map((piece) => Buffer.from(piece)),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(300, 40, 30).map((length) => Buffer.alloc(length, " ")),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => Buffer.concat(pieces));

interface Character {
  readonly byte: number;
  readonly at: number;
  readonly end: number;
}

/** What the reader takes for the first character from an offset on. */
function firstCharacter(bytes: Buffer, from: number): Character | undefined {
  let first: Character | undefined;
  const reader = new PlainReader({
    character(byte, at, end) {
      first ??= { byte, at, end };
    },
  });
  for (let at = from; at < bytes.length && first === undefined; at++) reader.push(bytes[at] as number, at);
  return first;
}

describe("what makes masking quick", function () {
  this.timeout(60_000);

  it("tells a character at a glance only where the reader reads the same", () => {
    let told = 0;
    fc.assert(
      fc.property(text, (bytes) => {
        const glance = new Glance(bytes);
        for (let from = 0; from < bytes.length; from++) {
          const byte = glance.at(from);
          if (byte === UNCLEAR) continue;
          const first = firstCharacter(bytes, from);
          if (byte === TOO_LONG) assert.ok(first === undefined || first.at - from >= LONGEST_GAP);
          else assert.deepEqual({ byte, at: glance.start, end: glance.end }, first);
          told++;
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(told > 1000, "most are told");
  });

  it("stops at each byte that can change what is around it", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (bytes, quotes) => {
        const all = [...bytes.keys()].filter((at) => {
          const rest = bytes.subarray(at).toString("latin1");
          return /^(?:[\\%&\x1b\n\r]|\.\.\.|\xe2\x80\xa6)/.test(rest) || (quotes && /^["']/.test(rest));
        });
        const stops = new Stops(bytes, quotes);
        const found: number[] = [];
        for (let at = stops.next(0); at < bytes.length; at = stops.next(at + 1)) found.push(at);
        assert.deepEqual(found, all);
      }),
      { numRuns: 1000 },
    );
  });
});
