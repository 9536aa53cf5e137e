// Runs on a thread of its own, so that a large text never holds up the extension host.
import { readFile, stat } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { scan } from "../detect/scan";
import { scanBytes } from "./scanBytes";
import { toWire, type WorkerAnswer, type WorkerQuestion, type WorkerRequest } from "./workerMessages";

/** Larger files are named as skipped; in bytes. */
const LARGEST = 100_000_000;

async function answer(question: WorkerQuestion): Promise<WorkerAnswer> {
  if (question.kind === "text") {
    const { text, path, language } = question;
    return { kind: "text", findings: scan({ text, path, language }).map(toWire) };
  }
  if (question.kind === "bytes") return scanBytes(question.bytes, question.path);
  try {
    if ((await stat(question.file)).size > LARGEST) return { kind: "skipped", reason: "it is larger than 100 MB" };
    return scanBytes(await readFile(question.file), question.path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return { kind: "skipped", reason: `it cannot be read (${code})` };
  }
}

parentPort?.on("message", async (request: WorkerRequest) => {
  parentPort?.postMessage({ id: request.id, ...(await answer(request)) });
});
