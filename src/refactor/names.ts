import { nameKind } from "../formats/refs/names";

const GENERIC = new Set(
  (
    "PASSWORD PASSWD PASS PW PASSPHRASE TOKEN KEY SECRET API_KEY APIKEY API_TOKEN API_SECRET ACCESS_KEY ACCESS_TOKEN " +
    "SECRET_KEY SECRET_ACCESS_KEY PRIVATE_KEY CREDENTIAL CREDENTIALS CREDS AUTH AUTH_TOKEN AUTHORIZATION URL URI DSN " +
    "CONNECTION CONNECTION_STRING CONN CONN_STR VALUE DEFAULT DATA TEXT STRING S X ARGS KWARGS CONFIG CLIENT HEADERS " +
    "HEADER PARAMS ID KEY_ID ACCOUNT_KEY SECRET_VALUE LOGIN CMD COMMAND SELF RESULT ENGINE"
  ).split(" "),
);

// Variables that shells, systems and interpreters read for their own ends, beside those that load code.
const RESERVED =
  /^(?:USER|USERNAME|LOGNAME|PWD|OLDPWD|TERM|LANG|LC_\w+|TMP|TEMP|TMPDIR|TZ|DISPLAY|HOST|HOSTNAME|MAIL|UID|GID|EUID|RANDOM|SECONDS|OS|DEBUG|BASH|BASHPID|PYTHON(?!ANYWHERE)[A-Z0-9]*|NODE_ENV|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_\w+|COMPOSE_\w+|DOCKER_HOST|KUBECONFIG|_+)$/;

const FALLBACK = "SECRET";
const LONGEST = 64;

/** Whether a variable may have this name: for shells, for `.env` files, for what the system itself reads, and for `run`. */
export function isName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) && !isSystemName(name);
}

function isSystemName(name: string): boolean {
  return RESERVED.test(name.toUpperCase()) || nameKind(name) === "loads";
}

/** `apiKey`, `api-key` and `self.api_key` as `API_KEY`; empty where nothing usable is left. */
export function upperSnake(text: string): string {
  const last = text.split(".").at(-1) ?? text;
  return last
    .slice(0, 4 * LONGEST)
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, LONGEST);
}

/** The stem of a file's path in that form: `src/train-job.py` as `TRAIN_JOB`; for `__init__.py` its folder's. */
function stemOf(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const stem = (parts.at(-1) ?? "").replace(/\.[^.]*$/, "");
  const telling = /^__(?:init|main)__$/.test(stem) ? (parts.at(-2) ?? stem) : stem;
  return upperSnake(telling);
}

interface NameWish {
  /** The variable that the vendor's own client reads. */
  readonly vendor: string | undefined;
  /** What the code calls the value. */
  readonly target: string | undefined;
  readonly rule: string;
  readonly path: string;
  readonly style: "vendor" | "target" | "file";
}

/** The names to try for a value, the best first; each is valid, and the last ones are numbered without end by the caller. */
export function nameCandidates(wish: NameWish): string[] {
  const stem = stemOf(wish.path);
  const named = upperSnake(wish.target ?? "");
  const target = (named.length < 3 ? "" : named) || upperSnake(wish.rule).replace(/^URL_/, "") || FALLBACK;
  const prefixed = stem === "" || target.startsWith(`${stem}_`) ? target : `${stem}_${target}`;
  const own = wish.style === "file" || GENERIC.has(target) || isSystemName(target) ? [prefixed] : [target, prefixed];
  const vendor = wish.style === "vendor" && wish.vendor !== undefined ? [wish.vendor, `${stem}_${wish.vendor}`] : [];
  const names = [...vendor, ...own].filter(isName);
  return names.length > 0 ? [...new Set(names)] : [`APP_${FALLBACK}`];
}

/** Whether two equal values may be a coincidence: what people type, unlike what machines make. */
export function isWeak(value: string): boolean {
  if (value.length < 12) return true;
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / value.length);
  return bits < 45;
}

/** What stands for the value's name: the first candidate that is free, or holds the same value already. */
export function chooseName(
  value: string,
  candidates: readonly string[],
  taken: ReadonlyMap<string, string | undefined>,
  reuse: boolean,
): string {
  if (reuse && !isWeak(value)) {
    for (const [name, own] of taken) if (own === value && isName(name)) return name;
  }
  const last = [candidates.at(-1) ?? FALLBACK].find((name) => isName(`${name}_2`)) ?? `APP_${FALLBACK}`;
  for (let number = 1; ; number += 1) {
    const names = number === 1 ? candidates : [`${last}_${number}`];
    const free = names.find((name) => !taken.has(name) || taken.get(name) === value || taken.get(name) === "");
    if (free !== undefined) return free;
  }
}
