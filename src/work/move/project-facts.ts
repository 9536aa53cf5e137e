import { access, readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore from "ignore";
import { FileError, isInside, readText } from "../../machine/files";
import { gitRoot, isIgnored, isTracked } from "../../machine/git";
import type { DotenvFacts, ProjectFacts, ProjectFile } from "../../refactor/plan";

const DEPENDENCIES =
  /^(?:requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|setup\.(?:py|cfg)|Pipfile|environment[\w.-]*\.ya?ml)$/;
const COMPOSE = /^(?:docker-)?compose[\w.-]*\.ya?ml$/;
const LARGEST = 1 << 18;
const MOST_FILES = 200;

/**
 * What a fix needs to know about the project around a source file. `root` is the workspace folder, or the git root; all
 * paths in the facts are relative to it, with `/`. `name` is the file name of `.env` files.
 */
export async function projectFacts(root: string, source: string, name = ".env"): Promise<ProjectFacts> {
  const dotenv = await dotenvFacts(root, source, name);
  const requirements = await projectFile(root, "requirements.txt");
  return {
    dotenv,
    loader: await loaderOf(root, dirname(resolve(root, source))),
    ...(requirements.text === undefined ? {} : { requirements }),
  };
}

/** The `.env` nearest to a source file, from its folder up to `root`; at `root` where there is none. */
export async function nearestFile(root: string, source: string, name: string): Promise<string> {
  const top = resolve(root);
  for (let folder = dirname(resolve(root, source)); isInside(top, folder); folder = dirname(folder)) {
    const found = await access(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (found) return relativePath(top, join(folder, name));
    if (folder === top) break;
  }
  return name;
}

async function dotenvFacts(root: string, source: string, name: string): Promise<DotenvFacts> {
  const file = await nearestFile(root, source, name);
  const folder = dirname(file) === "." ? "" : `${dirname(file)}/`;
  const gitignore = await projectFile(root, ".gitignore");
  const dockerignore = await projectFile(root, ".dockerignore");
  const example = await projectFile(root, `${folder}${name}.example`);
  const inGit = (await gitRoot(root)) !== undefined;
  const obstacle = await obstacleOf(root, file, inGit);
  const ignored = inGit
    ? ((await isIgnored(root, file)) ?? false)
    : ignore()
        .add(gitignore.text ?? "")
        .ignores(file);
  const text = "text" in obstacle ? obstacle.text : undefined;
  return {
    file,
    text,
    ignored,
    gitignore,
    example,
    ...(dockerignore.text === undefined ? {} : { dockerignore }),
    ...("obstacle" in obstacle ? { obstacle: obstacle.obstacle } : {}),
  };
}

type Obstacle = NonNullable<DotenvFacts["obstacle"]>;

async function obstacleOf(
  root: string,
  file: string,
  inGit: boolean,
): Promise<{ text: string | undefined } | { obstacle: Obstacle }> {
  try {
    const text = await readText(root, file);
    if (inGit && (await isTracked(root, file))) return { obstacle: "tracked" };
    return { text };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { reason } = error;
    return { obstacle: reason === "changed" || reason === "write-failed" ? "unreadable" : reason };
  }
}

async function projectFile(root: string, file: string): Promise<ProjectFile> {
  const text = await readText(root, file).catch((error: unknown) => {
    if (error instanceof FileError) return undefined;
    throw error;
  });
  return { file, text };
}

/** What loads `.env`, as far as the project's own files tell: those at the root and beside the source. */
async function loaderOf(root: string, sourceFolder: string): Promise<ProjectFacts["loader"]> {
  let other = false;
  const folders = [...new Set([resolve(root), sourceFolder])].filter((folder) => isInside(resolve(root), folder));
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [] as string[]);
    const telling = names.filter((each) => DEPENDENCIES.test(each) || COMPOSE.test(each) || each === ".envrc");
    const modules = names.filter((each) => each.endsWith(".py") || each.endsWith(".ipynb"));
    for (const each of [...telling, ...modules.slice(0, MOST_FILES)]) {
      const text = await smallText(join(folder, each));
      if (COMPOSE.test(each) || each === ".envrc") other ||= /env_file|^\s*dotenv/m.test(text);
      else if (DEPENDENCIES.test(each) ? /\bpython-dotenv\b/.test(text) : IMPORT.test(text)) return "python-dotenv";
      else other ||= /\benv_file\s*=|environs|read_dotenv|read_env\(/.test(text);
    }
  }
  return other ? "other" : "none";
}

const IMPORT = /^[\s"]*(?:from dotenv import|import dotenv)\b/m;

async function smallText(path: string): Promise<string> {
  try {
    const stats = await stat(path);
    // A pipe named like a module would be waited for without end.
    return stats.isFile() && stats.size <= LARGEST ? await readFile(path, "utf8") : "";
  } catch {
    return "";
  }
}

function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
