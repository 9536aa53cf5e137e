import type { OpenBao } from "./openbao";

/** Writes its login where the test reads it, and runs until it is told how to end. */
export const JOB = `
import os, pathlib, sys, time
pathlib.Path("login").write_text(os.environ["DB_USER"] + "\\n" + os.environ["DB_PASSWORD"])
pathlib.Path("pid").write_text(str(os.getpid()))
while not pathlib.Path("stop").exists():
    time.sleep(0.02)
sys.exit(int(pathlib.Path("stop").read_text()))
`;
/** What gives it its login. */
export const JOB_REFERENCES =
  "DB_USER=vault://database/creds/train#username\nDB_PASSWORD=vault://database/creds/train#password\n";

/** Has OpenBao lend logins of a PostgreSQL server (its user app, with a password) to the role train. */
export async function lendLogins(bao: OpenBao, port: number, password: string): Promise<void> {
  await bao.ask("POST", "sys/mounts/database", { type: "database" });
  await bao.ask("POST", "database/config/pg", {
    plugin_name: "postgresql-database-plugin",
    allowed_roles: "*",
    connection_url: `postgresql://{{username}}:{{password}}@127.0.0.1:${port}/postgres?sslmode=disable`,
    username: "app",
    password,
  });
  await bao.ask("POST", "database/roles/train", {
    db_name: "pg",
    creation_statements: [`CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}';`],
    revocation_statements: ['DROP ROLE IF EXISTS "{{name}}";'],
    default_ttl: "10m",
    max_ttl: "20m",
  });
}
