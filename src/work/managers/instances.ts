import { mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { codeOf, fileStep } from "../../machine/files";
import { DiskFiles } from "../../machine/project-files";
import { readFailure } from "../../machine/read-failure";
import { userFolder } from "../../machine/user-folder";
import type { Instance } from "../../stores/managers/instance";
import { type Refused, refuse } from "../../text/refused";
import { INSTANCES_NAME, instancesFile } from "./instances-file";
import { readInstance } from "./read-instance";

const VERSION = 1;

/** The managers of the user's settings, and what is wrong with those that are left out: sentences. */
export interface InstanceList {
  readonly instances: readonly Instance[];
  readonly complaints: readonly string[];
}

/** Reads the list; `more` are of the editor's settings. An instance that is not whole is left out, and so is a second one of a name. */
export function listInstances(env: NodeJS.ProcessEnv, more: readonly unknown[] = []): InstanceList {
  const file = instancesFile(env);
  const given = givenIn(file);
  const complaints = typeof given === "string" ? [given] : [];
  const instances = new Map<string, Instance>();
  for (const one of [...(typeof given === "string" ? [] : given), ...more]) {
    const instance = readInstance(one);
    if ("code" in instance) complaints.push(`${file}: ${instance.reason}`);
    else if (instances.has(instance.name)) complaints.push(`${file}: there are two managers called ${instance.name}.`);
    else instances.set(instance.name, instance);
  }
  return { instances: [...instances.values()], complaints };
}

/** The descriptions in a file, as they are; a sentence where it cannot be read. A missing one has none. */
function givenIn(file: string): readonly unknown[] | string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return codeOf(error) === "ENOENT" ? [] : `${file}: ${readFailure(error)}.`;
  }
  return givenInText(text) ?? `${file} is no list of managers: {"version": ${VERSION}, "stores": [ … ]}.`;
}

function givenInText(text: string): readonly unknown[] | undefined {
  try {
    const { version, stores } = JSON.parse(text) as { version?: unknown; stores?: unknown };
    return version === VERSION && Array.isArray(stores) ? stores : undefined;
  } catch {
    return undefined;
  }
}

/** Adds an instance to the user's own list. */
export function addInstance(env: NodeJS.ProcessEnv, instance: Instance): Promise<Refused | undefined> {
  return changeList(env, (stores) => {
    if (stores.some((one) => nameOf(one) === instance.name))
      return refuse("taken", `There is a manager called ${instance.name} already.`);
    return [...stores, instance];
  });
}

/** Takes an instance out of the user's own list. */
export function removeInstance(env: NodeJS.ProcessEnv, name: string): Promise<Refused | undefined> {
  return changeList(env, (stores) => {
    const others = stores.filter((one) => nameOf(one) !== name);
    return others.length === stores.length
      ? refuse("absent", `There is no manager called ${name} in your list.`)
      : others;
  });
}

async function changeList(
  env: NodeJS.ProcessEnv,
  change: (stores: readonly unknown[]) => readonly unknown[] | Refused,
): Promise<Refused | undefined> {
  if (env.SEALWRIGHT_STORES)
    return refuse("given", "SEALWRIGHT_STORES names the list of this machine: change that file instead.");
  const folder = userFolder(env);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, INSTANCES_NAME);
  return fileStep(async () => {
    let refused: Refused | undefined;
    await new DiskFiles(realpathSync(folder), folder).change(
      INSTANCES_NAME,
      (before) => {
        const stores = before === undefined ? [] : givenInText(before);
        const after =
          stores === undefined
            ? refuse("broken-file", `${path} is no list of managers: mend it, or move it away.`)
            : change(stores);
        if ("code" in after) {
          refused = after;
          return undefined;
        }
        return `${JSON.stringify({ version: VERSION, stores: after }, null, 2)}\n`;
      },
      0o600,
    );
    return refused;
  });
}

function nameOf(given: unknown): unknown {
  return typeof given === "object" && given !== null && "name" in given ? given.name : undefined;
}
