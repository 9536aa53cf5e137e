import type { Command } from "commander";
import type { Instance } from "../../stores/managers/instance";
import { instanceText } from "../../stores/managers/instance";
import { foundInstances, instanceFrom, MANAGER_KINDS } from "../../work/managers/describe";
import { addInstance, listInstances, removeInstance } from "../../work/managers/instances";
import { failureText } from "../../work/secrets/resolve";
import { CommandError, granted } from "../exit";
import { say, writeLines } from "../output/write";
import { collect } from "./command";
import { openSession } from "./open-session";

interface AddOptions {
  readonly name?: string;
  readonly set: readonly string[];
  readonly signIn?: string;
  readonly with: readonly string[];
}

const NONE =
  "No secret manager is set up. Add one: sealwright stores add vault --set address=https://vault.example.org:8200";

export function defineStores(stores: Command, done: (code: number) => void): void {
  stores
    .command("list")
    .description("list the secret managers of your settings")
    .action(() => done(list()));
  stores
    .command("add")
    .description("add a secret manager to your settings; without options, one that this machine has already")
    .argument("<kind>", MANAGER_KINDS.join(", "))
    .option("--name <name>", "how references name it where there are several (default: its kind)")
    .option(
      "--set <setting=value>",
      "a setting, such as address=https://vault.example.org:8200; repeatable",
      collect,
      [],
    )
    .option("--sign-in <method>", "how you sign in")
    .option("--with <setting=value>", "a setting of the sign-in, such as user=mia; repeatable", collect, [])
    .action(async (kind: string, options: AddOptions) => done(await add(kind, options)));
  stores
    .command("check")
    .description("sign in, and say who you are and until when; exits with 1 where that fails")
    .argument("[name]")
    .action(async (name: string | undefined) => done(await check(name)));
  stores
    .command("remove")
    .description("take a secret manager out of your settings; nothing in it changes")
    .argument("<name>")
    .action(async (name: string) => done(await remove(name)));
}

function all(): readonly Instance[] {
  const { instances, complaints } = listInstances(process.env);
  for (const text of complaints) say(text);
  return instances;
}

function list(): number {
  const instances = all();
  if (instances.length === 0) say(NONE);
  writeLines(
    process.stdout,
    instances.map((instance) => `${instance.kind}  ${instanceText(instance)}`),
  );
  return 0;
}

async function add(kind: string, options: AddOptions): Promise<number> {
  const { name = kind, signIn, set } = options;
  const found = set.length === 0 && signIn === undefined ? foundInstances(kind, process.env) : [];
  const [first] = found;
  const instance =
    first === undefined
      ? granted(instanceFrom({ name, kind, set, signIn, how: options.with }))
      : { ...first.instance, name };
  const refused = await addInstance(process.env, instance);
  if (refused !== undefined) throw new CommandError(refused.reason);
  const from = first === undefined ? "" : ` (found by ${first.from})`;
  say(`Added ${instanceText(instance)}${from}. Look whether it answers: sealwright stores check ${name}`);
  return 0;
}

async function check(name: string | undefined): Promise<number> {
  const instances = all().filter((instance) => name === undefined || instance.name === name);
  if (instances.length === 0)
    throw new CommandError(name === undefined ? NONE : `There is no manager called ${name} in your settings.`);
  const { managers, use, browse } = await openSession(process.cwd(), {});
  const call = process.stdin.isTTY === true ? use : browse;
  let code = 0;
  for (const instance of (await managers.instances()).filter((one) =>
    instances.some((each) => each.name === one.name),
  )) {
    const store = await managers.open(instance);
    const result = "code" in store ? store : ((await store.signIn?.(call)) ?? { kind: "absent" as const });
    if (result.kind === "signed-in") {
      const until = result.until === undefined ? "" : `, until ${result.until.toLocaleString()}`;
      writeLines(process.stdout, [`${instance.name}: signed in as ${result.as}${until}.`]);
    } else {
      writeLines(process.stdout, [`${instance.name}: ${failureText(result)}`]);
      code = 1;
    }
  }
  return code;
}

async function remove(name: string): Promise<number> {
  const refused = await removeInstance(process.env, name);
  if (refused !== undefined) throw new CommandError(refused.reason);
  return 0;
}
