import { findFamily, MANAGER_FAMILIES } from "../../stores/managers/families";
import type { FoundInstance } from "../../stores/managers/family";
import type { Instance } from "../../stores/managers/instance";
import { type Refused, refuse } from "../../text/refused";
import { readInstance } from "./read-instance";

/** The kinds of manager that can be added. */
export const MANAGER_KINDS: readonly string[] = MANAGER_FAMILIES.map(({ kind }) => kind);

/** What this machine has of a kind already. */
export function foundInstances(kind: string, env: NodeJS.ProcessEnv): readonly FoundInstance[] {
  return findFamily(kind)?.find(env) ?? [];
}

/** A manager as a person describes it: settings as `NAME=VALUE`, those of a list repeated, those of names as `NAME.KEY=VALUE`. */
interface Description {
  readonly name: string;
  readonly kind: string;
  readonly set: readonly string[];
  readonly signIn: string | undefined;
  readonly how: readonly string[];
}

/** The instance of a description; refused with a sentence that names what is wrong. */
export function instanceFrom({ name, kind, set, signIn, how }: Description): Instance | Refused<"settings"> {
  const family = findFamily(kind);
  if (family === undefined)
    return refuse("settings", `There is no manager of the kind ${kind}: ${MANAGER_KINDS.join(", ")}.`);
  const given: Record<string, unknown> = {};
  for (const text of set) {
    const [left, value] = pair(text);
    if (value === undefined) return refuse("settings", `${text} is not of the form NAME=VALUE.`);
    const [setting = "", key] = left.split(/\.(.*)/s);
    const form = family.settings[setting as keyof typeof family.settings]?.kind;
    if (form === "list") given[setting] = [...((given[setting] as string[] | undefined) ?? []), value];
    else if (form === "names" && key !== undefined) given[setting] = { ...(given[setting] as object), [key]: value };
    else given[setting] = value;
  }
  const settings = Object.fromEntries(how.map((text) => [pair(text)[0], pair(text)[1] ?? ""]));
  const method = signIn ?? Object.keys(family.signIn)[0];
  return readInstance({ ...given, name, kind, signIn: { ...settings, method } });
}

function pair(text: string): readonly [string, string | undefined] {
  const at = text.indexOf("=");
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
