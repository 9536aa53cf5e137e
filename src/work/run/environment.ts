import type { Secret } from "../../secret/secret";

/** Variables that decide which program runs, what it loads or whom it trusts; no file of a project sets them. */
const REFUSED = new RegExp(
  `^(?:${[
    "PATH|PATHEXT|COMSPEC|LD_.*|DYLD_.*|GCONV_PATH|BASH_ENV|ENV|IFS|SHELLOPTS|PS4|PROMPT_COMMAND",
    "PYTHON.*|NODE_OPTIONS|NODE_PATH|ELECTRON_RUN_AS_NODE|PERL5.*|RUBYOPT|RUBYLIB|CLASSPATH",
    "JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|GIT_.*|SSH_ASKPASS|SOPS_.*|VAULT_.*",
    ".*_PROXY|.*_CA_BUNDLE|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED",
  ].join("|")})$`,
  "i",
);

export type ValueSource = "inherited" | "refs" | "env-file";

/** Names in order, each with the sources that have it. */
interface RunSources {
  readonly inherited: NodeJS.ProcessEnv;
  readonly refs: readonly string[];
  readonly envFile: readonly string[];
  /** The inherited variable comes last. */
  readonly override: boolean;
}

/** Where a variable of the child comes from, and who had it too. */
export interface Choice {
  readonly name: string;
  readonly source: ValueSource;
  readonly losers: readonly ValueSource[];
}

/** Whether a name is one that neither references nor a file may set; Windows and proxies ignore case. */
export function isRefusedName(name: string): boolean {
  return REFUSED.test(name);
}

/** For each name of the references and the file, which source gives its value. Needs no value. */
export function chooseSources({ inherited, refs, envFile, override }: RunSources): Choice[] {
  const order: readonly ValueSource[] = override
    ? ["refs", "env-file", "inherited"]
    : ["inherited", "refs", "env-file"];
  const names = { refs: new Set(refs), "env-file": new Set(envFile) };
  const has = (source: ValueSource, name: string) =>
    source === "inherited" ? inherited[name] !== undefined : names[source].has(name);
  return [...new Set([...refs, ...envFile])].map((name) => {
    const [source, ...losers] = order.filter((one) => has(one, name));
    return { name, source: source as ValueSource, losers };
  });
}

/** The child's environment: the inherited one with the values that were chosen. */
export function childEnvironment(
  inherited: NodeJS.ProcessEnv,
  values: ReadonlyMap<string, Secret>,
  terminal: boolean,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...inherited };
  for (const [name, secret] of values) env[name] = secret.reveal();
  if (terminal) {
    // Output that becomes a pipe is otherwise kept back by Python, and loses its colours.
    env.PYTHONUNBUFFERED ??= "1";
    if (env.NO_COLOR === undefined) env.FORCE_COLOR ??= "1";
  }
  return env;
}
