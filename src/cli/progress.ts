const INTERVAL = 100;

/** A line on the terminal that says how far a scan is, and how fast; silent where standard error is none. */
export class Progress {
  readonly #begun = Date.now();
  #files = 0;
  #bytes = 0;
  #findings = 0;
  #shown = 0;

  advance(files: number, bytes: number, findings: number): void {
    this.#files += files;
    this.#bytes += bytes;
    this.#findings += findings;
    const now = Date.now();
    if (process.stderr.isTTY !== true || now - this.#shown < INTERVAL) return;
    this.#shown = now;
    const rate = this.#bytes / 1000 / Math.max(1, now - this.#begun);
    process.stderr.write(`\r\x1b[KScanned ${this.#files} files, ${rate.toFixed(0)} MB/s, ${this.#findings} found`);
  }

  clear(): void {
    if (this.#shown > 0) process.stderr.write("\r\x1b[K");
  }
}
