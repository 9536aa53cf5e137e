// The command's entry. `run` stands between a shell and a program, so it reads nothing that the other commands need.
if (process.argv[2] === "run") require("./run-main");
else require("./main");
