import type { Plugin } from "esbuild";

/** Leaves out the package by which Microsoft's sign-ins open a browser: none of those that are used does. */
export const noBrowser: Plugin = {
  name: "no-browser",
  setup(build) {
    build.onResolve({ filter: /^open$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]@azure[\\/]/.test(importer) ? { path, namespace: "absent" } : undefined,
    );
    build.onLoad({ filter: /./, namespace: "absent" }, () => ({ contents: "export default undefined;" }));
  },
};
