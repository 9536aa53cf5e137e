import {
  invalid,
  type Reference,
  type ReferenceReading,
  readAs,
  type SplitReference,
  VARIABLE_NAME,
} from "../../formats/refs/reference";

export const ENV_SCHEME = "env";

/** A variable of the environment, or the entry of a dotenv file. */
interface EnvReference extends Reference {
  readonly name: string;
  /** Relative to the folder that the reference begins at, with `/`; no part of the text. The nearest `.env` where it is missing. */
  readonly file?: string;
}

export function envReference(name: string, file?: string): EnvReference {
  return { kind: ENV_SCHEME, text: `${ENV_SCHEME}:${name}`, name, ...(file === undefined ? {} : { file }) };
}

/** What stands behind `env:`, the name of a variable. */
export function parseEnvReference({ slashes, rest }: SplitReference): ReferenceReading {
  if (slashes) return invalid("It begins with no known scheme: a variable is named env:NAME.");
  return VARIABLE_NAME.test(rest)
    ? readAs(envReference(rest))
    : invalid("Behind env: stands the name of a variable: letters, digits and _.");
}

/** The reference as this kind made it. */
export function asEnvReference(reference: Reference): EnvReference {
  if (reference.kind !== ENV_SCHEME) throw new Error("not a reference to a variable");
  return reference as EnvReference;
}
