import { readPythonDotenv } from "./python";

// Bounded, so that a value of nothing but openings is read in linear time.
const VARIABLE = /\$\{([^}:]{0,256})(?::-([^}]{0,4096}))?\}/g;

/**
 * The values of a `.env` text as `load_dotenv` gives them: the last entry of a name counts, and `${NAME}` and
 * `${NAME:-default}` are replaced from the environment and the entries above; with `override` the entries come first.
 * Names without `=` are left out.
 */
export function loadDotenv(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
  override: boolean,
): Map<string, string> {
  const values = new Map<string, string>();
  const lookUp = (name: string) =>
    override ? (values.get(name) ?? environment[name]) : (environment[name] ?? values.get(name));
  for (const { name, value, interpolates } of readPythonDotenv(text).bindings) {
    if (value === undefined) continue;
    const read = interpolates
      ? value.replace(VARIABLE, (_, variable: string, otherwise?: string) => lookUp(variable) ?? otherwise ?? "")
      : value;
    values.set(name, read);
  }
  return values;
}
