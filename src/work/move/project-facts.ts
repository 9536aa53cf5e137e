import { access, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import ignore from "ignore";
import { REFS_NAME } from "../../formats/refs/edit";
import { FileError, isInside } from "../../machine/files";
import type { ProjectFiles } from "../../machine/project-files";
import { hasPythonModule } from "../../machine/python-packages";
import { parseNotebook } from "../../notebook/parse";
import { readModule } from "../../python/module";
import { DEFAULT_STYLE, type ImportStyle, importStyle } from "../../refactor/import-style";
import { loadedFiles, loadingCalls } from "../../refactor/loaded-file";
import type { DotenvFacts, ProjectFacts, ProjectFile } from "../../refactor/request";

const DEPENDENCIES =
  /^(?:requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|setup\.(?:py|cfg)|Pipfile|environment[\w.-]*\.ya?ml)$/;
const LARGEST = 1 << 18;
/** Lock files are longer. */
const LARGEST_LOCK = 1 << 22;
const MOST_FILES = 200;

/**
 * What a fix needs to know about the project around a source file. Its root is the workspace folder, or the git root; all
 * paths in the facts are relative to it, with `/`. `name` is the file name of `.env` files; where the source itself
 * loads a `.env` of another folder, that one is written.
 */
export async function projectFacts(files: ProjectFiles, source: string, name = ".env"): Promise<ProjectFacts> {
  const dotenv = await dotenvFacts(files, source, name);
  const requirements = await projectFile(files, "requirements.txt");
  const folder = dirname(resolve(files.root, source));
  const loader = await loaderOf(files, folder);
  return {
    dotenv,
    refs: await projectFile(files, await nearestPath(files.root, source, REFS_NAME)),
    imports: await importsOf(files, source),
    loader,
    ...(loader === "none" && (await hasDotenv(files, folder)) ? { hasDotenv: true } : {}),
    ...(requirements.text === undefined ? {} : { requirements }),
  };
}

/** The `.env` nearest to a source file, from its folder up to `root`; at `root` where there is none. */
export async function nearestPath(root: string, source: string, name: string): Promise<string> {
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

/** The `.env` that the source itself loads, the first where there are several; `undefined` where it names none that is there. */
async function loadedPath(files: ProjectFiles, source: string): Promise<string | undefined> {
  const text = await smallText(files, join(files.root, source));
  if (!text.includes("load_dotenv")) return undefined;
  const notebook = /\.ipynb$/i.test(source) ? parseNotebook(text) : undefined;
  const cells = notebook?.kind === "notebook" ? [...notebook.cells].map((cell) => cell.source.text) : [text];
  for (const module of cells.map((each) => readModule(each, notebook === undefined ? "python" : "cell"))) {
    for (const bracket of module === undefined ? [] : loadingCalls(module)) {
      const named = module === undefined ? "nearest" : loadedFiles(module, bracket, source);
      if (named === "nearest") return undefined;
      for (const file of named.filter((each) => DOTENV.test(each))) {
        const there = await access(join(files.root, file)).then(
          () => true,
          () => false,
        );
        if (there) return file;
      }
    }
  }
  return undefined;
}

/** Variables of this machine, rather than an example of them. */
const DOTENV = /(?:^|\/)(?:\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$|refs$)[\w-]+)*|[\w-]+\.env)$/;

async function dotenvFacts(files: ProjectFiles, source: string, name: string): Promise<DotenvFacts> {
  const file = (await loadedPath(files, source)) ?? (await nearestPath(files.root, source, name));
  const folder = dirname(file) === "." ? "" : `${dirname(file)}/`;
  const gitignore = await projectFile(files, ".gitignore");
  const dockerignore = await projectFile(files, ".dockerignore");
  const example = await projectFile(files, `${folder}${basename(file)}.example`);
  const { text, ignored, obstacle } = await stateOf(files, file);
  const byText = () =>
    ignore()
      .add(gitignore.text ?? "")
      .ignores(file);
  return {
    file,
    shown: files.shown(file),
    text,
    ignored: ignored ?? byText(),
    gitignore,
    example,
    openToOthers: await files.openToOthers(file),
    ...(dockerignore.text === undefined ? {} : { dockerignore }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

type Obstacle = NonNullable<DotenvFacts["obstacle"]>;

/** `ignored`: what git says; undefined outside a repository. */
interface FileState {
  readonly text?: string | undefined;
  readonly ignored?: boolean | undefined;
  readonly obstacle?: Obstacle;
}

async function stateOf(files: ProjectFiles, file: string): Promise<FileState> {
  try {
    const text = await files.read(file);
    if (await files.isTracked(file)) return { obstacle: "tracked" };
    return { text, ignored: await files.isIgnored(file) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { reason, message } = error;
    const obstacle = reason === "git" ? { git: message } : (OBSTACLES.find((one) => one === reason) ?? "unreadable");
    return { obstacle };
  }
}

const OBSTACLES = ["link", "folder", "not-a-file", "outside"] as const;

async function projectFile(files: ProjectFiles, file: string): Promise<ProjectFile> {
  const text = await files.read(file).catch((error: unknown) => {
    if (error instanceof FileError) return undefined;
    throw error;
  });
  return { file, shown: files.shown(file), text };
}

/** Modules and packages of the project itself, where isort and ruff look for them unless told otherwise. */
async function ownModules(root: string): Promise<ReadonlySet<string>> {
  const folders = [resolve(root), resolve(root, "src")];
  const entries = await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true }).catch(() => [])));
  const modules = entries.flat().filter((each) => each.isDirectory() || each.name.endsWith(".py"));
  return new Set(modules.map(({ name }) => name.replace(/\.py$/, "")));
}

