import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomHex, sha256 } from "../../machine/crypto";
import { userFolder } from "../../machine/user-folder";

/**
 * What a user can confirm: the references that a `.env.refs` may resolve, the variables of a `.env` that programs get, where
 * programs talk to because a file says so (all by the file's path), or whom a repository's secrets are sealed to (by its root: recipients, each with its files, a line each), which of their values
 * stay readable (by its root: files, each with its places, a line each). `data-keys` is what was seen: by the root, files
 * with a hash of their data key. Paths are absolute, links resolved.
 */
type ConfirmedKind = "references" | "variables" | "destinations" | "recipients" | "readable" | "data-keys";

/** What is new since the user last confirmed; nothing in it asks for a new confirmation but `added` and `changed`. */
interface Unconfirmed {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What this user confirmed last for a path, by name; empty where nothing was. */
export function confirmed(kind: ConfirmedKind, path: string, user: string = userFolder()): Map<string, string> {
  try {
    const record: unknown = JSON.parse(readFileSync(fileOf(kind, path, user), "utf8"));
    if (!isRecord(record) || record.path !== path || !isRecord(record.entries)) return new Map();
    return new Map(
      Object.entries(record.entries).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return new Map();
  }
}

/** Keeps what the user confirmed, in this user's own folder. Throws where it cannot be written. */
export function confirm(
  kind: ConfirmedKind,
  path: string,
  entries: ReadonlyMap<string, string>,
  user: string = userFolder(),
): void {
  const file = fileOf(kind, path, user);
  const temporary = `${file}.${randomHex(6)}`;
  mkdirSync(join(user, "confirmed"), { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify({ path, entries: Object.fromEntries(entries) }, null, 2)}\n`;
  writeFileSync(temporary, text, { mode: 0o600, flag: "wx" });
  renameSync(temporary, file);
}

/** How what is asked for differs from what was confirmed. */
export function unconfirmed(wanted: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): Unconfirmed {
  return {
    added: [...wanted.keys()].filter((name) => !before.has(name)),
    changed: [...wanted].filter(([name, text]) => before.has(name) && before.get(name) !== text).map(([name]) => name),
    removed: [...before.keys()].filter((name) => !wanted.has(name)),
  };
}

/** A file for each path, so that two confirmations at once do not lose one. */
function fileOf(kind: ConfirmedKind, path: string, user: string): string {
  const name = sha256(path).slice(0, 32);
  return join(user, "confirmed", `${kind}-${name}.json`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
