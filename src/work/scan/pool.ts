import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import type { OwnRule } from "../../detect/own-rule";
import type { CompiledRule } from "../../detect/read/own-rules";
import type { FileScan } from "./file";
import { scanFile } from "./file";
import { scanFromWire, scanToWire, type WireScan } from "./wire";

/** A file to scan: where it is, and the name under which it is reported. */
export interface ScanFile {
  readonly file: string;
  readonly path: string;
}

/** What a thread gets: more files, in the order in which all threads count them, and at last that there are no more. */
export interface PoolTask {
  readonly kind: "pool";
  readonly files: readonly ScanFile[];
  readonly rules: readonly OwnRule[];
  /** One 32-bit counter that the threads share: the next file that no thread has taken. */
  readonly next: SharedArrayBuffer;
  readonly last: boolean;
}

interface PoolAnswer {
  readonly results: readonly (readonly [index: number, scan: WireScan])[];
  /** Files done, those without findings included, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly end: boolean;
}

/** Files that a thread takes at a time. */
const CHUNK = 16;
/** Results are sent on after this many files. */
const REPORT = 512;
/** Fewer files are scanned faster without another thread, or a message to one. */
const WORTH = 96;
/** More threads would wait for the disk and cost memory. */
const MOST = 8;

/** One thread's part of the files: it takes them by the shared counter, as far as it knows them. */
export class Share {
  readonly #files: ScanFile[] = [];
  readonly #counter: Int32Array;
  /** The first file of a chunk that was taken before it was known; -1 where there is none. */
  #taken = -1;

  constructor(
    next: SharedArrayBuffer,
    private readonly rules: readonly CompiledRule[],
  ) {
    this.#counter = new Int32Array(next);
  }

  know(files: readonly ScanFile[]): void {
    for (const file of files) this.#files.push(file);
  }

  /** Scans until the known files are taken; gives what was found after every `REPORT` files. `last`: no more will come. */
  *run(last: boolean): Generator<PoolAnswer> {
    let answer = empty();
    for (;;) {
      const from = this.#taken >= 0 ? this.#taken : Atomics.add(this.#counter, 0, CHUNK);
      this.#taken = -1;
      if (from >= this.#files.length || (from + CHUNK > this.#files.length && !last)) {
        this.#taken = from;
        break;
      }
      for (let index = from; index < Math.min(from + CHUNK, this.#files.length); index++) this.#scan(index, answer);
      if (answer.files >= REPORT) {
        yield answer;
        answer = empty();
      }
    }
    yield { ...answer, end: last };
  }

  #scan(index: number, answer: Growing): void {
    const { file, path } = this.#files[index] as ScanFile;
    const scan = scanFile(file, path, this.rules);
    answer.files++;
    if (scan.kind === "skipped") answer.results.push([index, scan]);
    else {
      answer.bytes += scan.bytes;
      if (scan.located.length > 0 || scan.problem !== undefined) answer.results.push([index, scanToWire(scan)]);
    }
  }
}

interface Growing {
  results: [number, WireScan][];
  files: number;
  bytes: number;
  end: boolean;
}

function empty(): Growing {
  return { results: [], files: 0, bytes: 0, end: false };
}

/** Scans many files on as many threads as there are processors; the others begin while the files are still being listed. */
export class ScanPool {
  /** What was found or skipped, by the file's index. */
  readonly found = new Map<number, FileScan>();
  readonly #next = new SharedArrayBuffer(4);
  readonly #share: Share;
  readonly #rules: readonly OwnRule[];
  readonly #progress: (files: number, bytes: number, findings: number) => void;
  readonly #jobs: number;
  #others: { readonly worker: Worker; readonly finished: Promise<void> }[] = [];
  /** Files that the other threads do not know yet. */
  #unsent: ScanFile[] = [];

  /** `progress` gets how many more files and bytes are done, and findings are met; `jobs` is the number of threads. */
  constructor(
    rules: readonly CompiledRule[],
    progress: (files: number, bytes: number, findings: number) => void,
    jobs = Math.min(availableParallelism(), MOST),
  ) {
    this.#jobs = jobs;
    this.#rules = rules.map(({ rule }) => rule);
    this.#share = new Share(this.#next, rules);
    this.#progress = progress;
  }

  add(files: readonly ScanFile[]): void {
    this.#share.know(files);
    for (const file of files) this.#unsent.push(file);
    if (this.#jobs > 1 && this.#unsent.length >= WORTH) this.#send(false);
  }

  /** Ends when every file is scanned; rejects when a thread ends in an error. */
  async finish(): Promise<void> {
    try {
      if (this.#others.length > 0) this.#send(true);
      for (const answer of this.#share.run(true)) {
        this.#take(answer);
        await new Promise(setImmediate); // lets the others' results, a signal and the progress through
      }
      await Promise.all(this.#others.map(({ finished }) => finished));
    } finally {
      this.stop();
    }
  }

  /** Ends the other threads, at once. */
  stop(): void {
    for (const { worker } of this.#others) void worker.terminate();
  }

  #send(last: boolean): void {
    if (this.#others.length === 0) this.#start();
    const task: PoolTask = { kind: "pool", files: this.#unsent, rules: this.#rules, next: this.#next, last };
    for (const { worker } of this.#others) worker.postMessage(task);
    this.#unsent = [];
  }

  #start(): void {
    const { Worker } = require("node:worker_threads") as typeof import("node:worker_threads");
    const script = join(__dirname, "scan-worker.js");
    this.#others = Array.from({ length: this.#jobs - 1 }, () => {
      const worker = new Worker(script);
      const finished = new Promise<void>((resolve, reject) => {
        worker.on("message", (answer: PoolAnswer) => {
          this.#take(answer);
          if (answer.end) resolve();
        });
        worker.on("error", reject);
      });
      return { worker, finished };
    });
  }

  #take(answer: PoolAnswer): void {
    const found = answer.results.reduce(
      (sum, [, scan]) => sum + (scan.kind === "scanned" ? scan.located.length : 0),
      0,
    );
    this.#progress(answer.files, answer.bytes, found);
    for (const [index, scan] of answer.results) this.found.set(index, scanFromWire(scan));
  }
}
