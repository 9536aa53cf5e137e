import type { Command } from "commander";

/** Adds a command, with its options and what it does, to a program. `done` takes the exit code. */
export type AddCommand = (program: Command, done: (code: number) => void) => void;

/** Puts the values of an option that may be given again into a list. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export const CONFIDENCES = ["low", "medium", "high"];
