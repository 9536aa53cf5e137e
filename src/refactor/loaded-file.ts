import { calleeBefore, type Module } from "../python/module";
import { closing } from "../python/source";
import { plainString } from "./context";

/** A path as code puts it together: from the folder where the program starts, or from the module's own file. */
interface CodedPath {
  readonly fromFile: boolean;
  /** How many folders up. */
  readonly up: number;
  readonly parts: readonly string[];
}

/** What paths are made with, and changes none of them. */
const MAKES_PATHS =
  /^(?:Path|PurePath|PosixPath|pathlib|os|path|join|joinpath|abspath|realpath|normpath|resolve|absolute|str|fspath|cwd|getcwd)$/;

/**
 * The files that the call of `load_dotenv` with this opening bracket can load, by their paths from the project's root, as the
 * module's own `path` is; `nearest` is the `.env` from the module's folder upwards. None where the code computes the path.
 */
export function loadedFiles(module: Module, bracket: number, path: string): "nearest" | readonly string[] {
  const argument = pathArgument(module, bracket);
  if (argument === undefined || module.word(argument[0]) === "None") return "nearest";
  const [from, to] = argument;
  const finds = module.code.slice(from, to).findIndex((_, offset) => module.word(from + offset) === "find_dotenv");
  if (finds !== -1) {
    const named = plainString(module, from + finds + 2) ?? ".env";
    return named === ".env" ? "nearest" : [];
  }
  const coded = pathOf(module, from, to, 0);
  if (coded === undefined) return [];
  const written = coded.parts.join("/");
  if (coded.fromFile) return inProject(`${path}${"/..".repeat(coded.up)}/${written}`);
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(written)) return [];
  const folder = path.split("/").slice(0, -1).join("/");
  return [...new Set([...inProject(written), ...inProject(`${folder}/${written}`)])];
}

/** The brackets of the calls of `load_dotenv`, in order. */
export function loadingCalls(module: Module): number[] {
  return module.code.flatMap((token, at) => {
    if (token.kind !== "name" || module.word(at) !== "load_dotenv" || module.word(at + 1) !== "(") return [];
    const { name } = calleeBefore(module, at);
    return /^(?:dotenv\.)?load_dotenv$/.test(name) && module.word(at - 1) !== "def" ? [at + 1] : [];
  });
}

/** The tokens of the argument that names a file: the first, or `dotenv_path`. */
function pathArgument(module: Module, bracket: number): [from: number, to: number] | undefined {
  const end = closing(module, bracket);
  for (let at = bracket + 1; at < end; at += 1) {
    if (module.brackets[at] !== bracket || (at > bracket + 1 && module.word(at - 1) !== ",")) continue;
    const keyword = module.word(at + 1) === "=";
    if (keyword ? module.word(at) !== "dotenv_path" : at > bracket + 1) continue;
    let last = at;
    while (last < end && !(module.brackets[last] === bracket && module.word(last) === ",")) last += 1;
    return [keyword ? at + 2 : at, last];
  }
  return undefined;
}

function pathOf(module: Module, from: number, to: number, depth: number): CodedPath | undefined {
  let fromFile = false;
  let up = 0;
  const parts: string[] = [];
  for (let at = from; at < to; at += 1) {
    const word = module.word(at);
    const kind = module.code[at]?.kind;
    if (kind === "string") {
      const part = plainString(module, at);
      if (part === undefined) return undefined;
      parts.push(part);
    } else if (word === "__file__") fromFile = true;
    else if (word === "parent" || word === "dirname") up += 1;
    else if (word === "parents") up += Number(module.word(at + 2)) + 1;
    else if (kind === "name" && !MAKES_PATHS.test(word)) {
      const value = depth < 3 ? valueOf(module, word) : undefined;
      const folder = value === undefined ? undefined : pathOf(module, ...value, depth + 1);
      if (folder === undefined) return undefined;
      fromFile ||= folder.fromFile;
      up += folder.up;
      parts.push(...folder.parts);
    }
  }
  return Number.isNaN(up) ? undefined : { fromFile, up, parts };
}

/** The tokens of what a variable of the module is set to, where that happens once. */
function valueOf(module: Module, name: string): [from: number, to: number] | undefined {
  const set = module.statements.filter(
    ({ first, keyword }) => keyword === "" && module.word(first) === name && module.word(first + 1) === "=",
  );
  const [only] = set;
  return only === undefined || set.length > 1 || only.parent !== undefined
    ? undefined
    : [only.first + 2, only.last + 1];
}

/** The path without `.` and `..`; none where it leaves the project. */
function inProject(path: string): string[] {
  const kept: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.pop() === undefined) return [];
  }
  return [kept.join("/")];
}
