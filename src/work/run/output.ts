import type { Readable, Writable } from "node:stream";

/** How long a tail is held back after the last bytes, in milliseconds. */
const HOLD = 50;

/** What changes a stream of output and may hold back its tail: a `MaskStream`, or one after another. Gives bytes in parts. */
export interface OutputFilter {
  /** Whether `flush` would give something. */
  readonly holds: boolean;
  write(chunk: Uint8Array): readonly Uint8Array[];
  /** Gives what a reader may not be kept waiting for. */
  flush(): readonly Uint8Array[];
  end(): readonly Uint8Array[];
}

/** Passes everything from one stream to another through a filter. Resolves at the end, or once the reader is gone. */
export function pump(from: Readable, to: Writable, filter: OutputFilter): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let chunks = 0;
    const show = (parts: readonly Uint8Array[]) => {
      if (to.destroyed) return;
      let full = false;
      for (const part of parts) if (part.length > 0) full = !to.write(part);
      if (full) {
        from.pause();
        to.once("drain", () => from.resume());
      }
    };
    const later = () => {
      const seen = chunks;
      // What arrived while this process was busy is read before the tail is given up.
      setImmediate(() => {
        if (seen === chunks) show(filter.flush());
      });
    };
    const done = () => {
      clearTimeout(timer);
      show(filter.end());
      resolve();
    };
    from.on("data", (chunk: Buffer) => {
      chunks++;
      clearTimeout(timer);
      show(filter.write(chunk));
      if (filter.holds) timer = setTimeout(later, HOLD);
    });
    from.once("end", done);
    from.once("error", done);
    to.once("error", () => {
      // The child learns of it when it writes next, as it would without us between.
      clearTimeout(timer);
      from.destroy();
      resolve();
    });
  });
}

/** One filter behind another. */
export function chain(first: OutputFilter, second: OutputFilter): OutputFilter {
  const through = (parts: readonly Uint8Array[]) => parts.flatMap((part) => second.write(part));
  return {
    get holds() {
      return first.holds || second.holds;
    },
    write: (chunk) => through(first.write(chunk)),
    flush: () => [...through(first.flush()), ...second.flush()],
    end: () => [...through(first.end()), ...second.end()],
  };
}
