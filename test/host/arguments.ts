import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Options of `code` that take a value, as `--name=value` or `--name value`. */
const WITH_VALUE = new Set([
  "extensionDevelopmentPath",
  "extensionTestsPath",
  "user-data-dir",
  "extensions-dir",
  "install-extension",
  "uninstall-extension",
  "log",
  "locale",
  "profile",
  "enable-proposed-api",
  "disable-extension",
  "folder-uri",
  "file-uri",
  "password-store",
]);

/** Options after which VS Code does one thing and ends, without a window. */
const ONE_SHOT = ["install-extension", "uninstall-extension", "list-extensions", "version", "help"];

/** What the executable of VS Code was asked for. */
export interface Arguments {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlySet<string>;
  /** Folders, workspaces and files to open, absolute. */
  readonly paths: readonly string[];
}

export function parseArguments(argv: readonly string[]): Arguments {
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  const paths: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? "";
    const option = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    const name = option?.[1];
    if (!name) paths.push(resolve(argument));
    else if (WITH_VALUE.has(name)) values.set(name, [...(values.get(name) ?? []), option[2] ?? argv[++i] ?? ""]);
    else flags.add(name);
  }
  for (const uri of [...(values.get("folder-uri") ?? []), ...(values.get("file-uri") ?? [])]) {
    paths.push(fileURLToPath(uri));
  }
  return { values, flags, paths };
}

export function isOneShot({ values, flags }: Arguments): boolean {
  return ONE_SHOT.some((name) => values.has(name) || flags.has(name));
}
