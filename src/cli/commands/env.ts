import { fstatSync } from "node:fs";
import { VARIABLE_NAME } from "../../formats/refs/reference";
import type { Secret } from "../../secret/secret";
import { CommandError } from "../exit";
import { offered, resolved, type ValueOptions } from "../values";

export interface EnvOptions extends ValueOptions {
  readonly names: string;
  readonly format: "json";
}

/** `sealwright env`: the values of some names as JSON, to another program only. Returns the exit code. */
export async function runEnv(options: EnvOptions): Promise<number> {
  const stdout = fstatSync(1);
  if (!stdout.isFIFO() && !stdout.isSocket()) {
    throw new CommandError("Values are given through a pipe only, never to a terminal or a file.");
  }
  const names = [...new Set(options.names.split(",").map((name) => name.trim()))];
  if (names.some((name) => !VARIABLE_NAME.test(name))) {
    throw new CommandError("--names takes names of variables with commas between: --names DB_PASSWORD,HF_TOKEN");
  }
  const offer = await offered(options, 2);
  const wanted = { ...offer, choices: offer.choices.filter(({ name }) => names.includes(name)) };
  const values = await resolved(wanted, options, 2);
  const found: [string, string][] = [];
  const missing: string[] = [];
  for (const name of names) {
    const value =
      values.get(name)?.reveal() ?? process.env[name] ?? (await fromDotenv(name, offer.refs.root))?.reveal();
    if (value === undefined) missing.push(name);
    else found.push([name, value]);
  }
  if (missing.length > 0) {
    throw new CommandError(`${missing.join(", ")}: neither .env.refs, the environment nor .env has a value.`);
  }
  await new Promise<void>((resolve) =>
    process.stdout.write(`${JSON.stringify(Object.fromEntries(found))}\n`, () => resolve()),
  );
  return 0;
}

async function fromDotenv(name: string, root: string): Promise<Secret | undefined> {
  const { DotenvStore } = await import("../../stores/dotenv/store");
  const { storeContext } = await import("../store-context");
  const result = await new DotenvStore(storeContext(root, process.cwd(), false)).read({ kind: "env", name });
  return result.kind === "found" ? result.secret : undefined;
}
