import assert from "node:assert/strict";
import { Masker } from "../../../src/secret/mask";
import { Secret } from "../../../src/secret/secret";

/** Four times as much text takes at most so many times as long. */
const MOST = 12;
const COMMON = "zq9-Xk2-77-QmZkTwVbNs-".repeat(4);

const ENDS = Array.from({ length: 300 }, (_, index) => `${String.fromCharCode(200 + index)}zq${COMMON}`);

const HOSTILE: readonly (readonly [string, () => string[], (length: number) => string])[] = [
  [
    "300 values with a common beginning, cut off again and again",
    () => Array.from({ length: 300 }, (_, index) => `${COMMON}${index}`),
    (length) => COMMON.repeat(length / COMMON.length),
  ],
  ["a value of equal letters", () => ["a".repeat(20_000)], (length) => "a".repeat(length)],
  [
    "a value of equal letters, never whole",
    () => ["a".repeat(20_000)],
    (length) => `${"a".repeat(19_999)}b`.repeat(length / 20_000),
  ],
  ["equal letters, one on each line", () => ["a".repeat(20_000)], (length) => "a\n".repeat(length / 2)],
  ["equal letters between colours", () => ["a".repeat(20_000)], (length) => "a\x1b[1m".repeat(length / 5)],
  ["escapes that never end", () => ["zq9-Xk2-77"], (length) => "%".repeat(length / 2) + "&".repeat(length / 2)],
  ["control sequences that never end", () => ["zq9-Xk2-77"], (length) => "\x1b[".repeat(length / 2)],
  ["backslashes", () => ["zq9-Xk2\\77"], (length) => "\\".repeat(length)],
  ["empty lines and quotes", () => ['it\'s "zq9"'], (length) => "a\n '\"".repeat(length / 5)],
  ["white space", () => ["zq9 Xk2 77"], (length) => `${" ".repeat(250)}z\n`.repeat(length / 252)],
  ["a value of 100,000 equal letters", () => ["a".repeat(100_000)], (length) => "a".repeat(length)],
  ["ends behind dots", () => ["zq9-Xk2-77"], (length) => "...9-Xk2-77".repeat(length / 11)],
  ["equal letters behind dots", () => ["a".repeat(100_000)], (length) => `...${"a".repeat(297)}`.repeat(length / 300)],
  ["300 values with a common end, behind dots", () => ENDS, (length) => `...${COMMON}`.repeat(length / 91)],
  ["separated bytes", () => ["zq9-Xk2-77"], (length) => "7a:71:39:2d:".repeat(length / 12)],
  ["beginnings before dots", () => ["zq9-Xk2-77"], (length) => "zq9-Xk2-7...".repeat(length / 12)],
];

function milliseconds(masker: Masker, text: Buffer, chunk: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const stream = masker.stream();
    const before = process.cpuUsage().user;
    for (let at = 0; at < text.length; at += chunk) stream.write(text.subarray(at, at + chunk));
    stream.end();
    best = Math.min(best, (process.cpuUsage().user - before) / 1000);
  }
  return best;
}

describe("masking takes time in proportion to the output", function () {
  this.timeout(120_000);

  for (const [name, values, text] of HOSTILE) {
    for (const chunk of [4096, 16]) {
      it(`${name}, in chunks of ${chunk}`, () => {
        const masker = new Masker(values().map((value) => new Secret(value)));
        milliseconds(masker, Buffer.from(text(40_000)), chunk);
        const short = milliseconds(masker, Buffer.from(text(60_000)), chunk);
        const long = milliseconds(masker, Buffer.from(text(240_000)), chunk);
        assert.ok(long <= MOST * Math.max(short, 2), `${short} ms, then ${long} ms`);
      });
    }
  }
});
