import { setFlagsFromString } from "node:v8";

/** Flags of the engine by Node's version, where they were tried: another version might not know them, and would say so. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  "20": ["--interrupt-budget=1000000", "--max-inlined-bytecode-size-cumulative=300"],
  "24": ["--max-inlined-bytecode-size-cumulative=300"],
};

/**
 * Tells the engine that this process ends soon: it compiles less code, later, and inlines less into it. A scan takes a
 * second on each of its threads, of which compiling took a fourth; sealing 10,000 values half a second, of which it took a third.
 */
export function expectShortRun(version: string = process.versions.node): void {
  for (const flag of FLAGS[version.split(".")[0] as string] ?? []) setFlagsFromString(flag);
}
