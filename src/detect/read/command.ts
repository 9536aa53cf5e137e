import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { isPlaceholder } from "../judge/placeholder";
import { isOrdinary } from "../judge/value";
import { looksRandom } from "../judge/wordness";

interface Pattern {
  readonly rule: string;
  readonly name: string;
  /** Sticky on the command's name; the group `value` is the credential. */
  readonly pattern: RegExp;
  /** Whether the value must look drawn at random: where a word of another meaning may stand in its place. */
  readonly drawn?: boolean;
  readonly environment?: string;
}

const QUOTE = `["'\\\\]{0,2}`;
const VALUE = `(?<value>[^\\s"'\\\\|;&<>]{4,400})`;
const REST = `(?:[^\\r\\n|;\\\\]|\\\\[^]){0,300}?`;

/** Commands whose arguments hold a credential that no `name=value` shows. */
const PATTERNS: readonly Pattern[] = [
  {
    rule: "password",
    name: "password",
    pattern: new RegExp(`docker\\s+login${REST}\\s-p[ =]{0,6}${QUOTE}${VALUE}`, "dg"),
  },
  {
    rule: "password",
    name: "password",
    pattern: new RegExp(
      `(?:podman|nerdctl|helm\\s+registry|skopeo|oras)\\s+login${REST}\\s-p[ =]{0,6}${QUOTE}${VALUE}`,
      "dg",
    ),
  },
  {
    rule: "password",
    name: "password",
    pattern: new RegExp(
      `\\b(?:mysql|mysqldump|mysqladmin|mariadb|mongo|mongosh|mongodump|clickhouse-client)\\s${REST}\\s-p${QUOTE}${VALUE}`,
      "dg",
    ),
  },
  { rule: "password", name: "password", pattern: new RegExp(`\\bsshpass\\s+-p[ =]{0,6}${QUOTE}${VALUE}`, "dg") },
  { rule: "password", name: "password", pattern: new RegExp(`\\bredis-cli\\s${REST}\\s?-a\\s+${QUOTE}${VALUE}`, "dg") },
  {
    rule: "password",
    name: "password",
    pattern: new RegExp(`\\bhtpasswd\\s+-\\w{0,4}b\\w{0,4}\\s+\\S{1,80}\\s+\\S{1,60}\\s+${QUOTE}${VALUE}`, "dg"),
  },
  {
    rule: "password",
    name: "password",
    pattern: new RegExp(`\\bopenssl\\s${REST}-pass(?:in|out)?\\s+pass:${QUOTE}${VALUE}`, "dg"),
  },
  {
    rule: "password",
    name: "password",
    pattern: new RegExp(
      `\\b(?:curl|wget|http|xh)\\s${REST}(?:-u|--user|--proxy-user|-U)[ =]{0,6}${QUOTE}[^\\s:"'\\\\@]{0,80}:${VALUE}`,
      "dg",
    ),
  },
  {
    rule: "token",
    name: "WANDB_API_KEY",
    pattern: new RegExp(`\\bwandb\\s+login\\s+(?:--\\w+\\s+){0,3}${QUOTE}${VALUE}`, "dg"),
    drawn: true,
    environment: "WANDB_API_KEY",
  },
  {
    rule: "api-key",
    name: "aws_secret_access_key",
    pattern: new RegExp(
      `\\baws\\s+configure\\s+set\\s+(?:\\S{1,60}\\.)?aws_(?:secret_access_key|session_token)\\s+${QUOTE}${VALUE}`,
      "dg",
    ),
    drawn: true,
  },
  {
    rule: "api-key",
    name: "key",
    pattern: new RegExp(`\\bkaggle\\s+config\\s+set\\s+-n\\s+key\\s+-v\\s+${QUOTE}${VALUE}`, "dg"),
    drawn: true,
    environment: "KAGGLE_KEY",
  },
  {
    rule: "password",
    name: "client_secret",
    pattern: new RegExp(`\\baz\\s+login\\s${REST}\\s-p[ =]{0,6}${QUOTE}${VALUE}`, "dg"),
  },
];

/** What one of these commands needs to contain; a text without it is not looked at closer. */
const FIRST =
  /\blogin\s|\bsshpass\s|\bmysql|\bmariadb|\bmongo|clickhouse-client|redis-cli|htpasswd|\bopenssl\s|\bcurl\s|\bwget\s|\bhttp\s|\bxh\s|aws\s+configure|kaggle\s+config/;

/** Credentials among the arguments of commands in a text: a shell's line, or the string of `os.system("…")`. */
export function findCommandCredentials(text: string): Hit[] {
  if (!FIRST.test(text)) return [];
  const hits: Hit[] = [];
  for (const { rule, name, pattern, drawn, environment } of PATTERNS) {
    for (const found of text.matchAll(pattern)) {
      const place = found.indices?.groups?.value;
      if (place === undefined) continue;
      const [start, end] = place;
      const value = text.slice(start, end);
      if (value.includes(FIELD) || value.startsWith("-") || isOrdinary(value) || isPlaceholder(value)) continue;
      if (drawn === true && !looksRandom(value)) continue;
      hits.push({
        rule,
        confidence: "medium",
        name,
        start,
        end,
        ...(environment === undefined ? {} : { environment }),
      });
    }
  }
  return hits;
}

const PROGRAM =
  /^(?:docker|podman|nerdctl|mysql|mysqldump|mysqladmin|mariadb|mongo|mongosh|mongodump|sshpass|redis-cli|htpasswd|openssl|curl|wget|az|wandb|aws)$/;
const LONGEST_LIST = 1000;

/**
 * The command that a list of arguments spells, from the body of its first literal on, or undefined where that is no command
 * with a credential among its arguments: `["mysql", "-pX"]` as `mysql    -pX`. Offsets are those of the source.
 */
export function spelledCommand(text: string, bodyStart: number, bodyEnd: number): string | undefined {
  if (!PROGRAM.test(text.slice(bodyStart, bodyEnd))) return undefined;
  const list = text.slice(bodyStart, bodyStart + LONGEST_LIST);
  const end = list.search(/[\])]/);
  const items = end < 0 ? list : list.slice(0, end);
  if (!/^[^"']*["']\s*,/.test(items)) return undefined;
  return items.replace(/["'],?|,(?=\s*["'])|[\r\n]/g, (found) => " ".repeat(found.length));
}
