import { findFamily, MANAGER_FAMILIES } from "../../stores/managers/families";
import type { Setting } from "../../stores/managers/family";
import type { Instance } from "../../stores/managers/instance";
import { type Refused, refuse } from "../../text/refused";

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

type Given = Readonly<Record<string, unknown>>;

/** An instance as the user's settings describe it; refused with a sentence that names the setting that is wrong. */
export function readInstance(given: unknown): Instance | Refused<"settings"> {
  if (!isObject(given))
    return refuse("settings", 'A manager is described by an object, such as {"name": "team", "kind": "vault", …}.');
  const { name, kind, signIn, ...rest } = given;
  if (typeof name !== "string" || !NAME.test(name))
    return refuse("settings", "A manager has a name of letters, digits, dots, - and _.");
  const wrong = (text: string) => refuse("settings", `${name}: ${text}`);
  const family = typeof kind === "string" ? findFamily(kind) : undefined;
  if (family === undefined) return wrong(`kind is one of ${MANAGER_FAMILIES.map((each) => each.kind).join(", ")}.`);
  const complaint = complaintOf(rest, family.settings);
  if (complaint !== undefined) return wrong(complaint);
  const methods = Object.keys(family.signIn);
  const method = signIn === undefined ? methods[0] : isObject(signIn) ? signIn.method : signIn;
  const settings = typeof method === "string" ? family.signIn[method]?.settings : undefined;
  if (settings === undefined) return wrong(`signIn is one of ${methods.join(", ")}.`);
  const { method: _, ...own } = isObject(signIn) ? signIn : { method };
  const complaintOfSignIn = complaintOf(own, settings);
  if (complaintOfSignIn !== undefined) return wrong(`signIn: ${complaintOfSignIn}`);
  return { ...rest, name, kind: family.kind, signIn: { ...(own as Record<string, string>), method: method as string } };
}

/** What is wrong with settings, the first of it. */
function complaintOf(given: Given, settings: Readonly<Record<string, Setting | undefined>>): string | undefined {
  const unknown = Object.keys(given).find((name) => settings[name] === undefined);
  if (unknown !== undefined) return `there is no setting ${unknown}.`;
  for (const [name, setting] of Object.entries(settings)) {
    const value = given[name];
    if (setting === undefined || (value === undefined && setting.needed !== true)) continue;
    if (value === undefined) return `${name} is missing.`;
    const complaint = complaintOfValue(name, value, setting);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function complaintOfValue(name: string, value: unknown, { kind }: Setting): string | undefined {
  const isText = (one: unknown): one is string => typeof one === "string" && one !== "" && one.length < 2048;
  if (kind === "list")
    return Array.isArray(value) && value.length > 0 && value.every(isText) ? undefined : `${name} is a list of texts.`;
  if (kind === "names")
    return isObject(value) && Object.values(value).every(isText) ? undefined : `${name} is an object of texts.`;
  if (!isText(value)) return `${name} is a text.`;
  if (kind !== "address") return undefined;
  return isAddress(value)
    ? undefined
    : `${name} is an address that begins with https://, or with http:// on this machine.`;
}

/** Without encryption only on this machine: what is sent is a secret. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return (
    protocol === "https:" || (protocol === "http:" && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname))
  );
}

function isObject(value: unknown): value is Given {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
