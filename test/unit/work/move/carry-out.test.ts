import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planEnvironment } from "../../../../src/refactor/environment";
import type { Plan, RefactorSettings, Refusal } from "../../../../src/refactor/plan";
import { writePlanFiles } from "../../../../src/work/move/carry-out";
import { projectFacts } from "../../../../src/work/move/project-facts";
import { findingAt, requestFor } from "../../refactor/request";

const VALUE = "hunter2Xk9";
const TEXT = `db_password = "${VALUE}"\n`;

describe("carrying out a plan", () => {
  let root: string;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "sealwright-apply-")));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: root, stdio: "pipe" });
  const read = (file: string) => readFile(join(root, file), "utf8");

  async function planned(source = "train.py", settings: Partial<RefactorSettings> = {}): Promise<Plan | Refusal> {
    const request = requestFor(TEXT, [findingAt(TEXT, VALUE, { name: "db_password" })], { path: source, settings });
    return planEnvironment({ ...request, project: await projectFacts(root, source) });
  }

  async function plan(source?: string, settings?: Partial<RefactorSettings>): Promise<Plan> {
    const made = await planned(source, settings);
    assert.equal(made.kind, "plan", made.kind === "refusal" ? made.reason : "");
    return made as Plan;
  }

  it("makes .gitignore, .env and .env.example where there is nothing, also without git", async () => {
    const result = await writePlanFiles(await plan(), root);
    assert.deepEqual(result, { kind: "written", files: [".gitignore", ".env", ".env.example"] });
    assert.equal(await read(".gitignore"), ".env\n");
    assert.equal(await read(".env"), `DB_PASSWORD=${VALUE}\n`);
    assert.equal(await read(".env.example"), "DB_PASSWORD=\n");
    if (process.platform !== "win32") assert.equal((await stat(join(root, ".env"))).mode & 0o777, 0o600);
  });

  it("changes nothing the second time", async () => {
    await writePlanFiles(await plan(), root);
    assert.deepEqual(await writePlanFiles(await plan(), root), { kind: "written", files: [".env"] });
    assert.equal(await read(".env"), `DB_PASSWORD=${VALUE}\n`);
  });

  it("asks git whether .env is ignored, by any rule of it", async () => {
    git("init", "-q");
    await mkdir(join(root, ".git/info"), { recursive: true });
    await writeFile(join(root, ".git/info/exclude"), "*.env\n.env\n");
    const made = await plan();
    assert.deepEqual(made.ignores, []);
    assert.equal((await writePlanFiles(made, root)).kind, "written");
  });

  it("stops where git tracks .env", async () => {
    git("init", "-q");
    await writeFile(join(root, ".env"), "A=1\n");
    git("add", ".env");
    const made = await planned();
    assert.equal(made.kind === "refusal" && made.code, "tracked");
  });

  it("stops before the value is written where .gitignore lets .env in again", async () => {
    git("init", "-q");
    await mkdir(join(root, "app"));
    await writeFile(join(root, "app/.gitignore"), "!.env\n");
    await writeFile(join(root, "app/.env"), "A=1\n");
    const result = await writePlanFiles(await plan("app/train.py"), root);
    assert.equal(result.kind === "failed" && result.reason, "not-ignored");
    assert.equal(await read("app/.env"), "A=1\n");
  });

  it("writes the nearest .env upwards, keeping all else in it", async () => {
    await mkdir(join(root, "app/jobs"), { recursive: true });
    await writeFile(join(root, "app/.env"), "# mine\r\nexport A='1'\r\n");
    await writePlanFiles(await plan("app/jobs/train.py"), root);
    assert.equal(await read("app/.env"), `# mine\r\nexport A='1'\r\nDB_PASSWORD=${VALUE}\r\n`);
    assert.equal(await read("app/.env.example"), "DB_PASSWORD=\n");
  });

  it("keeps images clean where there is a .dockerignore", async () => {
    await writeFile(join(root, ".dockerignore"), "node_modules");
    await writePlanFiles(await plan(), root);
    assert.equal(await read(".dockerignore"), "node_modules\n**/.env\n");
  });

  it("is not offered where .env is a folder or a link out of the project", async () => {
    await mkdir(join(root, ".env"));
    const folder = await planned();
    assert.equal(folder.kind === "refusal" && folder.code, "folder");
    await rm(join(root, ".env"), { recursive: true });
    await symlink(join(tmpdir(), "nowhere-at-all"), join(root, ".env"));
    const link = await planned();
    assert.equal(link.kind === "refusal" && link.code, "link");
  });

  it("fails without a word of the value where the name has got another one meanwhile", async () => {
    const made = await plan();
    await writeFile(join(root, ".env"), "DB_PASSWORD=other\n");
    const result = await writePlanFiles(made, root);
    assert.equal(result.kind === "failed" && result.reason, "name-taken");
    assert.ok(!JSON.stringify(result).includes(VALUE));
    assert.equal(await read(".env"), "DB_PASSWORD=other\n");
  });

  it("adds the dependency with load_dotenv()", async () => {
    await writeFile(join(root, "requirements.txt"), "numpy");
    const made = await plan("train.py", { loadDotenv: "always" });
    await writePlanFiles(made, root);
    assert.equal(await read("requirements.txt"), "numpy\npython-dotenv\n");
    assert.match(made.title, /\(\.env\)$/);
  });

  it("knows the projects that use python-dotenv, and those that load .env by other means", async () => {
    assert.equal((await projectFacts(root, "train.py")).loader, "none");
    await writeFile(join(root, "compose.yaml"), "services:\n  a:\n    env_file: .env\n");
    assert.equal((await projectFacts(root, "train.py")).loader, "other");
    await writeFile(join(root, "pyproject.toml"), 'dependencies = ["python-dotenv>=1"]\n');
    assert.equal((await projectFacts(root, "train.py")).loader, "python-dotenv");
  });
});
