import assert from "node:assert/strict";

/** Below so many milliseconds little but the clock's noise is measured. */
const CLOCK = 40;

function timeOf(run: (text: string) => void, text: string): number {
  // What other programs take of the machine is not counted.
  const from = process.cpuUsage();
  run(text);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Shows that time grows no faster than the text: compares the best times of up to three runs. */
export function assertLinear(run: (text: string) => void, make: (length: number) => string, length: number): void {
  const texts = [make(length / 4), make(length)] as const;
  let [short, long] = texts.map((text) => timeOf(run, text)) as [number, number];
  for (let again = 0; again < 2 && long > 8 * Math.max(short, CLOCK); again++) {
    short = Math.min(short, timeOf(run, texts[0]));
    long = Math.min(long, timeOf(run, texts[1]));
  }
  assert(
    long <= 8 * Math.max(short, CLOCK),
    `${short.toFixed(0)} ms, then ${long.toFixed(0)} ms for four times the text`,
  );
}
