import { type ConfirmedKind, confirm, confirmed, unconfirmed } from "../host/confirmations";
import { CommandError } from "./exit";
import { printable } from "./output/text";
import { askYesNo, canAsk } from "./prompt";
import type { RefsInUse } from "./references";

/**
 * Lets this user confirm what a file of references may resolve, once and again after an addition or a change. `yes` agrees for this
 * run alone. Throws `CommandError` with `code` where the user does not, or cannot be asked.
 */
export async function agreeToReferences({ file, entries }: RefsInUse, yes: boolean, code: number): Promise<void> {
  if (file === undefined || entries.length === 0 || yes) return;
  const wanted = new Map(entries.map(({ name, text }) => [name, text]));
  const before = confirmed("references", file);
  const { added, changed } = unconfirmed(wanted, before);
  if (added.length + changed.length === 0) return;
  const lines = [
    ...added.map((name) => `  + ${name}=${wanted.get(name)}`),
    ...changed.map((name) => `  ~ ${name}=${wanted.get(name)} (was ${before.get(name)})`),
  ];
  const list = `${printable(file)} asks for secrets that you have not confirmed:\n${lines.map(printable).join("\n")}`;
  if (!canAsk()) {
    throw new CommandError(
      `${list}\nRun sealwright run in a terminal once to confirm them, or pass --yes where you trust the folder.`,
      code,
    );
  }
  if (!(await askYesNo(`${list}\nGive them to programs that are started here?`))) {
    throw new CommandError("Nothing was resolved.", code);
  }
  keep("references", file, wanted);
}

/** Lets this user confirm whom a repository's secrets are sealed to; shows who is new and who is gone. */
export async function agreeToRecipients(
  root: string,
  file: string,
  recipients: readonly string[],
  yes: boolean,
): Promise<boolean> {
  const before = confirmed("recipients", root);
  const wanted = new Map(recipients.map((recipient) => [recipient, ""]));
  const { added, removed } = unconfirmed(wanted, before);
  if (added.length === 0 || yes) return true;
  if (!canAsk()) return false;
  const lines = [...added.map((one) => `  + ${one}`), ...removed.map((one) => `  - ${one}`)];
  const agreed = await askYesNo(
    `${printable(file)} is sealed to recipients that you have not confirmed:\n${lines.map(printable).join("\n")}\nSeal secrets to them?`,
  );
  if (agreed) keep("recipients", root, wanted);
  return agreed;
}

function keep(kind: ConfirmedKind, path: string, entries: ReadonlyMap<string, string>): void {
  try {
    confirm(kind, path, entries);
  } catch {
    process.stderr.write("sealwright: your answer could not be kept, and will be asked for again.\n");
  }
}
