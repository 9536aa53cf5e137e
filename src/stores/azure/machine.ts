import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { homeFolder } from "../../machine/user-folder";
import { secretOf } from "./login";
import type { Principal } from "./principal";

/** How this machine is signed in, as its variables and files say. */
export interface MachineSignIns {
  /** A service principal of the variables. */
  readonly principal?: Principal;
  /** What Microsoft's own library is asked for, in this order. */
  readonly others: readonly ("certificate" | "az" | "azd" | "powershell")[];
}

/** Looks at variables and files alone, as DefaultAzureCredential names them: no program is run, no server asked. */
export function machineSignIns(env: NodeJS.ProcessEnv): MachineSignIns {
  const { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client } = env;
  const secret = secretOf(env.AZURE_CLIENT_SECRET);
  const assertion = secretOf(textOf(env.AZURE_FEDERATED_TOKEN_FILE));
  const proof = secret !== undefined ? { secret } : assertion !== undefined ? { assertion } : undefined;
  const named = tenant && client ? { tenant, client } : undefined;
  const home = homeFolder();
  const az = textOf(join(env.AZURE_CONFIG_DIR || join(home, ".azure"), "azureProfile.json")) ?? "";
  const azd = env.AZD_CONFIG_DIR || join(home, ".azd");
  return {
    ...(named && proof ? { principal: { ...named, proof } } : {}),
    others: [
      ...(named && env.AZURE_CLIENT_CERTIFICATE_PATH ? (["certificate"] as const) : []),
      ...(/"subscriptions"\s*:\s*\[\s*\{/.test(az) ? (["az"] as const) : []),
      ...(existsSync(join(azd, "auth.json")) || existsSync(join(azd, "auth")) ? (["azd"] as const) : []),
      ...(existsSync(join(home, ".Azure", "AzureRmContext.json")) ? (["powershell"] as const) : []),
    ],
  };
}

function textOf(file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
