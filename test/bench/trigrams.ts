/**
 * Makes the table of `src/detect/judge/trigrams.ts` from the words of a folder of Python files:
 * `npx tsx test/bench/trigrams.ts FOLDER > src/detect/judge/trigrams.ts`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const counts = new Map<string, number>();
for (const entry of readdirSync(process.argv[2] as string, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".py")) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
  for (const [word] of text.matchAll(/[A-Z]?[a-z]{2,}|[A-Z]{3,}/g)) {
    const lower = word.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
}

const triples = new Map<string, number>();
const pairs = new Map<string, number>();
const add = (map: Map<string, number>, key: string, weight: number) => map.set(key, (map.get(key) ?? 0) + weight);
for (const [word, count] of counts) {
  if (count < 12 || word.length < 3) continue;
  const padded = `^^${word}$`;
  for (let i = 2; i < padded.length; i++) {
    add(triples, padded.slice(i - 2, i + 1), Math.log2(1 + count));
    add(pairs, padded.slice(i - 2, i), Math.log2(1 + count));
  }
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const rows: string[] = [];
for (const a of `^${letters}`) {
  let row = "";
  for (const b of `^${letters}`)
    for (const c of `$${letters}`) {
      const p = ((triples.get(a + b + c) ?? 0) + 0.5) / ((pairs.get(a + b) ?? 0) + 13.5);
      row += Math.min(35, Math.round(-Math.log2(p) * 2)).toString(36);
    }
  rows.push(row);
}
process.stdout.write(`/**
 * How improbable each letter is after the two before it in the words and names of program text: half bits in base 36.
 * A row for each first letter (start of word, a to z), in it 27 groups for the second letter, in each 27 digits for the
 * third (end of word, a to z). Made by test/bench/trigrams.ts from the words of well-known Python libraries.
 */
// biome-ignore format: one row for each first letter
export const TRIGRAMS = [
${rows.map((row) => `  "${row}",`).join("\n")}
].join("");
`);
