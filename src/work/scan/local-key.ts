import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { userFolder } from "../../machine/user-folder";
import { KEY_BYTES } from "../../secret/fingerprint";

/**
 * The key of this user's local fingerprints, shared by the extension and the command; made with mode 0600 at first use.
 * Where the folder cannot be written, a key that lasts as long as the process.
 */
export function localKey(folder: string = userFolder()): Uint8Array {
  const file = join(folder, "fingerprint.key");
  const existing = readKey(file);
  if (existing !== undefined) return existing;
  const key = randomBytes(KEY_BYTES);
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, key, { mode: 0o600, flag: "wx" });
    chmodSync(temporary, 0o600);
    try {
      linkSync(temporary, file); // fails where another process was first: its key counts
    } finally {
      unlinkSync(temporary);
    }
    return key;
  } catch {
    return readKey(file) ?? key;
  }
}

function readKey(file: string): Uint8Array | undefined {
  try {
    const key = readFileSync(file);
    return key.length === KEY_BYTES ? key : undefined;
  } catch {
    return undefined;
  }
}
