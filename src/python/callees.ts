/** What calls do with a string that they are given, by the called expression's last name, whatever it is called on. */

/** Calls that hand their argument on: the value belongs to what the call's result is given to. */
const WRAPPERS = named(
  "SecretStr SecretBytes Secret str bytes bytearray unhexlify fromhex b64decode urlsafe_b64decode a2b_hex Field field Parameter " +
    "Param mapped_column StringVar Password Token quote quote_plus strip dedent encode b u r text unicode cast parse_obj_as URL " +
    "make_url Option Argument Setting Var to_bytes force_bytes ensure_bytes",
);

const METHODS = named("encode strip");

/** Calls whose second argument is the value of the name in the first: `setdefault("TOKEN", "…")`, `conf.set("…key", "…")`. */
const SETTERS = named(
  "setdefault set set_env_variable add_env_variable setenv putenv getenv get config env V1EnvVar EnvVar EnvironmentVariable " +
    "add_header setRequestHeader putheader set_option set_config setConf setProperty set_secret put add_secret createOrUpdate " +
    "pop getattr setattr option options set_value Header update_option setdefaultenv set_key StringField with_env append",
);

const OPTIONS = named("add_argument add_option option argument Option Argument define");

function named(names: string): ReadonlySet<string> {
  return new Set(names.split(" "));
}

function lastName(callee: string): string {
  return callee.slice(callee.lastIndexOf(".") + 1);
}

export function isWrapper(callee: string): boolean {
  const name = lastName(callee);
  // A string's own method is given an encoding or characters: `password.encode("utf-8")`.
  return WRAPPERS.has(name) && !(METHODS.has(name) && name !== callee && !/^(?:codecs|textwrap)\./.test(callee));
}

export function isSetter(callee: string): boolean {
  return SETTERS.has(lastName(callee));
}

/** The calls that declare an option, whose default is the value of the option's name. */
export function isOption(callee: string): boolean {
  const name = lastName(callee);
  return OPTIONS.has(name) || name.startsWith("DEFINE_");
}

/** Whether the dotted name is that of the environment's mapping. */
export function isEnviron(callee: string): boolean {
  return lastName(callee) === "environ";
}

/** The calls that read a variable, and take what is given where there is none. */
export function readsVariable(callee: string): boolean {
  return lastName(callee) === "getenv" || /(?:^|\.)environ\.get$/.test(callee);
}
