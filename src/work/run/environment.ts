import type { Secret } from "../../secret/secret";

export type ValueSource = "inherited" | "refs" | "dotenv";

/** Names in order, each with the sources that have it. */
interface RunSources {
  readonly inherited: NodeJS.ProcessEnv;
  readonly refs: readonly string[];
  readonly dotenv: readonly string[];
  /** The inherited variable comes last. */
  readonly override: boolean;
}

/** Where a variable of the child comes from, and who had it too. */
export interface Choice {
  readonly name: string;
  readonly source: ValueSource;
  readonly losers: readonly ValueSource[];
}

/** For each name of the references and the file, which source gives its value. Needs no value. */
export function chooseSources({ inherited, refs, dotenv, override }: RunSources): Choice[] {
  const order: readonly ValueSource[] = override ? ["refs", "dotenv", "inherited"] : ["inherited", "refs", "dotenv"];
  const names = { refs: new Set(refs), dotenv: new Set(dotenv) };
  const has = (source: ValueSource, name: string) =>
    source === "inherited" ? inherited[name] !== undefined : names[source].has(name);
  return [...new Set([...refs, ...dotenv])].map((name) => {
    const [source, ...losers] = order.filter((one) => has(one, name));
    return { name, source: source as ValueSource, losers };
  });
}

/**
 * The child's environment: the inherited one with the values that were chosen. `piped`: what it writes to a terminal goes through
 * a pipe.
 */
export function childEnvironment(
  inherited: NodeJS.ProcessEnv,
  values: ReadonlyMap<string, Secret>,
  piped: boolean,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...inherited };
  // The editor's own program runs this command as Node by it; the child may be an Electron program.
  delete env.ELECTRON_RUN_AS_NODE;
  for (const [name, secret] of values) env[name] = secret.reveal();
  if (piped) {
    // Output that becomes a pipe is otherwise kept back by Python, and loses its colours.
    env.PYTHONUNBUFFERED ??= "1";
    if (env.NO_COLOR === undefined) env.FORCE_COLOR ??= "1";
  }
  return env;
}
