import { RUN_FAILED } from "./commands/run";
import { execute, program } from "./execute";
import { addRunCommand } from "./secret-commands";

/** Runs `sealwright run`. */
export function main(): Promise<void> {
  return execute((done) => addRunCommand(program(), done), RUN_FAILED);
}
