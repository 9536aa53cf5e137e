import type { Plugin } from "esbuild";

const NAMESPACE = "late-child-process";

/**
 * Gives commander `node:child_process` when it asks for something of it: it would for a subcommand that is a program of its
 * own, which ours never are, and loading the module costs every start some milliseconds.
 */
export const lateChildProcess: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules[\\/]commander[\\/]/.test(importer) ? { path: importer, namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /./, namespace: NAMESPACE }, () => ({
      contents: 'module.exports = { get spawn() { return require("node:child_process").spawn; } };',
    }));
  },
};
