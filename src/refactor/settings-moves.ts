import type { Finding } from "../detect/finding";
import { lineEnd, lineStart } from "../text/lines";
import type { Moves } from "./document-moves";
import { chooseName, nameCandidates } from "./names";
import type { EditDocument } from "./plan";
import type { RefactorSettings } from "./request";

/** How a kind of settings refers to a variable. */
export interface SettingsDialect {
  readonly refer: (name: string) => string;
  readonly notes: readonly string[];
}

/** Compose puts variables into any value (Compose specification, "Interpolation"). */
export const COMPOSE: SettingsDialect = {
  refer: (name) => `\${${name}}`,
  notes: ["Compose reads the .env beside its file; else start it by sealwright run -- docker compose up."],
};

/** Hydra and OmegaConf resolve them when the value is read. */
export const HYDRA: SettingsDialect = { refer: (name) => `\${oc.env:${name}}`, notes: [] };

/** What of a settings file can move; `left` says why the others cannot. */
interface SettingsMoves {
  readonly moves: Moves;
  readonly moved: readonly Finding[];
  readonly left: readonly { readonly finding: Finding; readonly reason: string }[];
}

interface Settings {
  /** Relative to the project's root, with `/`; also the document's id. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly style: RefactorSettings["nameStyle"];
  /** The user's own name, for a single value. */
  readonly name?: string | undefined;
}

const NOT_PLAIN = "Its line is not plain enough to be changed safely: change it by hand.";
/** `key: value`, or `- NAME=value` as Compose lists variables. */
const ENTRY = /^\s*(?:-\s+)?(?:["']?[\w.-]{1,100}["']?\s*:\s+|-?\s*["']?[A-Za-z_]\w{0,100}=)/;

/** Puts references to variables in place of values that stand plainly on lines of YAML. `taken`: names with the values they have. */
export function settingsMoves(
  { path, text, findings, style, name: chosen }: Settings,
  taken: Map<string, string | undefined>,
  { refer, notes }: SettingsDialect,
): SettingsMoves {
  const values = new Map<string, string>();
  const edits: EditDocument["edits"][number][] = [];
  const moved: Finding[] = [];
  const left: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const value = finding.secret.reveal();
    if (!isPlain(text, finding)) {
      left.push({ finding, reason: NOT_PLAIN });
      continue;
    }
    const target = finding.name ?? partName(text, finding.start);
    const wish = { vendor: finding.environment, target, rule: finding.rule, path, style };
    const name = chosen ?? chooseName(value, nameCandidates(wish), taken, true);
    taken.set(name, value);
    values.set(name, value);
    edits.push({ start: finding.start, end: finding.end, text: refer(name) });
    moved.push(finding);
  }
  const step: EditDocument = { kind: "edit-document", document: path, edits };
  const none = { default: new Set<string>(), remote: new Set<string>(), unloaded: false, addsDependency: false };
  return { moves: { kind: "moves", steps: [step], values, notes, ...none }, moved, left };
}

/** A name for a part of an entry's value, such as the password in `DB_URL`. */
function partName(text: string, start: number): string | undefined {
  const key = /([A-Za-z_][\w.-]{0,100})["']?\s*[:=]/.exec(text.slice(lineStart(text, start), start))?.[1];
  return key === undefined ? undefined : `${key.replace(/_?(?:url|uri|dsn)$/i, "")}_password`;
}

/** Whether a value stands on one line as it is, in the value of an entry that is no comment and in no flow collection without quotes. */
function isPlain(text: string, { start, end, secret }: Finding): boolean {
  const value = secret.reveal();
  if (text.slice(start, end) !== value || /[$\r\n]/.test(value)) return false;
  const line = text.slice(lineStart(text, start), lineEnd(text, start));
  const before = text.slice(lineStart(text, start), start);
  const entry = ENTRY.exec(line)?.[0];
  if (entry === undefined || entry.length > before.length || /(?:^|\s)#/.test(before)) return false;
  const within = before.slice(entry.length);
  const quoted = /^["']/.test(within);
  return quoted || !/[[{]/.test(line.slice(0, before.length));
}
