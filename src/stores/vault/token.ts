import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { homeFolder } from "../../machine/user-folder";
import { Secret } from "../../secret/secret";

const HELPER = /^\s*token_helper\s*=\s*"([^"\n]{1,1000})"/m;
const HELPER_TIME = 10_000;

/**
 * The token that the user's own machine has, as `vault` finds it: VAULT_TOKEN (or BAO_TOKEN), the token helper that `~/.vault`
 * names, `~/.vault-token`.
 */
export async function tokenOfMachine(env: NodeJS.ProcessEnv, address: URL): Promise<Secret | undefined> {
  const given = env.VAULT_TOKEN ?? env.BAO_TOKEN;
  if (given !== undefined && given !== "") return new Secret(given);
  const helper = HELPER.exec(await textOf(join(homeFolder(), ".vault")))?.[1];
  const text = helper !== undefined && isAbsolute(helper) ? await askHelper(helper, env, address) : undefined;
  const token = (text ?? (await textOf(join(homeFolder(), ".vault-token")))).trim();
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
