import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { homeFolder } from "../../machine/user-folder";

/** What a file of Google's says about who signs in, by its `type`. */
export type CredentialFile = Readonly<Record<string, unknown>> & { readonly type: string };

const FILE = "application_default_credentials.json";

/**
 * The file of the application default credentials: the one that GOOGLE_APPLICATION_CREDENTIALS names, else the one that
 * `gcloud auth application-default login` writes. `undefined` where there is none, or where it is no such file.
 */
export async function applicationDefault(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<CredentialFile | undefined> {
  const file = env.GOOGLE_APPLICATION_CREDENTIALS || join(gcloudFolder(env, platform), FILE);
  try {
    const json: unknown = JSON.parse(await readFile(file, "utf8"));
    const whole = typeof json === "object" && json !== null && typeof (json as { type?: unknown }).type === "string";
    return whole ? (json as CredentialFile) : undefined;
  } catch {
    return undefined;
  }
}

function gcloudFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.CLOUDSDK_CONFIG) return env.CLOUDSDK_CONFIG;
  if (platform === "win32") return join(env.APPDATA ?? join(homeFolder(), "AppData", "Roaming"), "gcloud");
  return join(homeFolder(), ".config", "gcloud");
}
