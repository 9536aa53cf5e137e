import { execute, program } from "./execute";
import { RUN_FAILED } from "./run";
import { addRunCommand } from "./secret-commands";

void execute((done) => addRunCommand(program(), done), RUN_FAILED);
