// A thread that scans: files that the command's threads take by a shared counter, or one text or file after another.
import { parentPort } from "node:worker_threads";
import { mostReported } from "../../detect/finding";
import type { OwnRule } from "../../detect/own-rule";
import type { CompiledRule } from "../../detect/read/own-rules";
import { scan } from "../../detect/scan";
import { scanBytes, scanFile } from "./file";
import type { PoolTask } from "./pool";
import { Share } from "./pool";
import { findingToWire, type ScanAnswer, type ScanQuestion, scanToWire } from "./wire";

async function compiled(rules: readonly OwnRule[]): Promise<readonly CompiledRule[]> {
  const found = rules.length === 0 ? [] : (await import("../../detect/vendors/compile-rules")).compileRules(rules);
  if (typeof found === "string") throw new Error("rules are compiled before they are sent");
  return found;
}

async function answer(question: ScanQuestion): Promise<ScanAnswer> {
  const { path } = question;
  const rules = await compiled(question.rules);
  switch (question.kind) {
    case "text": {
      const { text, language } = question;
      return { kind: "text", findings: mostReported(scan({ text, path, language, rules })).map(findingToWire) };
    }
    case "bytes":
      return { kind: "file", scan: scanToWire(scanBytes(Buffer.from(question.bytes), path, rules)) };
    case "file":
      return { kind: "file", scan: scanToWire(scanFile(question.file, path, rules)) };
  }
}

let share: Promise<Share> | undefined;

async function take({ next, rules, files, last }: PoolTask): Promise<void> {
  share ??= compiled(rules).then((own) => new Share(next, own));
  const part = await share;
  part.know(files);
  for (const found of part.run(last)) parentPort?.postMessage(found);
}

// One message after the other: a scan does not wait, and the next message waits for it.
let before: Promise<void> = Promise.resolve();
parentPort?.on("message", (message: PoolTask | (ScanQuestion & { readonly id: number })) => {
  before = before.then(async () => {
    if (message.kind === "pool") await take(message);
    else parentPort?.postMessage({ id: message.id, ...(await answer(message)) });
  });
});
