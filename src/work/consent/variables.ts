import type { ProjectFiles } from "../../machine/project-files";
import { userFolder } from "../../machine/user-folder";
import { type Refused, refuse } from "../../text/refused";
import { isYes, type Person } from "../person";
import { keepAnswer } from "./agree";
import { confirm, confirmed } from "./record";

/** Who is asked, and in whose folder the answer is kept. */
interface Asking {
  readonly env: NodeJS.ProcessEnv;
  readonly person: Person;
  readonly files: Pick<ProjectFiles, "shown">;
}

/**
 * Lets this user confirm which variables of a `.env` (absolute, links of its folder resolved) programs get without being told to:
 * by their names, once and again when one is added. `isShown`: whether a program's output will show the value, which is no credential
 * by its name or its form.
 */
export async function agreeToVariables(
  { env, person, files }: Asking,
  file: string,
  wanted: readonly string[],
  isShown: (name: string) => boolean = () => false,
): Promise<Refused<"declined" | "unasked"> | undefined> {
  const user = userFolder(env);
  const before = confirmed("variables", file, user);
  const names = wanted.filter((name) => !before.has(name));
  if (names.length === 0) return undefined;
  const shown = files.shown(file);
  const open = names.filter(isShown);
  const answer = await person.agree({
    kind: "variables",
    file: shown,
    names,
    ...(open.length === 0 ? {} : { shown: open }),
  });
  if (answer === "yes") keepAnswer(person, () => confirm("variables", file, withNames(before, names), user));
  if (isYes(answer)) return undefined;
  if (answer === "no") return refuse("declined", "Nothing was started.");
  return refuse(
    "unasked",
    `${shown} has variables that you have not confirmed: ${names.join(", ")}. --no-dotenv leaves that file out.`,
  );
}

/** Takes variables for confirmed that this user has written into a `.env`. */
export function noteVariables({ env }: Pick<Asking, "env">, file: string, names: readonly string[]): void {
  const user = userFolder(env);
  const before = confirmed("variables", file, user);
  if (names.every((name) => before.has(name))) return;
  try {
    confirm("variables", file, withNames(before, names), user);
  } catch {
    // They are asked about when a program is to get them.
  }
}

function withNames(before: ReadonlyMap<string, string>, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...before, ...names.map((name) => [name, ""] as const)]);
}
