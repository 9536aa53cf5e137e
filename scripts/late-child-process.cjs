// What the argument parser asks of node:child_process, asked for when a subcommand is a program of its own: ours never are,
// and loading the module would cost every start some milliseconds.
module.exports = {
  get spawn() {
    return require("node:child_process").spawn;
  },
};
