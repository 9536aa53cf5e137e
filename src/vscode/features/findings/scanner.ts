import { Worker } from "node:worker_threads";
import type { OwnRule } from "../../../detect/config";
import type { Finding } from "../../../detect/finding";
import type { Language } from "../../../detect/language";
import { compileRules } from "../../../detect/vendors/compile-rules";
import { scanText } from "./scan-text";
import { fromWire, type WorkerAnswer, type WorkerQuestion, type WorkerReply } from "./worker-messages";

/** Longer texts are scanned on the worker's thread; in UTF-16 code units. */
const LONG = 300_000;

/** Scans texts here while that takes no time, else on a thread that is started when it is first needed. */
export class Scanner {
  readonly #workerFile: string;
  readonly #waiting = new Map<number, { settle(answer: WorkerAnswer): void; fail(error: Error): void }>();
  #worker: Worker | undefined;
  #next = 0;

  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  /** Every credential in a text, `low` ones included. */
  async scan(text: string, path: string, language: Language, rules: readonly OwnRule[]): Promise<readonly Finding[]> {
    if (text.length <= LONG) {
      const compiled = compileRules(rules);
      return scanText(text, path, language, typeof compiled === "string" ? [] : compiled);
    }
    const answer = await this.ask({ kind: "text", text, path, language, rules });
    return answer.kind === "text" ? answer.findings.map(fromWire) : [];
  }

  /** Asks the worker. Rejects when the worker ends first. */
  ask(question: WorkerQuestion): Promise<WorkerAnswer> {
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
    worker.on("message", ({ id, ...answer }: WorkerReply) => {
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
