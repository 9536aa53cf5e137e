import { relative } from "node:path";
import type { Confidence } from "../../detect/finding";
import { toPosix } from "../../machine/paths";
import type { LoadedConfig } from "./config";
import type { ProjectSilence } from "./report";

/** What a project's own configuration leaves out of a scan; undefined where that is nothing. `asked` goes before its threshold. */
export function silenceOf(
  loaded: Extract<LoadedConfig, { kind: "config" }>,
  cwd: string,
  asked: Confidence | undefined,
): ProjectSilence | undefined {
  const { config, file } = loaded;
  if (file === undefined) return undefined;
  const leftOut = [
    ...counted(config.exclude.length, "pattern of paths", "patterns of paths"),
    ...counted(config.disabledRules.size, "rule", "rules"),
    ...counted(config.allowed.length, "allowed finding", "allowed findings"),
    ...(asked === undefined && config.minimumConfidence === "high" ? ["every confidence but high"] : []),
  ];
  return leftOut.length === 0 ? undefined : { file: toPosix(relative(cwd, file)), leftOut };
}

function counted(count: number, one: string, several: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
}
