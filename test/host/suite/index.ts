import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";

/** Runs the suites of the folder that `SUITE` names. Rejects when a test fails, or when there is none. */
export async function run(): Promise<void> {
  const folder = join(__dirname, process.env.SUITE ?? "");
  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, color: true, forbidOnly: Boolean(process.env.CI) });
  const files = readdirSync(folder).filter((file) => file.endsWith(".test.js"));
  if (files.length === 0) throw new Error(`no suite in ${folder}`);
  for (const file of files.sort()) mocha.addFile(join(folder, file));
  const failures = await new Promise<number>((done) => mocha.run(done));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
