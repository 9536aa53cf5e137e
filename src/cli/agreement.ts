import { confirmRecipients, recipientsToConfirm } from "../work/consent/recipients";
import { confirm, confirmed, unconfirmed } from "../work/consent/record";
import { CommandError } from "./exit";
import { printable } from "./output/printable";
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
  keep(() => confirm("references", file, wanted));
}

/** Lets this user confirm whom a repository's secrets are sealed to; shows who is new and who is gone. */
export async function agreeToRecipients(
  root: string,
  file: string,
  recipients: readonly string[],
  yes: boolean,
): Promise<boolean> {
  const { added, removed } = recipientsToConfirm(root, file, recipients);
  if (added.length + removed.length === 0 || yes) return true;
  if (!canAsk()) return false;
  const lines = [...added.map((one) => `  + ${one}`), ...removed.map((one) => `  - ${one}`)];
  const agreed = await askYesNo(
    `${printable(file)} is sealed to others than you last confirmed:\n${lines.map(printable).join("\n")}\nSeal secrets to them?`,
  );
  if (agreed) keep(() => confirmRecipients(root, file, recipients));
  return agreed;
}

function keep(write: () => void): void {
  try {
    write();
  } catch {
    process.stderr.write("sealwright: Your answer could not be kept, and will be asked for again.\n");
  }
}
