import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { buildSync } from "esbuild";
import type { MaskingFigures } from "./masking-speed";

const STARTS = 15;

/** Of the masker bundled as it ships, in a process of its own for each of some starts: the best of each figure. */
export function maskingSpeed(): MaskingFigures {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-bench-"));
  const outfile = join(folder, "masking-speed.js");
  const entry = join(__dirname, "masking-speed.ts");
  try {
    buildSync({ entryPoints: [entry], outfile, bundle: true, platform: "node", target: "node20", minify: true });
    const runs = [1, 2, 3].map(() => JSON.parse(execFileSync(process.execPath, [outfile], { encoding: "utf8" })));
    const best = (name: keyof MaskingFigures, choose: (...values: number[]) => number) =>
      choose(...runs.map((run: MaskingFigures) => run[name]));
    return {
      clean: best("clean", Math.max),
      leaking: best("leaking", Math.max),
      json: best("json", Math.max),
      coloured: best("coloured", Math.max),
      preparing: best("preparing", Math.min),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of `sealwright run -- true` and of bare Node, the best of some starts of each, in turn. */
export function runOverBare(command: string): { ours: number; bare: number } {
  const time = (args: readonly string[]) => {
    const started = performance.now();
    execFileSync(process.execPath, [...args], { stdio: "ignore" });
    return performance.now() - started;
  };
  let [ours, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let start = 0; start < STARTS; start++) {
    bare = Math.min(bare, time(["-e", "0"]));
    ours = Math.min(ours, time([command, "run", "--", "true"]));
  }
  return { ours, bare };
}
