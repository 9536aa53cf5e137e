import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { homeFolder } from "../../machine/user-folder";
import { Secret } from "../../secret/secret";

const HELPER = /^[ \t]{0,100}token_helper[ \t]{0,100}=[ \t]{0,100}"([^"\n]{1,1000})"/m;
const HELPER_TIME = 10_000;

/**
 * The token that the user's own machine has, as `vault` and `bao` find it: VAULT_TOKEN or BAO_TOKEN; else the token helper that
 * their settings name, and no other place where it has none; else `~/.vault-token`. A helper of the working folder is not asked.
 */
export async function tokenOfMachine(env: NodeJS.ProcessEnv, address: URL): Promise<Secret | undefined> {
  const given = env.VAULT_TOKEN || env.BAO_TOKEN;
  if (given) return new Secret(given);
  const helper = await helperOf(env);
  const text =
    helper === undefined ? await textOf(join(homeFolder(), ".vault-token")) : await ask(helper, env, address);
  const token = text.trim();
  return token === "" ? undefined : new Secret(token);
}

/** The helper that the first of the settings names: a file that VAULT_CONFIG_PATH says, else `~/.vault`, and OpenBao's `~/.bao`. */
async function helperOf(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = env.VAULT_CONFIG_PATH || env.BAO_CONFIG_PATH;
  const files = named ? [named] : [".vault", ".bao"].map((name) => join(homeFolder(), name));
  const texts = await Promise.all(files.filter((file) => isAbsolute(file)).map(textOf));
  const helper = texts.map((text) => HELPER.exec(text)?.[1]).find((one) => one !== undefined);
  // HCL doubles a backslash.
  return helper?.replaceAll("\\\\", "\\");
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

/** What a helper prints for `get`: the token, for the address in its environment; nothing where it fails. */
function ask(program: string, env: NodeJS.ProcessEnv, address: URL): Promise<string> {
  if (!isAbsolute(program)) return Promise.resolve("");
  const addresses = { VAULT_ADDR: address.href, BAO_ADDR: address.href };
  const options = { env: { ...env, ...addresses }, timeout: HELPER_TIME, windowsHide: true };
  return new Promise((resolve) => {
    execFile(program, ["get"], options, (error, output) => resolve(error === null ? output : ""));
  });
}
