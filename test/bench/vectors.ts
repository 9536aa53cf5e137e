import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reaches } from "../../src/detect/finding";
import { scan } from "../../src/detect/scan";

interface Vector {
  readonly text: string;
  readonly expect: boolean;
}

/** The share of positive cases of token formats that any rule finds, and of negative ones that any rule reports. */
export function measureVectors(folder: string): { found: number; reported: number } {
  const vectors: Vector[] = readFileSync(join(folder, "vectors.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const share = (expect: boolean) => {
    const cases = vectors.filter((vector) => vector.expect === expect);
    return cases.filter(({ text }) => isReported(text)).length / cases.length;
  };
  return { found: share(true), reported: share(false) };
}

function isReported(text: string): boolean {
  return scan({ text, path: "vector.txt", language: "text" }).some(({ confidence }) => reaches(confidence, "medium"));
}
