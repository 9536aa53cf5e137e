import { setTimeout as delay } from "node:timers/promises";

const PATIENCE = 20_000;

/** Waits until `probe` gives something; for what another program does in its own time. Throws with `what` after 20 s, or `patience` in milliseconds. */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | Promise<T | undefined>,
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await delay(50);
  }
}