/** How the project sorts imports, by the nearest `pyproject.toml` that says so. */
async function importsOf(files: ProjectFiles, source: string): Promise<ImportStyle> {
  const own = await ownModules(files.root);
  const root = resolve(files.root);
  for (let folder = dirname(resolve(root, source)); isInside(root, folder); folder = dirname(folder)) {
    const text = await smallText(files, join(folder, "pyproject.toml"));
    if (/\bisort\b/.test(text)) {
      const { parse } = await import("smol-toml");
      const style = importStyle(parsed(parse, text), own);
      if (style !== undefined) return style;
    }
    if (folder === root) break;
  }
  return { ...DEFAULT_STYLE, own };
}

/** What a file that is not ours holds; nothing where it is no TOML. */
function parsed(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

/** What loads `.env`, as far as the project's own files show: those at the root and beside the source. */
async function loaderOf(files: ProjectFiles, sourceFolder: string): Promise<ProjectFacts["loader"]> {
  let other = false;
  const root = resolve(files.root);
  const folders = [...new Set([root, sourceFolder])].filter((folder) => isInside(root, folder));
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [] as string[]);
    const telling = names.filter((each) => DEPENDENCIES.test(each) || each === ".envrc");
    const modules = names.filter((each) => each.endsWith(".py") || each.endsWith(".ipynb"));
    for (const each of [...telling, ...modules.slice(0, MOST_FILES)]) {
      const text = await smallText(files, join(folder, each));
      if (each === ".envrc") other ||= /^\s*dotenv/m.test(text);
      else if (DEPENDENCIES.test(each) ? /\bpython-dotenv\b/.test(text) : IMPORT.test(text)) return "python-dotenv";
      else other ||= /\benv_file\s*=|environs|read_dotenv|read_env\(/.test(text);
    }
  }
  return other ? "other" : "none";
}

/** Whether python-dotenv is there all the same: installed, or named by a lock file or one of several files of requirements. */
async function hasDotenv(files: ProjectFiles, folder: string): Promise<boolean> {
  if (hasPythonModule(files.root, folder, "dotenv", process.env)) return true;
  for (const place of new Set([files.root, folder, join(files.root, "requirements")])) {
    const names = await readdir(place).catch(() => [] as string[]);
    const listing = names.filter((name) => (place.endsWith("requirements") ? /\.(?:txt|in)$/ : LOCKS).test(name));
    for (const name of listing.slice(0, MOST_FILES))
      if (/\bpython-dotenv\b/.test(await smallText(files, join(place, name)))) return true;
  }
  return false;
}

const LOCKS = /^(?:uv|poetry|pdm|Pipfile)\.lock$|^pixi\.(?:lock|toml)$/;

/** In a notebook, a line of a cell begins behind a quote or the escape of a line break. */
const IMPORT = /(?:^\s*|"|\\n)(?:from dotenv import|import dotenv|%(?:load_ext[ \t]+)?dotenv)\b/m;

async function smallText(files: ProjectFiles, path: string): Promise<string> {
  try {
    const stats = await stat(path);
    // A pipe named like a module would be waited for without end.
    if (!stats.isFile() || stats.size > (LOCKS.test(basename(path)) ? LARGEST_LOCK : LARGEST)) return "";
    return (await files.read(relativePath(files.root, path))) ?? "";
  } catch {
    return "";
  }
}

function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
