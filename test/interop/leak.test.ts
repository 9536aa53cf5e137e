import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Project } from "../unit/cli/command";

/** A piece of this length gives a value away. */
const PIECE = 6;
const LONG_PIECE = 10;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** Values that no run has seen before: what a person types, what a machine draws, a vendor's token, a key of lines. */
const PASSWORD = `${randomText(11)}!7`;
const RANDOM = randomText(40);
const TOKEN = `hf_${randomText(40).replace(/\d/g, "q").slice(0, 34)}`;
const LINES = Array.from({ length: 8 }, () => randomText(64));
const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${LINES.join("\n")}\n-----END RSA PRIVATE KEY-----`;
const VALUES = [PASSWORD, RANDOM, TOKEN, ...LINES];

function assertSilent(text: string, what: string): void {
  const lower = text.toLowerCase();
  for (const value of VALUES) {
    for (let at = 0; at + PIECE <= value.length; at++)
      assert(!text.includes(value.slice(at, at + PIECE)), `${what} shows a piece of a value`);
    // As a name made of it would.
    for (let at = 0; at + LONG_PIECE <= value.length; at++)
      assert(
        !lower.includes(value.slice(at, at + LONG_PIECE).toLowerCase()),
        `${what} shows a piece of a value in another case`,
      );
  }
}

const escaped = [...RANDOM].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join("");

/** Every place where a value can stand, those that a fix refuses included. */
const SCRIPT = `"""Use api_key="${RANDOM}" for it.

>>> connect(password="${PASSWORD}")
"""
import os
# token: ${TOKEN}
password = "${PASSWORD}"
api_key = "${RANDOM}"
again = Client(api_key="${RANDOM}", token="${TOKEN}")
escaped_api_key = "${escaped}"
joined_api_key = ("${RANDOM.slice(0, 20)}"
    "${RANDOM.slice(20)}")
parts_api_key = ("${RANDOM.slice(0, 20)}"  # a comment
    "${RANDOM.slice(20)}")
bytes_secret_key = b"${RANDOM}"
key = """${PEM}"""
url = "postgresql://svc:${PASSWORD}@db.internal/app"
url_f = f"postgresql://svc:${PASSWORD}@{host}/app?api_key=${RANDOM}"
template = "password=${PASSWORD} user={user} host=%s"
config = """
password: ${PASSWORD}
api_key: ${RANDOM}
"""
os.environ["DB_PASSWORD"] = "${PASSWORD}"
x = os.getenv("API_KEY", "${RANDOM}")
settings = {"${TOKEN}": "${TOKEN}", "password": "${PASSWORD}"}
def f(password: Literal["${PASSWORD}"] = "${PASSWORD}"):
    match password:
        case "${TOKEN}":
            return "${TOKEN}"
class C:
    __slots__ = ("${TOKEN}",)
${TOKEN} = 1
os.system("mysql -p${PASSWORD} && curl -H 'Authorization: Bearer ${RANDOM}'")
`;

const output = (text: string) => ({ output_type: "stream", name: "stdout", text: [text] });
const code = (source: string, outputs: unknown[] = []) => ({
  cell_type: "code",
  execution_count: 1,
  metadata: {},
  outputs,
  source: source.split(/(?<=\n)/),
});
const NOTEBOOK = {
  cells: [
    { cell_type: "markdown", metadata: {}, source: [`use ${TOKEN}\n`, `password: ${PASSWORD}`] },
    code(`%env DB_PASSWORD=${PASSWORD}\n!curl -u svc:${PASSWORD} https://example.org\n`),
    code(`%%bash\nexport API_KEY=${RANDOM}\n`),
    code(`%%writefile .env\nAPI_KEY=${RANDOM}\n`),
    code(`%sql postgresql://svc:${PASSWORD}@db/app\n`),
    code(SCRIPT, [
      output(`token=${TOKEN}\napi_key="${RANDOM}"\n`),
      { output_type: "error", ename: TOKEN, evalue: RANDOM, traceback: [`\u001b[31mapi_key="${RANDOM}"\u001b[0m`] },
    ]),
    code(`!wandb login ${RANDOM}\n`),
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};

