import type { Command } from "commander";
import { CommandError } from "../exit";

/** Gives a command its arguments, its options and what it does. `done` takes the exit code. */
export type DefineCommand = (command: Command, done: (code: number) => void) => void;

/** Puts the values of an option that may be given again into a list. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** The paths that were named. Throws `CommandError` for an empty one, as an unset variable gives it. */
export function namedPaths(paths: readonly string[]): readonly string[] {
  if (paths.includes("")) throw new CommandError("An empty argument is no path.");
  return paths;
}

/** Which configuration a scan reads, as the options `--config` and `--no-project-config` say; the nearest by default. */
export function configChoice({ config, projectConfig }: ConfigOptions): { readonly config?: string | false } {
  if (config !== undefined) return { config };
  return projectConfig ? {} : { config: false };
}

export interface ConfigOptions {
  readonly config?: string;
  /** Commander's name for `--no-project-config`. */
  readonly projectConfig: boolean;
}

export const CONFIDENCES = ["low", "medium", "high"];
