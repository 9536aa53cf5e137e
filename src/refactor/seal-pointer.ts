import type { SealFacts } from "./request";

/** Ends of keys that sops leaves in the clear by default, and its own entry. */
const CLEAR = /_unencrypted$|^sops$/;
const PLACE = /^(?:\/(?:[^~/\0-\x1f\x7f]|~[01]){1,128}){1,8}$/;

/**
 * Where a variable's value goes in a sealed file: under its first word, as in `/db/password` for DB_PASSWORD, so that what
 * belongs to one service stands together; the next free place where that one is taken. `holds` says whether a place has
 * the value already.
 */
export function proposePointer(
  name: string,
  { format, pointers }: Pick<SealFacts, "format" | "pointers">,
  holds: (pointer: string) => boolean = () => false,
): string {
  const key = name.toLowerCase();
  const cut = key.indexOf("_", 1);
  const nested = cut === -1 || cut === key.length - 1 ? key : `${key.slice(0, cut)}/${key.slice(cut + 1)}`;
  const candidates = {
    yaml: [nested, key],
    json: [nested, key],
    ini: [nested.includes("/") ? nested : `secrets/${key}`, `secrets/${key}`],
    dotenv: [name],
  }[format];
  const usable = candidates.map((candidate) => `/${candidate}`);
  const last = usable.at(-1) as string;
  for (let count = 2; ; count += 1) {
    const found = usable.find(
      (pointer) => holds(pointer) || pointerObstacle(pointer, { format, pointers }) === undefined,
    );
    if (found !== undefined) return found;
    usable.push(`${last}_${count}`);
  }
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
