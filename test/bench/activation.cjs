// Loads the extension from dist/ or from the folder that is named, and activates it with a stand-in for VS Code's interface.
// Prints the milliseconds that took, without what VS Code itself does on the way, and the bytes of our files that were read.
const { readFileSync, statSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");

/** Anything that VS Code's interface may be asked for: a function, a class, a value, a list without entries. */
function anything() {
  return new Proxy(function stand() {}, {
    get: (_, key) => {
      if (key === Symbol.iterator) return [][Symbol.iterator];
      if (key === Symbol.toPrimitive) return () => "";
      if (key === "then") return undefined;
      if (key === "length") return 0;
      if (key === "map" || key === "filter" || key === "flatMap") return () => [];
      return key === "isTrusted" ? true : anything();
    },
    apply: () => anything(),
    construct: () => anything(),
    set: () => true,
  });
}

const types = readFileSync(join(__dirname, "..", "..", "node_modules", "@types", "vscode", "index.d.ts"), "utf8");
const names = [...types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|function|const) (\w+)/gm)].map(
  ([, name]) => name,
);
const vscode = Object.fromEntries(names.map((name) => [name, anything()]));

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));

const dist = process.argv[2] ?? join(__dirname, "..", "..", "dist");
const start = performance.now();
const { activate } = require(join(dist, "extension.js"));
Promise.resolve(
  activate({
    subscriptions: [],
    extensionPath: join(__dirname, "..", ".."),
    extensionUri: anything(),
    globalState: anything(),
    workspaceState: anything(),
    environmentVariableCollection: anything(),
    secrets: anything(),
    logUri: anything(),
    globalStorageUri: anything(),
    extension: anything(),
  }),
).then(
  () => {
    const took = performance.now() - start;
    const read = Object.keys(require.cache).filter((file) => file !== __filename);
    console.log(`${took.toFixed(1)} ${read.reduce((sum, file) => sum + statSync(file).size, 0)}`);
    process.exit(0);
  },
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
