#!/usr/bin/env node
// The command's entry. `run` stands between a shell and a program, so it reads nothing that the other commands need.
void (process.argv[2] === "run" ? import("./run-main") : import("./main")).then(({ main }) => main());
