import type { Command } from "commander";

/** Gives a command its arguments, its options and what it does. `done` takes the exit code. */
export type DefineCommand = (command: Command, done: (code: number) => void) => void;

/** Puts the values of an option that may be given again into a list. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
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
