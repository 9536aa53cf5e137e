import { encodeValue } from "../../formats/dotenv/encode";
import { CommandError } from "../exit";

/** Variables and their values, in order. */
type Variables = readonly (readonly [name: string, value: string])[];

/** Every format of `env`, a line each: how it writes variables. `files` (absolute) gave them. */
export const ENVIRONMENT_FORMATS = {
  json: (variables) => `${JSON.stringify(Object.fromEntries(variables))}\n`,
  shell: (variables) => exports(variables),
  dotenv: (variables) => lines(variables, dotenvLine),
  github: (variables) => lines(variables, githubLines),
  docker: (variables) => lines(variables, dockerLine),
  direnv: (variables, files) => files.map((file) => `watch_file ${quoted(file)}\n`).join("") + exports(variables),
} satisfies Record<string, (variables: Variables, files: readonly string[]) => string>;

export type EnvironmentFormat = keyof typeof ENVIRONMENT_FORMATS;

function lines(variables: Variables, line: (name: string, value: string) => string): string {
  return variables.map(([name, value]) => `${line(name, value)}\n`).join("");
}

/** For `eval` in a POSIX shell (POSIX.1-2017, XCU 2.2.2). */
function exports(variables: Variables): string {
  return lines(variables, (name, value) => `export ${name}=${quoted(value)}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function dotenvLine(name: string, value: string): string {
  const encoded = encodeValue(value);
  if (encoded.kind === "encoded") return `${name}=${encoded.text}`;
  throw new CommandError(`${name}: ${encoded.reason}`);
}

/** For `$GITHUB_ENV`, between lines that the value does not have. */
function githubLines(name: string, value: string): string {
  let end = "SEALWRIGHT";
  while (value.split(/\r\n|\r|\n/).includes(end)) end += "_";
  return `${name}<<${end}\n${value}\n${end}`;
}

/** For `docker run --env-file`, which knows no quotes. */
function dockerLine(name: string, value: string): string {
  if (!/[\r\n]/.test(value)) return `${name}=${value}`;
  throw new CommandError(`${name} has several lines, which docker's --env-file cannot hold.`);
}
