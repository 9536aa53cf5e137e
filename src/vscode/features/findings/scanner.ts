import { Worker } from "node:worker_threads";
import type { Finding } from "../../../detect/finding";
import type { Language } from "../../../detect/language";
import type { OwnRule } from "../../../detect/own-rule";
import { scan } from "../../../detect/scan";
import { compileRules } from "../../../detect/vendors/compile-rules";
import type { FileScan } from "../../../work/scan/file";
import { findingFromWire, type ScanAnswer, type ScanQuestion, scanFromWire } from "../../../work/scan/wire";

/** Longer texts are scanned on the worker's thread; in UTF-16 code units. */
const LONG = 100_000;
/** How long a pass may keep the extension host's thread, in milliseconds; a text that took longer is the worker's from then on. */
const BUDGET = 50;

/** Scans texts here while that takes no time, else on a thread that is started when it is first needed. */
export class Scanner {
  readonly #workerFile: string;
  readonly #waiting = new Map<number, { settle(answer: ScanAnswer): void; fail(error: Error): void }>();
  /** Paths of texts whose last pass here took too long. */
  readonly #slow = new Set<string>();
  readonly #now: () => number;
  #worker: Worker | undefined;
  #next = 0;

  /** `now`: a clock, in milliseconds. */
  constructor(workerFile: string, now: () => number = () => performance.now()) {
    this.#workerFile = workerFile;
    this.#now = now;
  }

  /** Every credential in a text, `low` ones included. */
  async scan(text: string, path: string, language: Language, rules: readonly OwnRule[]): Promise<readonly Finding[]> {
    if (text.length <= LONG && !this.#slow.has(path)) {
      const started = this.#now();
      const compiled = compileRules(rules);
      const found = scan({ text, path, language, rules: typeof compiled === "string" ? [] : compiled });
      if (this.#now() - started > BUDGET) this.#slow.add(path);
      return found;
    }
    const answer = await this.#ask({ kind: "text", text, path, language, rules });
    return answer.kind === "text" ? answer.findings.map(findingFromWire) : [];
  }

  /** Scans a file on the worker's thread: one of the disk, or the bytes of one that VS Code alone can reach. */
  async scanFile(content: string | Uint8Array, path: string, rules: readonly OwnRule[]): Promise<FileScan> {
    const source =
      typeof content === "string"
        ? ({ kind: "file", file: content } as const)
        : ({ kind: "bytes", bytes: content } as const);
    const answer = await this.#ask({ ...source, path, rules });
    if (answer.kind !== "file") throw new Error("the scanning thread answered another question");
    return scanFromWire(answer.scan);
  }

  /** Asks the worker. Rejects when the worker ends first. */
  #ask(question: ScanQuestion): Promise<ScanAnswer> {
    const worker = this.#worker ?? this.#start();
    const id = this.#next++;
    return new Promise((settle, fail) => {
      this.#waiting.set(id, { settle, fail });
      worker.postMessage({ ...question, id });
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#workerFile);
    worker.unref();
    worker.on("message", ({ id, ...answer }: ScanAnswer & { readonly id: number }) => {
      this.#waiting.get(id)?.settle(answer);
      this.#waiting.delete(id);
    });
    worker.on("error", (error: Error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("the scanning thread ended")));
    this.#worker = worker;
    return worker;
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }

  dispose(): void {
    void this.#worker?.terminate();
  }
}
