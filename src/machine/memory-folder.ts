import { accessSync, constants, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** tmpfs and ramfs (statfs(2)). */
const IN_MEMORY = new Set([0x01021994, 0x858458f6]);

/** A new folder of this user's alone. `inMemory`: whether it lies where nothing is written to a disk, as far as the system lets one know. */
export function memoryFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): { readonly path: string; readonly inMemory: boolean } {
  const places = platform === "linux" ? [env.XDG_RUNTIME_DIR, "/dev/shm"] : [];
  for (const place of places) {
    if (place !== undefined && place !== "" && isInMemory(place))
      return { path: mkdtempSync(join(place, "sealwright-")), inMemory: true };
  }
  return { path: mkdtempSync(join(tmpdir(), "sealwright-")), inMemory: false };
}

function isInMemory(place: string): boolean {
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    return IN_MEMORY.has(statfsSync(place).type);
  } catch {
    return false;
  }
}
