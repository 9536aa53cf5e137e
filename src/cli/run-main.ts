import { RUN_FAILED } from "./commands/run";
import { execute, program } from "./execute";
import { addRunCommand } from "./secret-commands";

void execute((done) => addRunCommand(program(), done), RUN_FAILED);
