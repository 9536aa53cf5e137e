import { readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { formatReference, parseReference, type Reference } from "../../formats/refs/reference";
import { repositoryRoot } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { Secret } from "../../secret/secret";
import { Stores } from "../../stores/registry";
import type { Place, SecretStore } from "../../stores/store";
import { failureText } from "../../work/secrets/resolve";
import { CommandError } from "../exit";
import { printable } from "../output/printable";
import { askHidden } from "../prompt";
import { storeContext } from "../store-context";

export interface SecretsOptions {
  readonly yes?: boolean;
  readonly unsafePrint?: boolean;
}

/** Exit code for a reference that leads to nothing. */
const ABSENT = 1;

function project(options: SecretsOptions): { stores: Stores; root: string; here: string } {
  const here = realpathSync(process.cwd());
  const root = repositoryRoot(here) ?? here;
  return { stores: new Stores(storeContext(root, here, options.yes === true)), root, here };
}

async function target(text: string, stores: Stores): Promise<{ reference: Reference; store: SecretStore }> {
  const reading = parseReference(text);
  if (reading.kind === "invalid") throw new CommandError(reading.reason);
  const store = await stores.of(reading.reference.kind);
  if (store === undefined)
    throw new CommandError(`References of the kind ${reading.reference.kind} are not supported yet.`);
  return { reference: reading.reference, store };
}

/** `sealwright secrets list`: the references of the project, or of one file, a line each; never a value. */
export async function runSecretsList(text: string | undefined, options: SecretsOptions): Promise<number> {
  const { stores, root, here } = project(options);
  if (text === undefined) {
    for (const store of await stores.all()) await printBelow(store, [], 0);
    return 0;
  }
  const { reference, store } = await target(text, stores);
  if (reference.kind !== "sops")
    throw new CommandError("The list takes the reference of a file, such as sops://secrets.enc.yaml.");
  const file = toPosix(relative(root, join(here, reference.path)));
  const place = reference.pointer === "" ? [file] : [file, String(reference.document), reference.pointer];
  return (await printBelow(store, place, 0)) ? 0 : ABSENT;
}

/** Prints what stands below a place; false where there is nothing. */
async function printBelow(store: SecretStore, place: Place, depth: number): Promise<boolean> {
  let some = false;
  for (let page: string | undefined, first = true; first || page !== undefined; first = false) {
    const result = await store.list(place, page);
    if (result.kind !== "page") {
      const where = place[0] === undefined ? store.title : place[0];
      process.stderr.write(`sealwright: ${printable(`${where}: ${failureText(result)}`)}\n`);
      return false;
    }
    for (const entry of result.entries) {
      some = true;
      if (entry.kind === "group") await printBelow(store, entry.place, depth + 1);
      else {
        const { reference } = entry;
        const file = reference.kind === "env" && reference.file !== undefined ? `  (${reference.file})` : "";
        process.stdout.write(`${printable(`${formatReference(reference)}${file}`)}\n`);
      }
    }
    page = result.next;
  }
  return some;
}

/** `sealwright secrets get`: prints a value to a terminal. */
export async function runSecretsGet(text: string, options: SecretsOptions): Promise<number> {
  if (process.stdout.isTTY !== true && options.unsafePrint !== true) {
    throw new CommandError("A value is printed to a terminal only; --unsafe-print prints it wherever the output goes.");
  }
  const { reference, store } = await target(text, project(options).stores);
  const result = await store.read(reference);
  if (result.kind !== "found") {
    throw new CommandError(`${printable(text)}: ${failureText(result)}`, result.kind === "absent" ? ABSENT : 2);
  }
  process.stdout.write(process.stdout.isTTY === true ? `${result.secret.reveal()}\n` : result.secret.reveal());
  return 0;
}

/** `sealwright secrets set`: takes the value from standard input, or asks for it without showing it. */
export async function runSecretsSet(text: string, options: SecretsOptions): Promise<number> {
  const { reference, store } = await target(text, project(options).stores);
  const secret = await valueToSet(text);
  const result = await store.write(reference, secret);
  if (result.kind === "written") return 0;
  const reason = result.kind === "denied" ? result.needs : result.reason;
  throw new CommandError(`${printable(text)}: ${reason}`);
}

/** A value from standard input, or typed without being shown; `text` names it. */
export async function valueToSet(text: string): Promise<Secret> {
  if (process.stdin.isTTY === true) {
    const typed = await askHidden(`Value of ${printable(text)} (not shown): `);
    if (typed === undefined) throw new CommandError("Nothing was changed.", 130);
    return typed;
  }
  const bytes = readFileSync(0);
  let value: string;
  try {
    value = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError("What came on standard input is not UTF-8 text.");
  }
  // The line end that `echo` adds is no part of the value.
  return new Secret(value.replace(/\r?\n$/, ""));
}

/** `sealwright secrets remove`. */
export async function runSecretsRemove(text: string, options: SecretsOptions): Promise<number> {
  const { reference, store } = await target(text, project(options).stores);
  const result = await store.remove(reference);
  if (result.kind === "removed") return 0;
  const reason = result.kind === "refused" ? result.reason : failureText(result);
  throw new CommandError(`${printable(text)}: ${reason}`, result.kind === "absent" ? ABSENT : 2);
}
