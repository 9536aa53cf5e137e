// A thread of the command: scans files that it takes by the shared counter.
import { parentPort } from "node:worker_threads";
import type { PoolTask } from "./scan-pool";
import { scanShare } from "./scan-pool";

parentPort?.once("message", async (task: PoolTask) => {
  const rules = task.rules.length === 0 ? [] : (await import("../detect/compile-rules")).compileRules(task.rules);
  if (typeof rules === "string") throw new Error("rules are compiled before the threads start");
  scanShare(task, rules, (answer) => parentPort?.postMessage(answer));
});
