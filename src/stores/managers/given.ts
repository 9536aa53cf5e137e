import { readFile } from "node:fs/promises";
import { Secret } from "../../secret/secret";
import type { ManagerContext } from "./context";

/** A value that the settings do not hold but say where it stands: a file (`NAMEFile`) or a variable (`NAMEVariable`). */
export async function givenValue(
  settings: Readonly<Record<string, string>>,
  name: string,
  { env }: Pick<ManagerContext, "env">,
): Promise<Secret | undefined> {
  const variable = settings[`${name}Variable`];
  const value = variable === undefined ? undefined : env[variable];
  if (value !== undefined && value !== "") return new Secret(value);
  const file = settings[`${name}File`];
  const text = file === undefined ? "" : await readFile(file, "utf8").catch(() => "");
  return text.trim() === "" ? undefined : new Secret(text.trim());
}
