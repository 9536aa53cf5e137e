const INTERVAL = 100;

/** A line on the terminal that says how far a scan is; silent where standard error is none. */
export class Progress {
  #done = 0;
  #shown = 0;

  advance(files: number): void {
    this.#done += files;
    const now = Date.now();
    if (process.stderr.isTTY !== true || now - this.#shown < INTERVAL) return;
    this.#shown = now;
    process.stderr.write(`\r\x1b[KScanned ${this.#done} files`);
  }

  clear(): void {
    if (this.#shown > 0) process.stderr.write("\r\x1b[K");
  }
}
