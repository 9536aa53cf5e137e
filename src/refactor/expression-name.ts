import type { Module } from "../python/module";
import { closing } from "../python/source";
import { argumentOf, plainString } from "./context";
import type { Place } from "./string-expression";

// What a value passes through without getting another name.
const WRAPPER =
  /(?:^|\.)(?:SecretStr|SecretBytes|Secret|str|bytes|Field|field|cast|bytearray|dedent|encode|strip|URL|make_url|quote|quote_plus)$/;

const DATABASE =
  /^(?:jdbc:)?(?:postgres|mysql|mariadb|mssql|oracle|sqlserver|snowflake|clickhouse|cockroachdb|redshift|trino)/;
const OTHER_SERVERS = /^(mongodb|redis|amqp|rabbitmq|kafka|elasticsearch|neo4j|milvus)/;

/** What the code calls the place: keyword, parameter, dict key, subscript or the assignment's target; `undefined` without. */
export function targetName(module: Module, place: Place): string | undefined {
  let { first, last } = place;
  for (let depth = 0; depth < 8; depth += 1) {
    const { bracket, callee, calleeFirst, keyword } = argumentOf(module, first, last);
    if (keyword !== undefined && !/^(?:default|value|val|url|s)$/.test(keyword)) return keyword;
    const before = module.word(first - 1);
    if (before === ":" && module.word(bracket) === "{") return plainString(module, first - 2);
    if (before === ":=" && module.code[first - 2]?.kind === "name") return module.word(first - 2);
    if (before === "=" && (bracket === -1 || keyword === undefined)) return assigned(module, first - 2);
    if (bracket === -1) return undefined;
    const opening = module.word(bracket);
    if (opening === "(" && callee !== "" && !WRAPPER.test(callee)) return undefined;
    if (opening !== "(") return undefined;
    first = calleeFirst;
    last = closing(module, bracket);
  }
  return undefined;
}

/** A name for a connection's address that the code gives none. */
export function addressName(value: string): string | undefined {
  if (DATABASE.test(value)) return "DATABASE_URL";
  const server = OTHER_SERVERS.exec(value)?.[1];
  return server === undefined ? undefined : `${server.toUpperCase()}_URL`;
}

function assigned(module: Module, at: number): string | undefined {
  if (module.word(at) === "]") return plainString(module, at - 1);
  if (module.code[at]?.kind !== "name") return undefined;
  // `name: type = "…"`: the target stands before the annotation.
  const statementStart = module.code.slice(0, at + 1).findLastIndex((token) => token.kind === "newline") + 1;
  const bracket = module.brackets[at] ?? -1;
  for (let back = at; back >= Math.max(statementStart, bracket + 1); back -= 1) {
    if (module.brackets[back] !== bracket) continue;
    const word = module.word(back);
    if (word === "," || word === "=") break;
    if (word === ":" && module.code[back - 1]?.kind === "name") return module.word(back - 1);
  }
  return module.word(at);
}
