import type { SealFacts } from "./request";

/** Ends of keys that sops leaves in the clear by default, and its own entry. */
const CLEAR = /_unencrypted$|^sops$/;
const PLACE = /^(?:\/(?:[^~/\0-\x1f\x7f]|~[01]){1,128}){1,8}$/;

/**
 * Where a variable's value goes in a sealed file: under its own name, as in `/db_password` for DB_PASSWORD, or under its first
 * word, as in `/db/password`, where something else stands there or goes there too (`beside`: the variables that are sealed with
 * it); the next free place where that one is taken. `holds` says whether a place has the value already.
 */
export function proposePointer(
  name: string,
  { format, pointers }: Pick<SealFacts, "format" | "pointers">,
  holds: (pointer: string) => boolean = () => false,
  beside: readonly string[] = [],
): string {
  const key = name.toLowerCase();
  const group = groupOf(name);
  const nested = group === undefined ? key : `${group}/${key.slice(group.length + 1)}`;
  const shared =
    group !== undefined &&
    (pointers.some((pointer) => pointer.startsWith(`/${group}/`)) ||
      beside.some((other) => other !== name && groupOf(other) === group));
  const ordered = shared ? [nested, key] : [key, nested];
  const candidates = {
    yaml: ordered,
    json: ordered,
    // A section is what an INI file must have.
    ini: [nested.includes("/") ? nested : `secrets/${key}`, `secrets/${key}`],
    dotenv: [name],
  }[format].map((candidate) => `/${candidate}`);
  const kept = candidates.find(holds);
  if (kept !== undefined) return kept;
  // Another value of the same name stands beside it, under neither a group of its own nor the other's.
  const usable = format === "yaml" || format === "json" ? candidates.slice(0, shared ? 2 : 1) : candidates;
  const last = usable.at(-1) as string;
  for (let count = 2; ; count += 1) {
    const found = usable.find(
      (pointer) => holds(pointer) || pointerObstacle(pointer, { format, pointers }) === undefined,
    );
    if (found !== undefined) return found;
    usable.push(`${last}_${count}`);
  }
}

/** The first word of a variable's name, in which it would stand with others; undefined for a single word. */
function groupOf(name: string): string | undefined {
  const key = name.toLowerCase();
  const cut = key.indexOf("_", 1);
  return cut === -1 || cut === key.length - 1 ? undefined : key.slice(0, cut);
}

/** Why no new value can have that place in the file, as a sentence; `undefined` where one can. */
export function pointerObstacle(
  pointer: string,
  { format, pointers }: Pick<SealFacts, "format" | "pointers">,
): string | undefined {
  if (!PLACE.test(pointer)) return "The place is not a path such as /db/password.";
  const tokens = pointer.slice(1).split("/");
  if (tokens.some((token) => CLEAR.test(token))) return `${pointer} has a name that sops keeps in the clear.`;
  const depth = { yaml: 0, json: 0, dotenv: 1, ini: 2 }[format];
  if (depth > 0 && tokens.length !== depth) {
    return depth === 1
      ? "A dotenv file has names only, such as /DB_PASSWORD."
      : "An INI file has places such as /db/password.";
  }
  if (format === "dotenv" && !/^[A-Za-z_]\w{0,127}$/.test(tokens[0] ?? "")) {
    return "A dotenv file takes names of letters, digits and _ only.";
  }
  const taken = pointers.some(
    (each) => each === pointer || each.startsWith(`${pointer}/`) || pointer.startsWith(`${each}/`),
  );
  return taken ? `${pointer} is taken in the file.` : undefined;
}
