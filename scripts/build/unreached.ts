import type { Plugin } from "esbuild";

/** Packages of packages that no path of ours leads to, and who asks for them: what opens a browser, what sends requests in our place, and colours of a log. */
const UNREACHED: Readonly<Record<string, RegExp>> = {
  open: /[\\/]node_modules[\\/]@azure[\\/]/,
  "node-fetch": /[\\/]node_modules[\\/]gaxios[\\/]/,
  "supports-color": /[\\/]node_modules[\\/]debug[\\/]/,
};

/** Leaves those packages out: they are empty where they are asked for. */
export const omitUnreached: Plugin = {
  name: "omit-unreached",
  setup(build) {
    build.onResolve({ filter: /^(?:open|node-fetch|supports-color)$/ }, ({ path, importer }) =>
      UNREACHED[path]?.test(importer) ? { path, namespace: "unreached" } : undefined,
    );
    build.onLoad({ filter: /./, namespace: "unreached" }, () => ({ contents: "export default undefined;" }));
  },
};
