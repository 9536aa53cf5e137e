import type { Command } from "commander";

/** Gives a command its arguments, its options and what it does. `done` takes the exit code. */
export type DefineCommand = (command: Command, done: (code: number) => void) => void;

/** Puts the values of an option that may be given again into a list. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export const CONFIDENCES = ["low", "medium", "high"];
