import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { findProgram } from "../../machine/find-program";

/** What gives a program a terminal of its own, and us what it writes there. */
export interface TerminalMaker {
  readonly program: string;
  /** The arguments before and with the program's own words. */
  readonly args: readonly string[];
  /** Variables that differ from the program's. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether it says on descriptor 3 why the program could not be started. */
  readonly reports: boolean;
}

/** Which programs there are: the path of one by its name, or `undefined`. */
export type ProgramFinder = (name: string) => string | undefined;

/** The system's folders first: what version managers put before them is slow to start. */
const SYSTEM = ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"];
/** Where `/usr/bin/python3` of a Mac is more than a request to install one. */
const MAC_TOOLS = ["/Library/Developer/CommandLineTools", "/Applications/Xcode.app"];

/** Finds programs as the user's shell does, but none that a repository brings. */
export function finderOf(root: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): ProgramFinder {
  const folders = (env.PATH ?? "").split(delimiter);
  const system = SYSTEM.filter((folder) => folders.includes(folder));
  return (name) => {
    for (const PATH of [system.join(delimiter), folders.join(delimiter)]) {
      const found = findProgram(name, root, { PATH });
      const stub = platform === "darwin" && found === "/usr/bin/python3" && !MAC_TOOLS.some((path) => existsSync(path));
      if (found !== undefined && !stub) return found;
    }
    return undefined;
  };
}

/**
 * How `words` run on a terminal of their own: by Python's pty module, which stops with the program on Ctrl-Z, else by `script`,
 * under which Ctrl-Z does nothing. `undefined` where there is neither, and on Windows, which has no such program.
 */
export async function terminalFor(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  find: ProgramFinder,
  platform: NodeJS.Platform = process.platform,
): Promise<TerminalMaker | undefined> {
  if (platform === "win32") return undefined;
  const python = find("python3");
  if (python !== undefined) {
    const { BRIDGE } = await import("./terminal-bridge");
    const locale = env.LC_CTYPE === undefined ? "drop" : "keep";
    return { program: python, args: ["-I", "-S", "-c", BRIDGE, locale, ...words], env: {}, reports: true };
  }
  const script = find("script");
  if (script === undefined) return undefined;
  if (platform !== "linux" && platform !== "android") {
    return { program: script, args: ["-q", "/dev/null", ...words], env: {}, reports: false };
  }
  const own = env.SHELL === undefined ? "unset SHELL" : `SHELL=${quoted(env.SHELL)} && export SHELL`;
  const command = `${own} && exec ${words.map(quoted).join(" ")}`;
  return { program: script, args: ["-qefc", command, "/dev/null"], env: { SHELL: "/bin/sh" }, reports: false };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
