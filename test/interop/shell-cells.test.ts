import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { Project } from "../unit/cli/command";
import { filled, VALUES } from "../unit/detect/found";

const CELLS = {
  "an assignment": 'export DB_PASSWORD=@PASSWORD@\necho "$DB_PASSWORD"',
  "quotes of both kinds": "echo 'password=\"@PASSWORD@\"'\nDB_PASSWORD='@PASSWORD@'; echo \"$DB_PASSWORD\"",
  "a here-document": 'cat <<EOF\npassword: @PASSWORD@\nit\'s "@HUGGING_FACE@"x\nEOF',
  "a here-document with tabs": "cat <<-EOF\n\tpassword: @PASSWORD@\n\tEOF\necho",
  "a command behind a here-document with an apostrophe":
    "cat <<A; cat <<'B'\nit's\nA\nit isn't\nB\nDB_PASSWORD=@PASSWORD@; echo $DB_PASSWORD",
  "a shift": "DB_PASSWORD=@PASSWORD@; echo $((1<<2)) $DB_PASSWORD",
  "a here-string": "cat <<<'password: @PASSWORD@'",
} as const;
const LITERAL = "cat <<'EOF'\npassword: @PASSWORD@\nEOF\ncat <<\\EOF\npassword: @PASSWORD@\nEOF";

describe("a %%bash cell", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(function () {
    if (spawnSync("bash", ["-c", ":"]).status !== 0) return this.skip();
    project = new Project();
  });
  afterEach(() => project?.remove());

  const notebook = (body: string) => {
    const code = (source: string) => ({ cell_type: "code", metadata: {}, outputs: [], execution_count: null, source });
    const cells = [code("import os"), code(`%%bash\n${body}\n`)];
    project.write("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  };
  const shell = () => {
    const { source } = JSON.parse(project.read("a.ipynb")).cells[1] as { source: string | string[] };
    return [source]
      .flat()
      .join("")
      .replace(/^%%bash\n/, "");
  };

  for (const [what, body] of Object.entries(CELLS))
    it(`with ${what} does the same after the fix`, () => {
      notebook(body);
      const before = shell();
      assert.equal(project.run(["fix", "--write"]).code, 0);
      const after = shell();
      assert.ok(!after.includes(VALUES.PASSWORD) && !after.includes(VALUES.HUGGING_FACE), after);
      const given = project
        .read(".env")
        .trim()
        .split("\n")
        .map((line) => line.split("=") as [string, string]);
      const output = (script: string) =>
        spawnSync("bash", ["-c", script], {
          encoding: "utf8",
          env: { PATH: process.env.PATH, ...Object.fromEntries(given) },
        });
      const [one, other] = [output(before), output(after)];
      assert.deepEqual([other.stdout, other.stderr, other.status], [one.stdout, one.stderr, one.status], after);
      assert.ok(one.stdout.includes(VALUES.PASSWORD));
    });

  it("with a here-document whose word is quoted stays, and says why", () => {
    notebook(LITERAL);
    const { stdout } = project.run(["fix", "--write"]);
    assert.equal(shell(), `${filled(LITERAL)}\n`);
    assert.equal(
      stdout.match(/stays: The here-document takes no variables, since its end word is quoted\./g)?.length,
      2,
    );
  });
});
