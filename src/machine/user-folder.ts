import { homedir, userInfo } from "node:os";
import { isAbsolute, join } from "node:path";

/** The user's home: what the environment says where that is a whole path, else what the system knows of the account. */
export function homeFolder(): string {
  const home = homedir();
  return isAbsolute(home) ? home : userInfo().homedir;
}

/** The folder of this user's own settings and confirmations, outside every repository. */
export function userFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (platform === "win32") return join(env.APPDATA ?? join(homeFolder(), "AppData", "Roaming"), "sealwright");
  // A relative path is to be ignored (XDG Base Directory Specification), or what is private would lie in a project.
  if (isAbsolute(env.XDG_CONFIG_HOME ?? "")) return join(env.XDG_CONFIG_HOME ?? "", "sealwright");
  return platform === "darwin"
    ? join(homeFolder(), "Library", "Application Support", "sealwright")
    : join(homeFolder(), ".config", "sealwright");
}
