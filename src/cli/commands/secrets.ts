import { realpathSync } from "node:fs";
import type { Command } from "commander";
import type { Reference } from "../../formats/refs/reference";
import { parseReference } from "../../stores/kinds";
import type { OpenedStore } from "../../stores/registry";
import { type Call, type Place, readOne, type StoreEntry } from "../../stores/store";
import { storeOf } from "../../work/secrets/change";
import { rebase } from "../../work/secrets/refs";
import { failureText } from "../../work/secrets/resolve";
import { refsLinesOf } from "../../work/secrets/usages";
import type { Session } from "../../work/session";
import { CommandError, granted } from "../exit";
import { say, writeLines, writeRaw } from "../output/write";
import { LINE_ENDS, NOT_AGREED } from "./advice";
import { openSession } from "./open-session";

interface SecretsOptions {
  readonly yes?: boolean;
  readonly empty?: boolean;
  readonly unsafePrint?: boolean;
}

/** Exit code for a reference that leads to nothing. */
const ABSENT = 1;

export function defineSecrets(secrets: Command, done: (code: number) => void): void {
  secrets
    .command("list")
    .description("list references; never values")
    .argument("[reference]", "of a file or a manager's level, such as sops://secrets.enc.yaml or vault://secret/ml")
    .action(async (reference: string | undefined, options) => done(await listSecrets(reference, options)));
  secrets
    .command("get")
    .description("print one value to the terminal")
    .argument("<reference>")
    .option("--unsafe-print", "print it wherever the output goes")
    .option("--yes", "start sops where that opens it, without asking")
    .action(async (reference: string, options) => done(await getSecret(reference, options)));
  secrets
    .command("set")
    .description(`set one value, from standard input or typed without being shown; ${LINE_ENDS}`)
    .argument("<reference>")
    .option("--yes", "seal to the file's recipients without asking")
    .option("--empty", "store an empty value where standard input is empty")
    .action(async (reference: string, options) => done(await setSecret(reference, options)));
  secrets
    .command("copy")
    .description("copy one value to another store; nothing that is there is replaced")
    .argument("<from>")
    .argument("<to>")
    .option("--yes", "seal to the file's recipients without asking")
    .action(async (from: string, to: string, options) => done(await copyValue(from, to, options)));
  secrets
    .command("remove")
    .description("remove one entry")
    .argument("<reference>")
    .option("--yes", "seal to the file's recipients without asking")
    .action(async (reference: string, options) => done(await removeSecret(reference, options)));
}

/** References begin in the current folder. */
async function sessionHere(options: SecretsOptions): Promise<Session> {
  const folder = realpathSync(process.cwd());
  return (await openSession(folder, options)).with({ folder });
}

/** What a reference leads to, for what is done with it. */
interface Target extends OpenedStore {
  readonly session: Session;
  readonly reference: Reference;
}

async function target(text: string, options: SecretsOptions): Promise<Target> {
  const reading = parseReference(text);
  if (reading.kind === "invalid") throw new CommandError(reading.reason);
  const { reference } = reading;
  const session = await sessionHere(options);
  return { ...granted(await storeOf(session, reference)), session, reference };
}

function failed(text: string, failure: Parameters<typeof failureText>[0]): never {
  const unagreed =
    failure.kind === "refused" ? failure.code === "declined" : failure.kind === "denied" && failure.unagreed === true;
  const advice = unagreed ? NOT_AGREED.declined : "";
  throw new CommandError(`${text}: ${failureText(failure)}${advice}`, failure.kind === "absent" ? ABSENT : 2);
}

