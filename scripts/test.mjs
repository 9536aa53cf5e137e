// npm test: every check in order; names on the command line choose some of them (npm test -- unit host).
import { installPackages, root, run } from "./packages.mjs";

const node = process.execPath;
const bin = (path) => `${root}node_modules/${path}`;
const mocha = (files, ...options) => [node, [bin("mocha/bin/mocha.js"), ...options, files]];

const CHECKS = {
  types: [node, [bin("typescript/bin/tsc"), "-p", "."]],
  lint: [node, [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"]],
  unit: mocha("test/unit/**/*.test.ts", "--timeout", "30000"),
  interop: mocha("test/interop/**/*.test.ts", "--timeout", "120000"),
  package: mocha("test/package/**/*.test.ts"),
  host: [node, ["--import", "tsx", "test/host/run.ts"]],
  ui: mocha("test/ui/**/*.test.ts", "--timeout", "180000"),
};

installPackages();
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`No check named ${unknown.join(", ")}; there are ${Object.keys(CHECKS).join(", ")}.`);
  process.exit(2);
}

const failed = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(CHECKS)) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const [command, args] = CHECKS[name];
  if (run(command, args) !== 0) failed.push(name);
  console.log(
    `=== ${name}: ${failed.includes(name) ? "FAILED" : "passed"} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
