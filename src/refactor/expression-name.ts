import { isWrapper } from "../python/callees";
import { literalUseOfTokens } from "../python/literal-use-of-tokens";
import { calleeBefore, type Module } from "../python/module";
import { closing } from "../python/source";
import { plainString } from "./context";
import type { StringPlace } from "./string-expression";

const DATABASE =
  /^(?:jdbc:)?(?:postgres|mysql|mariadb|mssql|oracle|sqlserver|snowflake|clickhouse|cockroachdb|redshift|trino)/;
const OTHER_SERVERS = /^(mongodb|redis|amqp|rabbitmq|kafka|elasticsearch|neo4j|milvus)/;

/** Keywords that say nothing of the value: the name is that of what the call's result is given to. */
const VALUE_KEYWORD = /^(?:default|value|val|url|s)$/;

/** What the code calls the place: keyword, parameter, dict key, subscript or the assignment's target; `undefined` without. */
export function targetName(module: Module, place: StringPlace): string | undefined {
  let { first, last } = place;
  for (let depth = 0; depth < 8; depth += 1) {
    const { role, name, callee } = literalUseOfTokens(module, first, last);
    if (name !== undefined && callee !== undefined && /^(?:keyword|default|expression)$/.test(role)) {
      if (!VALUE_KEYWORD.test(name)) return name;
    }
    const before = module.word(first - 1);
    if (role === "entry" && before === ":") return plainString(module, first - 2);
    if (role === "assignment" && /^:?=$/.test(before)) return lastName(name ?? "");
    const bracket = module.brackets[first] ?? -1;
    if (module.word(bracket) !== "(") return undefined;
    const called = calleeBefore(module, bracket - 1);
    if (called.name !== "" && !isWrapper(called.name)) return undefined;
    first = called.name === "" ? bracket : called.first;
    last = closing(module, bracket);
  }
  return undefined;
}

/** Of `self.password` and `config["password"]` the last part; `undefined` for a subscript that is no plain string. */
function lastName(target: string): string | undefined {
  if (target.endsWith("]")) return /\[\s*[rRuU]?(["'])([^"'\\]*)\1\s*\]$/.exec(target)?.[2];
  return /[\p{L}\p{N}_]+$/u.exec(target)?.[0];
}

/** A name for a connection's address that the code gives none. */
export function addressName(value: string): string | undefined {
  if (DATABASE.test(value)) return "DATABASE_URL";
  const server = OTHER_SERVERS.exec(value)?.[1];
  return server === undefined ? undefined : `${server.toUpperCase()}_URL`;
}
