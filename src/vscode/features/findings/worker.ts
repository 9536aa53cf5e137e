// Runs on a thread of its own, so that a large text never holds up the extension host.
import { parentPort } from "node:worker_threads";
import { compileRules } from "../../../detect/vendors/compile-rules";
import { type FileScan, scanBytes, scanFile } from "../../../work/scan/file";
import { scanText } from "./scan-text";
import { toWire, type WorkerAnswer, type WorkerQuestion, type WorkerRequest } from "./worker-messages";

function wire(scan: FileScan): WorkerAnswer {
  if (scan.kind === "skipped") return scan;
  const located = scan.located.map(({ finding, ...place }) => ({ ...place, finding: toWire(finding) }));
  return { kind: "scanned", located, ...(scan.problem === undefined ? {} : { problem: scan.problem }) };
}

function answer(question: WorkerQuestion): WorkerAnswer {
  const compiled = compileRules(question.rules);
  // They were compiled once before they were sent.
  const rules = typeof compiled === "string" ? [] : compiled;
  const { path } = question;
  switch (question.kind) {
    case "text":
      return { kind: "text", findings: scanText(question.text, path, question.language, rules).map(toWire) };
    case "bytes":
      return wire(scanBytes(Buffer.from(question.bytes), path, rules));
    case "file":
      return wire(scanFile(question.file, path, rules));
  }
}

parentPort?.on("message", (request: WorkerRequest) => {
  parentPort?.postMessage({ id: request.id, ...answer(request) });
});
