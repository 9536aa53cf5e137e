import { Argument, type Command, type Option } from "commander";
import { type CompletedCommand, SHELLS, type Shell } from "../output/completion";
import { writeEscaped } from "../output/write";

/** `command` is of a program whose commands are all defined. */
export function defineCompletion(command: Command, done: (code: number) => void): void {
  const names = Object.keys(SHELLS);
  command.addArgument(new Argument("<shell>", "whose completion").choices(names)).action((shell: Shell) => {
    const program = command.parent as Command;
    writeEscaped([SHELLS[shell](completedIn(program, ""))]);
    done(0);
  });
}

/** A command and those below it; `path` is its words behind the program's name. */
function completedIn(command: Command, path: string): CompletedCommand[] {
  const shown = command.options.filter(({ hidden }: Option) => !hidden);
  const own: CompletedCommand = {
    path,
    commands: command.commands.map((each) => ({ word: each.name(), description: each.description() })),
    options: shown.flatMap(({ long, description }) => (long ? [{ word: long, description }] : [])),
    choices: Object.fromEntries(
      shown.flatMap(({ long, argChoices }) => (long && argChoices ? [[long, argChoices]] : [])),
    ),
  };
  return [own, ...command.commands.flatMap((each) => completedIn(each, `${path} ${each.name()}`.trim()))];
}
