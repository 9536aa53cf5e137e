import { setFlagsFromString } from "node:v8";

/** Versions of Node in which these flags of the engine were tried; another might not know them, and say so on standard error. */
const TRIED = new Set(["20", "22", "24"]);

/**
 * Tells the engine that this process ends soon: it compiles less code, later, and inlines less into it. A scan takes a
 * second on each of its threads, of which compiling took a fourth.
 */
export function expectShortRun(): void {
  if (!TRIED.has(process.versions.node.split(".")[0] as string)) return;
  setFlagsFromString("--interrupt-budget=1000000");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
}
