import { join } from "node:path";
import { userFolder } from "../../machine/user-folder";

/** In this user's own folder: `{"version": 1, "stores": [...]}`. */
export const INSTANCES_NAME = "stores.json";

/** Where the list stands: the file that `SEALWRIGHT_STORES` names, for a job's machine, else the one in the user's own folder. */
export function instancesFile(env: NodeJS.ProcessEnv): string {
  return env.SEALWRIGHT_STORES || join(userFolder(env), INSTANCES_NAME);
}
