import { confirm, confirmed } from "./record";

/** How a file's recipients differ from those that the user last agreed to. */
interface RecipientDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * What the user has to agree to before anything is sealed for `file` (relative to `root`, a path with its links resolved):
 * for a file that was agreed to before every difference, for another one each recipient who is new in the repository.
 */
export function recipientsToConfirm(
  root: string,
  file: string,
  recipients: readonly string[],
  user?: string,
): RecipientDifference {
  const all = confirmed("recipients", root, user);
  const own = [...all].filter(([, files]) => files.split("\n").includes(file)).map(([recipient]) => recipient);
  const before = own.length > 0 ? own : [...all.keys()];
  return {
    added: recipients.filter((recipient) => !before.includes(recipient)),
    removed: own.filter((recipient) => !recipients.includes(recipient)),
  };
}

/** Keeps that the user agreed to a file's recipients; what was agreed to for other files stays. Throws where it cannot. */
export function confirmRecipients(root: string, file: string, recipients: readonly string[], user?: string): void {
  const entries = new Map<string, string>();
  for (const [recipient, files] of confirmed("recipients", root, user)) {
    const others = files.split("\n").filter((each) => each !== file && each !== "");
    if (others.length > 0) entries.set(recipient, others.join("\n"));
  }
  for (const recipient of recipients) {
    const others = entries.get(recipient);
    entries.set(recipient, others === undefined ? file : `${others}\n${file}`);
  }
  confirm("recipients", root, entries, user);
}
