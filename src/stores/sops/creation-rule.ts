import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { readBounded } from "../../machine/bounded-file";
import { isInside } from "../../machine/files";
import { repositoryRoot } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { type CreationRule, creationRule, parseSopsConfig, type SopsConfig, SopsError } from "../../sops";

export const SOPS_CONFIG_NAME = ".sops.yaml";
/** What people call it where it has no effect. */
const MISNAMED = ".sops.yml";
/** As many folders as sops looks into. */
const HIGHEST = 100;

/** A `.sops.yaml` that holds for a folder. */
interface FoundConfig {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly config: SopsConfig;
  /** A `.sops.yml` beside it or nearer, absolute: sops passes it over. */
  readonly misnamed?: string;
}

/**
 * The nearest `.sops.yaml` from a folder upwards, as sops looks for it from where it runs. Throws `SopsError` (`malformed`), also
 * for one that cannot be read: it is no sign that there are no rules; nor is a `.sops.yml` where there is nothing else.
 */
export async function findConfig(folder: string): Promise<FoundConfig | undefined> {
  let at = resolve(folder);
  const project = repositoryRoot(at) ?? at;
  let misnamed: string | undefined;
  for (let level = 0; level < HIGHEST; level += 1) {
    const path = join(at, SOPS_CONFIG_NAME);
    if (misnamed === undefined && existsSync(join(at, MISNAMED))) misnamed = join(at, MISNAMED);
    // What cannot be seen is not there, to sops either.
    if (existsSync(path)) {
      // One above the project is the user's own, wherever it leads.
      const read = readBounded(path, isInside(project, at) ? project : undefined);
      if (read.kind === "text") {
        const found = { path, text: read.text, config: parseSopsConfig(read.text) };
        return misnamed === undefined ? found : { ...found, misnamed };
      }
      const advice = "Correct that first: without it nothing says to whom files are sealed";
      throw new SopsError("malformed", `${path} is not read: ${read.reason}. ${advice}.`);
    }
    if (dirname(at) === at) break;
    at = dirname(at);
  }
  if (misnamed !== undefined) throw new SopsError("malformed", misnamedText(misnamed));
  return undefined;
}

/** That a `.sops.yml` has no effect. */
export function misnamedText(path: string, instead?: string): string {
  const used = instead === undefined ? "" : `; ${instead} holds instead`;
  return `${path} is not read, by sops either${used}: rename it to ${SOPS_CONFIG_NAME}, or take it away.`;
}

/**
 * The creation rule for a file (absolute); `undefined` where the configuration has no rules at all. Throws `SopsError`:
 * `no-rule` where none matches, `malformed` where the rule cannot be used.
 */
function ruleFor({ path, config }: FoundConfig, file: string): CreationRule | undefined {
  const folder = dirname(path);
  return creationRule(config, toPosix(isInside(folder, file) ? relative(folder, file) : file));
}

/**
 * The same where no match is no error: `undefined`. Throws `malformed` too where a `.sops.yml` that is passed over would seal the file to
 * others, or by another rule: whoever wrote it counts on that.
 */
export function matchingRule(found: FoundConfig, file: string): CreationRule | undefined {
  const rule = ruleOrNone(found, file);
  const { misnamed } = found;
  if (misnamed !== undefined && !isSameOrNone(misnamed, file, rule)) {
    throw new SopsError("malformed", `${misnamedText(misnamed, found.path)} The two would seal this file differently.`);
  }
  return rule;
}

function ruleOrNone(found: FoundConfig, file: string): CreationRule | undefined {
  try {
    return ruleFor(found, file);
  } catch (error) {
    if (error instanceof SopsError && error.reason === "no-rule") return undefined;
    throw error;
  }
}

/** Whether a configuration says the same of a file as a rule, or nothing. */
function isSameOrNone(path: string, file: string, rule: CreationRule | undefined): boolean {
  try {
    const read = readBounded(path, dirname(path));
    if (read.kind !== "text") return false;
    const other = ruleOrNone({ path, text: read.text, config: parseSopsConfig(read.text) }, file);
    const said = ({ groups, threshold, selection, macOnlyEncrypted }: CreationRule) =>
      JSON.stringify([groups, threshold, selection, macOnlyEncrypted]);
    return other === undefined || (rule !== undefined && said(other) === said(rule));
  } catch (error) {
    if (error instanceof SopsError) return false;
    throw error;
  }
}
