import { unlink } from "node:fs/promises";
import { readPythonDotenv } from "../../formats/dotenv/python";
import { FileError, readText, resolveInside } from "../../machine/files";
import { isTracked, wasCommitted } from "../../machine/git";
import { withLock } from "../../machine/lock";
import { Secret } from "../../secret/secret";
import { isRefusedName } from "../run/environment";

/** A `.env` file that can be sealed as a whole. */
export interface DotenvContent {
  readonly kind: "content";
  readonly text: string;
  /** As python-dotenv reads them, what stands in the file coming before the environment. */
  readonly values: ReadonlyMap<string, Secret>;
  /** Names whose values take a part from the environment of this machine, as it is now. */
  readonly fromEnvironment: readonly string[];
  /** Whether git has the file now, or had it at any time, so that its values must be replaced. */
  readonly seenByGit: boolean;
}

export type DotenvReading = DotenvContent | { readonly kind: "unusable"; readonly reason: string };

const VARIABLE = /\$\{([^}:]{0,256})(?::-([^}]{0,4096}))?\}/g;

/** Reads a `.env` file, relative to `root`. A line that would be lost makes it unusable. */
export async function readDotenvToSeal(
  root: string,
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DotenvReading> {
  let text: string | undefined;
  try {
    text = await readText(root, file);
  } catch (error) {
    if (error instanceof FileError) return unusable(error.message);
    throw error;
  }
  if (text === undefined) return unusable(`${file}: there is no such file.`);
  const { bindings, broken } = readPythonDotenv(text);
  if (broken.length > 0) return unusable(`${file} has a line that python-dotenv does not read. Correct it first.`);
  const values = new Map<string, Secret>();
  const fromEnvironment = new Set<string>();
  for (const { name, value, interpolates } of bindings) {
    if (value === undefined) continue;
    const read = interpolates
      ? value.replace(VARIABLE, (_, variable: string, otherwise?: string) => {
          const above = values.get(variable)?.reveal();
          if (above === undefined && environment[variable] !== undefined) fromEnvironment.add(name);
          return above ?? environment[variable] ?? otherwise ?? "";
        })
      : value;
    values.set(name, new Secret(read));
  }
  const refused = [...values.keys()].filter((name) => isRefusedName(name) || !/^[A-Za-z_]\w{0,254}$/.test(name));
  if (refused.length > 0) {
    return unusable(`${file} sets ${refused.join(", ")}, which no .env.refs may set. Take the line out first.`);
  }
  if (values.size === 0) return unusable(`${file} holds no value.`);
  const seenByGit = (await isTracked(root, file)) || (await wasCommitted(root, file));
  return { kind: "content", text, values, fromEnvironment: [...fromEnvironment], seenByGit };
}

/** Removes the file if it still holds what was sealed; false where it does not. */
export async function removeSealedDotenv(root: string, file: string, text: string): Promise<boolean> {
  const path = await resolveInside(root, file);
  return withLock(path, async () => {
    if ((await readText(root, file)) !== text) return false;
    await unlink(path);
    return true;
  });
}

function unusable(reason: string): DotenvReading {
  return { kind: "unusable", reason };
}
