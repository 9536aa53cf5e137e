import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildCommand, CommandFolder } from "./command";
import { Postgres, postgresPrograms, pythonWithClient } from "./postgres";
import { missing } from "./python";

const PASSWORD = "Zk4vQ9pLx2RtW8";

/** What a beginner writes. */
const script = (port: number) => `import psycopg2

connection = psycopg2.connect("postgresql://app:${PASSWORD}@127.0.0.1:${port}/postgres")
with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS samples (id int PRIMARY KEY, label text)")
    cursor.execute("INSERT INTO samples SELECT n, 'label ' || n FROM generate_series(1, 5) n ON CONFLICT DO NOTHING")
    cursor.execute("SELECT id, label FROM samples ORDER BY id")
    for row in cursor.fetchall():
        print(row)
`;

describe("a beginner's way from a hardcoded database URL to a sealed one", function () {
  this.timeout(300_000);
  let server: Postgres;
  let folder: CommandFolder;
  let python = "";

  before(async function () {
    if (process.platform === "win32") return this.skip();
    const programs = postgresPrograms();
    if (programs === undefined) return missing(this, "postgresql, Debian's package of the server");
    const client = pythonWithClient();
    if (client === undefined) return missing(this, "python3 with venv and pip, for a client of PostgreSQL");
    python = client;
    await buildCommand();
    server = await Postgres.start(programs, PASSWORD);
    folder = await CommandFolder.create();
  });

  after(() => {
    folder?.remove();
    server?.stop();
  });

  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
      cwd: folder.path,
      encoding: "utf8",
    });

  it("reads the same rows, and the repository never holds the value", async () => {
    git("init", "-q");
    folder.write("train.py", script(server.port));
    const direct = () => spawnSync(python, ["train.py"], { cwd: folder.path, encoding: "utf8" });
    const before = direct();
    assert.equal(before.status, 0, before.stderr);
    assert.equal(before.stdout.trim().split("\n").length, 5);

    const fixed = await folder.run(["fix", "--to", "sops:secrets.enc.yaml", "--write", "--yes"]);
    assert.equal(fixed.code, 0, fixed.stderr);
    assert.notEqual(readFileSync(join(folder.path, "train.py"), "utf8"), script(server.port));

    const after = await folder.run(["run", "--yes", "--", python, "train.py"]);
    assert.equal(after.code, 0, after.stderr);
    assert.equal(after.stdout, before.stdout);
    const without = direct();
    assert.notEqual(without.status, 0);
    assert.match(without.stderr, /KeyError: '[A-Z_]+'/);

    git("add", "--all");
    git("commit", "-qm", "Train from the samples");
    const files = git("ls-files").trim().split("\n");
    for (const needed of ["train.py", "secrets.enc.yaml", ".env.refs", ".sops.yaml"]) assert.ok(files.includes(needed));
    const everything =
      git("log", "-p", "--all", "--no-textconv") +
      files.map((file) => readFileSync(join(folder.path, file), "utf8")).join("\n");
    const said = [fixed.stdout, fixed.stderr, after.stderr].join("\n");
    assert.ok(!everything.includes(PASSWORD), "the repository holds the value");
    assert.ok(!said.includes(PASSWORD), "an output holds the value");

    // The next clone on this machine runs as it is.
    const clone = join(folder.root, "clone");
    git("clone", "-q", folder.path, clone);
    const cloned = await folder.run(["run", "--yes", "--", python, "train.py"], { cwd: "../clone" });
    assert.equal(cloned.stdout, before.stdout);
  });
});
