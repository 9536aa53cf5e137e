import { environmentObstacle } from "../../formats/dotenv/encode";
import { readPythonDotenv } from "../../formats/dotenv/python";
import { nameKind } from "../../formats/refs/names";
import { Secret } from "../../secret/secret";
import { lineStart, nextLine } from "../../text/lines";
import type { StayingLine } from "../person";
import { holdsStrayBytes } from "./stray-bytes";

const VARIABLE = /\$\{([^}:]{0,256})(?::-([^}]{0,4096}))?\}/g;
const NAME = /^[A-Za-z_]\w{0,254}$/;

/** What a `.env` text holds, as far as it can be sealed. */
export interface DotenvEntries {
  /** As python-dotenv reads them, what stands in the file coming before the environment. */
  readonly values: ReadonlyMap<string, Secret>;
  /** Names whose values took a part from the environment. */
  readonly fromEnvironment: readonly string[];
  /** What was wanted and stays, in the file's order. */
  readonly staying: readonly StayingLine[];
  /** Whether the file holds no other value, so that nothing is left of it. */
  readonly whole: boolean;
}

interface Line {
  readonly name: string;
  readonly line: number;
  readonly refersTo: readonly string[];
}

/**
 * Reads a text (of `decodeStray`). `wanted`: the names that are to be sealed, all by default; `obstacle` says of a name with its
 * value why it cannot be, beyond what is known here. What a line that stays refers to stays too, since it would read another value.
 */
export function dotenvEntries(
  text: string,
  environment: NodeJS.ProcessEnv,
  wanted?: ReadonlySet<string>,
  obstacle: (name: string, value: Secret) => string | undefined = () => undefined,
): DotenvEntries {
  const { bindings, broken } = readPythonDotenv(text);
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const chosen = (name: string) => wanted?.has(name) !== false;
  const staying: StayingLine[] = broken.map((line) => ({ line, reason: "python-dotenv does not read it" }));
  const values = new Map<string, Secret>();
  /** What stands above, wherever it is kept; undefined where it is not known. */
  const above = new Map<string, Secret | undefined>();
  const stay = new Set<string>();
  const fromEnvironment = new Set<string>();
  const lines: Line[] = [];
  for (const { name, value, interpolates, start, end } of bindings) {
    if (value === undefined) continue;
    const line = lineOf(start);
    const faults: string[] = [];
    const refersTo: string[] = [];
    const lookUp = (_: string, variable: string, otherwise?: string): string => {
      refersTo.push(variable);
      if (above.has(variable)) {
        const known = above.get(variable);
        if (known === undefined) faults.push(`it refers to ${variable}, which stays`);
        return known?.reveal() ?? "";
      }
      if (environment[variable] !== undefined) fromEnvironment.add(name);
      const found = environment[variable] ?? otherwise;
      if (found === undefined) faults.push(unsetText(variable));
      return found ?? "";
    };
    const read = new Secret(interpolates ? value.replace(VARIABLE, lookUp) : value);
    if (holdsStrayBytes(text.slice(lineStart(text, start), nextLine(text, end)))) faults.push("it is not UTF-8");
    above.set(name, faults.length > 0 ? undefined : read);
    if (!NAME.test(name) || nameKind(name) === "loads") faults.push("no .env.refs may set it");
    if (environmentObstacle(read.reveal()) !== undefined) faults.push("no environment variable can hold its value");
    lines.push({ name, line, refersTo });
    const reason = chosen(name) ? (faults[0] ?? obstacle(name, read)) : undefined;
    if (chosen(name) && reason === undefined) {
      values.set(name, read);
      continue;
    }
    stay.add(name);
    if (reason !== undefined) staying.push({ line, name, reason });
  }
  for (const name of unsealable(lines, stay)) {
    const { line } = lines.find((each) => each.name === name)!;
    const user = lines.find((each) => stay.has(each.name) && each.refersTo.includes(name))!;
    stay.add(name);
    if (chosen(name)) {
      staying.push({ line, name, reason: `line ${user.line} (${user.name}), which stays, refers to it` });
    }
  }
  for (const name of stay) values.delete(name);
  return {
    values,
    fromEnvironment: [...fromEnvironment].filter((name) => values.has(name)),
    staying: wanted === undefined ? inOrder(staying) : inOrder(staying.filter(({ name }) => name !== undefined)),
    whole: stay.size === 0 && broken.length === 0,
  };
}

function unsetText(variable: string): string {
  return `it refers to ${NAME.test(variable) ? variable : "a variable"}, which is set nowhere above: set it before, or write \${NAME:-} for nothing`;
}

/** The names that lines which stay refer to, directly or by others, one after the other. */
function* unsealable(lines: readonly Line[], stay: ReadonlySet<string>): Generator<string> {
  for (;;) {
    const needed = new Set(lines.filter(({ name }) => stay.has(name)).flatMap(({ refersTo }) => refersTo));
    const next = lines.find(({ name }) => needed.has(name) && !stay.has(name));
    if (next === undefined) return;
    yield next.name;
  }
}

function inOrder(staying: readonly StayingLine[]): StayingLine[] {
  return [...staying].sort((a, b) => a.line - b.line);
}