/** The references of the project, or of one file, a line each; never a value. */
async function listSecrets(text: string | undefined, options: SecretsOptions): Promise<number> {
  if (text === undefined) {
    const { stores, browse } = await sessionHere(options);
    for (const opened of await stores.all()) await printBelow(opened, [], browse);
    return 0;
  }
  const { entriesOf, readLevel } = await import("../../work/managers/manager-level");
  const level = readLevel(text);
  if (level !== undefined) {
    const { managers, use } = await sessionHere(options);
    const entries = await entriesOf(managers, level, use);
    if ("kind" in entries) return failed(text, entries);
    writeLines(
      process.stdout,
      entries.map((entry) => (entry.kind === "secret" ? entry.reference.text : entry.name)),
    );
    return entries.length > 0 ? 0 : ABSENT;
  }
  const { reference, session, ...opened } = await target(text, options);
  const place = opened.store.placeOf?.(reference);
  if (place === undefined)
    throw new CommandError("The list takes the reference of a file, such as sops://secrets.enc.yaml.");
  return (await printBelow(opened, place, session.use)) ? 0 : ABSENT;
}

/** Prints what stands below a place; false where there is nothing. */
async function printBelow(opened: OpenedStore, place: Place, call: Call): Promise<boolean> {
  let some = false;
  let page: string | undefined;
  do {
    const result = await opened.store.list(place, call, page);
    if (result.kind !== "page") {
      say(`${opened.kind.title}: ${failureText(result)}`);
      return false;
    }
    for (const entry of result.entries) {
      some = true;
      if (entry.kind === "group") await printBelow(opened, entry.place, call);
      else writeLines(process.stdout, [lineOf(entry, opened)]);
    }
    page = result.next;
  } while (page !== undefined);
  return some;
}

/** A reference, and the file where its text does not name it. */
function lineOf({ reference, file }: Extract<StoreEntry, { kind: "secret" }>, { kind }: OpenedStore): string {
  const own = kind.ownVariable?.(reference);
  return own === undefined || file === undefined ? reference.text : `${reference.text}  (${file})`;
}

/** Prints a value to a terminal. */
async function getSecret(text: string, options: SecretsOptions): Promise<number> {
  const terminal = process.stdout.isTTY === true;
  if (!terminal && options.unsafePrint !== true) {
    throw new CommandError("A value is printed to a terminal only; --unsafe-print prints it wherever the output goes.");
  }
  const { reference, store, session } = await target(text, options);
  const result = await readOne(store, reference, session.use);
  if (result.kind !== "found") return failed(text, result);
  await writeRaw(terminal ? `${result.secret.reveal()}\n` : result.secret.reveal());
  return 0;
}

/** Takes the value from standard input, or asks for it without showing it. */
async function setSecret(text: string, options: SecretsOptions): Promise<number> {
  const { reference, store, session } = await target(text, options);
  const secret = await session.person.secret(text);
  if (secret === undefined) throw new CommandError("Nothing was changed.", 130);
  const result = await store.write([{ reference, secret }], { replace: true }, session.use);
  if (result.kind !== "written") return failed(text, result);
  if (result.version !== undefined) await sayWhoHoldsOthers(text, result.version);
  return 0;
}

async function copyValue(from: string, to: string, options: SecretsOptions): Promise<number> {
  const { reference, session } = await target(from, options);
  const { copySecret } = await import("../../work/secrets/change");
  const result = await copySecret(session, reference, (await target(to, options)).reference);
  return result.kind === "written" ? 0 : failed(`${from} to ${to}`, result);
}

/** Says how many programs still run with an earlier version. */
async function sayWhoHoldsOthers(text: string, newest: string): Promise<void> {
  const { runsHolding } = await import("../../work/audit/runs");
  for (const [version, count] of runsHolding(process.env, text)) {
    const runs = count === 1 ? "One program still runs" : `${count} programs still run`;
    if (version !== newest) say(`${runs} with version ${version}.`);
  }
}

async function removeSecret(text: string, options: SecretsOptions): Promise<number> {
  const { reference, store, session } = await target(text, options);
  const result = await store.remove(reference, session.use);
  if (result.kind !== "removed") return failed(text, result);
  const { files, root, folder } = session;
  for (const { file, line, name } of await refsLinesOf(files, rebase(reference, folder, root)))
    say(`${files.shown(file)}:${line}: ${name} still refers to it: take the line out, or have it name another entry.`);
  return 0;
}
