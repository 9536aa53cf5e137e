import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { homeFolder } from "../../machine/user-folder";
import { Secret } from "../../secret/secret";

const HELPER = /^\s*token_helper\s*=\s*"([^"\n]{1,1000})"/m;
const HELPER_TIME = 10_000;

/**
 * The token that the user's own machine has, as `vault` finds it: VAULT_TOKEN (or BAO_TOKEN), the token helper that `~/.vault`
 * names (VAULT_CONFIG_PATH), or, where it names none, `~/.vault-token`. A helper below the working folder is not asked.
 */
export async function tokenOfMachine(env: NodeJS.ProcessEnv, address: URL): Promise<Secret | undefined> {
  const given = env.VAULT_TOKEN || env.BAO_TOKEN;
  if (given) return new Secret(given);
  const settings = env.VAULT_CONFIG_PATH || env.BAO_CONFIG_PATH || join(homeFolder(), ".vault");
  const helper = isAbsolute(settings) ? HELPER.exec(await textOf(settings))?.[1] : undefined;
  const program = helper?.replace(/\\(["\\])/g, "$1");
  const text =
    program === undefined
      ? await textOf(join(homeFolder(), ".vault-token"))
      : isAbsolute(program) && (await askHelper(program, env, address));
  const token = (text || "").trim();
  return token === "" ? undefined : new Secret(token);
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

/** What a helper prints for `get`: the token, for the address in its environment. */
function askHelper(program: string, env: NodeJS.ProcessEnv, address: URL): Promise<string | undefined> {
  const options = { env: { ...env, VAULT_ADDR: address.href }, timeout: HELPER_TIME, windowsHide: true };
  return new Promise((resolve) => {
    execFile(program, ["get"], options, (error, output) => resolve(error === null ? output : undefined));
  });
}
