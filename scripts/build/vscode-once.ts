import type { Plugin } from "esbuild";

const NAMESPACE = "once";

/**
 * Makes of VS Code's interface one module. It has some hundred names, and esbuild copies them all for each module that
 * imports the interface itself: that was half of what activation took.
 */
export const vscodeOnce: Plugin = {
  name: "vscode-once",
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ path, namespace }) =>
      namespace === NAMESPACE ? { path, external: true } : { path, namespace: NAMESPACE },
    );
    build.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({ contents: `export * from "${path}";` }));
  },
};
