// npm test: every check in order; names on the command line choose some of them (npm test -- unit host).
import { spawn } from "node:child_process";
import { installPackages, root } from "./packages.mjs";

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

/** How long each takes, in minutes. */
const MINUTES = { types: 0.2, lint: 0.1, unit: 3, interop: 5, package: 0.5, host: 2, ui: 5 };

installPackages();
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`No check named ${unknown.join(", ")}; there are ${Object.keys(CHECKS).join(", ")}.`);
  process.exit(2);
}

/** What a check said of its tests, as mocha ends a run. */
const counts = { passing: 0, failing: 0, pending: 0 };
const COUNTED = /^(?:\x1b\[[\d;]*m|[ \t])*(\d+) (passing|failing|pending)\b/gm;

/** Runs a check on this terminal, and adds up what it counts; gives whether it passed. */
function check([command, args]) {
  const env = process.stdout.isTTY ? { FORCE_COLOR: "1", ...process.env } : process.env;
  const child = spawn(command, args, { cwd: root, env, stdio: ["inherit", "pipe", "inherit"] });
  let last = "";
  const add = (text) => {
    for (const [, count, what] of text.matchAll(COUNTED)) counts[what] += Number(count);
  };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    process.stdout.write(text);
    last += text;
    const end = last.lastIndexOf("\n") + 1;
    add(last.slice(0, end));
    last = last.slice(end);
  });
  return new Promise((done) => {
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      done(false);
    });
    child.on("close", (code) => {
      add(last);
      done(code === 0);
    });
  });
}

const names = chosen.length > 0 ? chosen : Object.keys(CHECKS);
const minutes = names.reduce((sum, name) => sum + MINUTES[name], 0);
console.log(`${names.join(", ")}: about ${Math.max(1, Math.round(minutes))} min on 2 processors.`);
const failed = [];
const begun = Date.now();
const seconds = (since) => Math.round((Date.now() - since) / 1000);
for (const [index, name] of names.entries()) {
  const started = Date.now();
  console.log(`\n=== ${name} (${index + 1} of ${names.length})`);
  if (!(await check(CHECKS[name]))) failed.push(name);
  console.log(`=== ${name}: ${failed.includes(name) ? "FAILED" : "passed"} in ${seconds(started)} s`);
}
const result = failed.length > 0 ? `Failed: ${failed.join(", ")}` : "All passed";
const { passing, failing, pending } = counts;
console.log(`\n${result}. Tests: ${passing} passing, ${failing} failing, ${pending} pending, in ${seconds(begun)} s.`);
process.exitCode = failed.length > 0 ? 1 : 0;
