import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of this user's own settings and confirmations, outside every repository. */
export function userFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (platform === "win32") return join(env.APPDATA ?? join(homedir(), "AppData", "Roaming"), "sealwright");
  if (env.XDG_CONFIG_HOME !== undefined && env.XDG_CONFIG_HOME !== "") return join(env.XDG_CONFIG_HOME, "sealwright");
  return platform === "darwin"
    ? join(homedir(), "Library", "Application Support", "sealwright")
    : join(homedir(), ".config", "sealwright");
}
