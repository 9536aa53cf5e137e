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
}

/**
 * The nearest `.sops.yaml` from a folder upwards, as sops looks for it from where it runs. Throws `SopsError` (`malformed`), also
 * for one that cannot be read: it is no sign that there are no rules.
 */
export async function findConfig(folder: string): Promise<FoundConfig | undefined> {
  let at = resolve(folder);
  const project = repositoryRoot(at) ?? at;
  for (let level = 0; level < HIGHEST; level += 1) {
    const path = join(at, SOPS_CONFIG_NAME);
    // What cannot be seen is not there, to sops either.
    if (existsSync(path)) {
      // One above the project is the user's own, wherever it leads.
      const read = readBounded(path, isInside(project, at) ? project : undefined);
      if (read.kind === "text") return { path, text: read.text, config: parseSopsConfig(read.text) };
      const advice = "Correct that first: without it nothing says to whom files are sealed";
      throw new SopsError("malformed", `${path} is not read: ${read.reason}. ${advice}.`);
    }
    if (existsSync(join(at, MISNAMED))) {
      const reason = `${join(at, MISNAMED)} is not read, by sops either`;
      throw new SopsError("malformed", `${reason}: rename it to ${SOPS_CONFIG_NAME}, or take it away.`);
    }
    if (dirname(at) === at) return undefined;
    at = dirname(at);
  }
  return undefined;
}

/**
 * The creation rule for a file (absolute); `undefined` where the configuration has no rules at all. Throws `SopsError`:
 * `no-rule` where none matches, `malformed` where the rule cannot be used.
 */
function ruleFor({ path, config }: FoundConfig, file: string): CreationRule | undefined {
  const folder = dirname(path);
  return creationRule(config, toPosix(isInside(folder, file) ? relative(folder, file) : file));
}

/** The same where no match is no error: `undefined`. */
export function matchingRule(found: FoundConfig, file: string): CreationRule | undefined {
  try {
    return ruleFor(found, file);
  } catch (error) {
    if (error instanceof SopsError && error.reason === "no-rule") return undefined;
    throw error;
  }
}
