// Runs in the extension host in place of the suite, and runs the suite. What the suite prints goes to a file, because
// the window's log carries VS Code's own messages as well.
import { Console } from "node:console";
import { appendFileSync } from "node:fs";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";

export async function run(): Promise<void> {
  const { SUITE_MODULE: suite, SUITE_OUTPUT: output } = process.env;
  if (!suite || !output) throw new Error("the suite's module and its output file are not named");
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      appendFileSync(output, chunk);
      done();
    },
  });
  // VS Code makes the methods of both read-only, so the objects are replaced.
  globalThis.console = new Console(stream, stream);
  for (const name of ["stdout", "stderr"]) Object.defineProperty(process, name, { value: stream });
  const module: { run(): Promise<void> } = await import(pathToFileURL(suite).href);
  await module.run();
  appendFileSync(`${output}.ended`, "");
}
