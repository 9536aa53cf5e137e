import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { KEY_BYTES } from "../secret/fingerprint";

/** The folder of this user's own settings and confirmations, outside every repository. */
export function userFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (platform === "win32") return join(env.APPDATA ?? join(homedir(), "AppData", "Roaming"), "sealwright");
  if (env.XDG_CONFIG_HOME !== undefined && env.XDG_CONFIG_HOME !== "") return join(env.XDG_CONFIG_HOME, "sealwright");
  return platform === "darwin"
    ? join(homedir(), "Library", "Application Support", "sealwright")
    : join(homedir(), ".config", "sealwright");
}

/**
 * The key of this user's local fingerprints, shared by the extension and the command; made with mode 0600 at first use.
 * Where the folder cannot be written, a key that lasts as long as the process.
 */
export function userKey(folder: string = userFolder()): Uint8Array {
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