describe("a planted value", function () {
  this.timeout(180_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.write("train.py", SCRIPT);
    project.write("src/other.py", `import os\nclient = Client(api_key="${RANDOM}")\n`);
    project.write("tests/test_a.py", SCRIPT);
    project.write("broken.py", `x = (((\npassword = "${PASSWORD}"\nfoo("${TOKEN}`);
    project.write("a.ipynb", JSON.stringify(NOTEBOOK, null, 1));
    project.write("broken.ipynb", JSON.stringify(NOTEBOOK, null, 1).slice(0, -40));
    project.write(
      "old.ipynb",
      JSON.stringify({ nbformat: 3, worksheets: [{ cells: [{ cell_type: "code", input: SCRIPT, outputs: [] }] }] }),
    );
    project.write("settings.yaml", `password: ${PASSWORD}\napi_key: "${RANDOM}"\ntoken: ${TOKEN}\n`);
    project.write("deploy.sh", `export DB_PASSWORD=${PASSWORD}\ncurl -H "Authorization: Bearer ${RANDOM}" https://x\n`);
    project.write("wide.py", Buffer.from(`\ufeff${SCRIPT}`, "utf16le"));
    project.write("latin.py", Buffer.from(`# é\n${SCRIPT}`, "latin1"));
  });
  afterEach(() => project.remove());

  function run(...args: string[]): number | null {
    const { code: exit, stdout, stderr } = project.run(args, { input: SCRIPT });
    assertSilent(stdout + stderr, args.join(" "));
    return exit;
  }

  it("appears in no report, whatever the format and the threshold", () => {
    for (const format of ["text", "jsonl", "sarif", "github"])
      for (const level of ["low", "medium", "high"])
        assert.equal(run("scan", "--format", format, "--min-confidence", level), 1);
    assert.equal(run("scan", "--stdin", "--min-confidence", "low"), 1);
    project.git("add", ".");
    assert.equal(run("scan", "--staged", "--format", "jsonl"), 1);
  });

  it("appears in no baseline", () => {
    assert.equal(run("scan", "--min-confidence", "high", "--write-baseline", "base.json"), 0);
    assertSilent(project.read("base.json"), "the baseline");
    assert.equal(run("scan", "--min-confidence", "high", "--baseline", "base.json"), 0);
  });

  it("appears in no diff, note, reason or report of a fix", () => {
    assert.equal(run("fix"), 1);
    assert.equal(
      run("fix", "--min-confidence", "low", "--clear-outputs", "--access", "getenv", "--load-dotenv", "always"),
      1,
    );
    assert.equal(run("fix", "--write"), 1);
    assert.equal(run("fix", "--write", "--clear-outputs"), 1);
    for (const file of [".env.example", ".gitignore"]) assertSilent(project.read(file), file);
  });

  it("appears in no message where the .env has values of its own, is broken, tracked or a folder", () => {
    project.write(".env", `DB_PASSWORD=${RANDOM}\nTRAIN_PASSWORD='${TOKEN}\nAPI_KEY=${PASSWORD}`);
    assert.equal(run("fix"), 1);
    run("fix", "--write", "src/other.py");
    project.git("add", "-f", ".env");
    assert.equal(run("fix", "--write"), 1);
    const other = new Project();
    mkdirSync(join(other.path, ".env"));
    other.write("a.py", `api_key = "${RANDOM}"\n`);
    const { stdout, stderr } = other.run(["fix", "--write"]);
    assertSilent(stdout + stderr, "a fix beside a folder .env");
    other.remove();
  });

  it("appears in no error of a broken configuration, baseline, rule or call", () => {
    for (const [name, text] of [
      ["broken.toml", `salt = "${RANDOM}\n`],
      ["key.toml", `"${TOKEN}" = 1\n`],
      ["level.toml", `minimum_confidence = "${PASSWORD}"\n`],
      ["rule.toml", `[[rule]]\nid = "x"\npattern = "(?=${RANDOM})"\n`],
      ["list.toml", `exclude = "${PASSWORD}"\n`],
    ] as const) {
      project.write(name, text);
      assert.equal(run("scan", "--config", name), 2, name);
      assert.equal(run("fix", "--config", name), 2, name);
    }
    project.write("base.json", `{"salt": "${RANDOM}", "findings": [`);
    assert.equal(run("scan", "--baseline", "base.json"), 2);
  });
});
