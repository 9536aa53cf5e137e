import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isInside } from "./files";

/** What people call the folder of a virtual environment. */
const ENVIRONMENTS = [".venv", "venv", "env"];

/**
 * Whether an environment of Python's has a module: the active one, or one that stands from `folder` up to `root` under a usual name.
 * Nothing is started.
 */
export function hasPythonModule(root: string, folder: string, module: string, env: NodeJS.ProcessEnv): boolean {
  const active = [env.VIRTUAL_ENV, env.CONDA_PREFIX].flatMap((path) => path || []);
  const own: string[] = [];
  for (let at = folder; isInside(root, at); at = dirname(at)) {
    own.push(...ENVIRONMENTS.map((name) => join(at, name)));
    if (dirname(at) === at) break;
  }
  return [...active, ...own].some((path) => sitePackages(path).some((packages) => isFolder(join(packages, module))));
}

/** Where an environment has its packages: on Windows, and elsewhere by the version of Python. */
function sitePackages(environment: string): string[] {
  let versions: string[] = [];
  try {
    versions = readdirSync(join(environment, "lib")).filter((name) => /^python3(?:\.\d{1,3})?t?$/.test(name));
  } catch {
    // There is no such environment, or it is one of Windows.
  }
  return [
    join(environment, "Lib", "site-packages"),
    ...versions.map((version) => join(environment, "lib", version, "site-packages")),
  ];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
