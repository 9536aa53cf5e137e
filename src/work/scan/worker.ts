// A thread of the command: scans files that it takes by the shared counter.
import { parentPort } from "node:worker_threads";
import type { PoolTask } from "./pool";
import { Share } from "./pool";

let share: Promise<Share> | undefined;

async function begin({ next, rules }: PoolTask): Promise<Share> {
  const compiled = rules.length === 0 ? [] : (await import("../../detect/vendors/compile-rules")).compileRules(rules);
  if (typeof compiled === "string") throw new Error("rules are compiled before the threads start");
  return new Share(next, compiled);
}

// One message after the other: a scan does not wait, and the next message waits for it.
let before: Promise<void> = Promise.resolve();
parentPort?.on("message", (task: PoolTask) => {
  share ??= begin(task);
  before = before.then(async () => {
    const part = await (share as Promise<Share>);
    part.know(task.files);
    for (const answer of part.run(task.last)) parentPort?.postMessage(answer);
  });
});
