import type { Command } from "commander";
import { everyRule, ruleFacts } from "../../detect/vendors/rule-facts";
import { CommandError } from "../exit";
import { writeLines } from "../output/write";

export function defineRules(command: Command, done: (code: number) => void): void {
  command.argument("[id]", "the rule").action((id?: string) => done(runRules(id)));
}

/** Every rule on a line, or one explained. Returns the exit code. */
function runRules(id: string | undefined): number {
  if (id === undefined) {
    writeLines(
      process.stdout,
      everyRule().map((rule) => `${rule.id.padEnd(36)} ${rule.title}`),
    );
    return 0;
  }
  const rule = ruleFacts(id);
  if (rule === undefined) throw new CommandError(`There is no rule ${id}: \`sealwright rules\` lists them.`);
  const lines = [`${rule.id}: ${rule.title}`, "", rule.explanation];
  if (rule.source !== undefined) lines.push(`Published at ${rule.source}`);
  if (rule.environment !== undefined) lines.push(`The vendor's own client reads ${rule.environment}.`);
  lines.push(
    "",
    `To suppress it on a line: # sealwright: ignore[${rule.id}] reason`,
    `To switch it off: disable = ["${rule.id}"] in .sealwright.toml`,
  );
  writeLines(process.stdout, lines);
  return 0;
}
