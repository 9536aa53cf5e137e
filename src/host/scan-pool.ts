import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { OwnRule } from "../detect/config";
import type { CompiledRule } from "../detect/own-rules";
import { Secret } from "../secret/secret";
import type { FileScan, Located } from "./scan-file";
import { scanFile } from "./scan-file";

/** A file to scan: where it is, and the name under which it is reported. */
export interface ScanFile {
  readonly file: string;
  readonly path: string;
}

/** What crosses to another thread: `Secret` keeps its value from being copied. */
type WireLocated = Omit<Located, "finding"> & {
  readonly finding: Omit<Located["finding"], "secret">;
  readonly value: string;
};
export type WireScan =
  | (Omit<Extract<FileScan, { kind: "scanned" }>, "located"> & { readonly located: readonly WireLocated[] })
  | Extract<FileScan, { kind: "skipped" }>;

export interface PoolTask {
  readonly files: readonly ScanFile[];
  readonly rules: readonly OwnRule[];
  /** One 32-bit counter that the threads share: the next file that nobody has taken. */
  readonly next: SharedArrayBuffer;
}

export interface PoolAnswer {
  readonly results: readonly (readonly [index: number, scan: WireScan])[];
  /** Files done, empty-handed ones included, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly end: boolean;
}

/** Files that a thread takes at a time. */
const CHUNK = 16;
/** Results are sent on after this many files. */
const REPORT = 512;
/** Fewer files are not worth another thread. */
const WORTH = 96;

export function toWire(scan: FileScan): WireScan {
  if (scan.kind === "skipped") return scan;
  return {
    ...scan,
    located: scan.located.map(({ finding: { secret, ...finding }, ...place }) => ({
      ...place,
      finding,
      value: secret.reveal(),
    })),
  };
}

function fromWire(scan: WireScan): FileScan {
  if (scan.kind === "skipped") return scan;
  return {
    ...scan,
    located: scan.located.map(({ finding, value, ...place }) => ({
      ...place,
      finding: { ...finding, secret: new Secret(value) },
    })),
  };
}

/** Takes files by the shared counter until none is left; `report` gets what was found after every `REPORT` files. */
export function scanShare(task: PoolTask, rules: readonly CompiledRule[], report: (answer: PoolAnswer) => void): void {
  for (const answer of shares(task, rules)) report(answer);
}

function* shares({ files, next }: PoolTask, rules: readonly CompiledRule[]): Generator<PoolAnswer> {
  const counter = new Int32Array(next);
  let results: [number, WireScan][] = [];
  let done = 0;
  let bytes = 0;
  for (let from = Atomics.add(counter, 0, CHUNK); from < files.length; from = Atomics.add(counter, 0, CHUNK)) {
    for (let index = from; index < Math.min(from + CHUNK, files.length); index++) {
      const { file, path } = files[index] as ScanFile;
      const scan = scanFile(file, path, rules);
      done++;
      if (scan.kind === "skipped") results.push([index, scan]);
      else {
        bytes += scan.bytes;
        if (scan.located.length > 0 || scan.problem !== undefined) results.push([index, toWire(scan)]);
      }
    }
    if (done >= REPORT) {
      yield { results, files: done, bytes, end: false };
      results = [];
      done = 0;
      bytes = 0;
    }
  }
  yield { results, files: done, bytes, end: true };
}

/** Scans many files, on as many threads as there are processors. */
export class ScanPool {
  readonly #workers: Worker[] = [];
  readonly #rules: readonly CompiledRule[];

  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
  }

  /** Starts the other threads, once it is known that there are many files. */
  prepare(files: number): void {
    if (files < WORTH || this.#workers.length > 0) return;
    const script = join(__dirname, "scan-worker.js");
    for (let i = 1; i < Math.min(availableParallelism(), 8); i++) this.#workers.push(new Worker(script));
  }

  /**
   * Scans the files; the result has an entry for each in which something was found or that was skipped, by its index.
   * `progress` is told how many more files and bytes are done. Rejects when a thread ends in an error.
   */
  async scan(
    files: readonly ScanFile[],
    progress: (files: number, bytes: number) => void,
  ): Promise<Map<number, FileScan>> {
    const found = new Map<number, FileScan>();
    const take = (answer: PoolAnswer) => {
      progress(answer.files, answer.bytes);
      for (const [index, scan] of answer.results) found.set(index, fromWire(scan));
    };
    const task: PoolTask = { files, rules: this.#rules.map(({ rule }) => rule), next: new SharedArrayBuffer(4) };
    const others = this.#workers.map((worker) => finished(worker, task, take));
    try {
      for (const answer of shares(task, this.#rules)) {
        take(answer);
        await new Promise(setImmediate); // lets the others' results, a signal and the progress through
      }
      await Promise.all(others);
    } finally {
      for (const worker of this.#workers) void worker.terminate();
    }
    return found;
  }
}

function finished(worker: Worker, task: PoolTask, take: (answer: PoolAnswer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on("message", (answer: PoolAnswer) => {
      take(answer);
      if (answer.end) resolve();
    });
    worker.on("error", reject);
    worker.postMessage(task);
  });
}
