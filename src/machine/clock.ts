/** The time, and waiting for it. A test moves one of its own. */
export interface Clock {
  /** In milliseconds since 1970. */
  now(): number;
  /** Calls `act` after so many milliseconds, unless the function that it gives is called before. */
  after(milliseconds: number, act: () => void): () => void;
}

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Waits; ends at once where the signal is aborted, which the caller then sees. */
export function sleep(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      stop();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const stop = clock.after(milliseconds, done);
    signal.addEventListener("abort", done, { once: true });
  });
}
