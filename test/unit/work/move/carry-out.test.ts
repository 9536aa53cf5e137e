import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planEnvironment } from "../../../../src/refactor/environment";
import { type Plan, type Refusal, stepsOf } from "../../../../src/refactor/plan";
import type { RefactorSettings } from "../../../../src/refactor/request";
import { SealedMemory } from "../../../../src/stores/sealed-memory";
import { carryOut, NO_DOCUMENTS } from "../../../../src/work/move/carry-out";
import { planMove } from "../../../../src/work/move/plan-move";
import { projectFacts } from "../../../../src/work/move/project-facts";
import { proposeSealed } from "../../../../src/work/move/seal-facts";
import { DiskWorkplace, Rehearsal } from "../../../../src/work/move/workplace";
import { EditedFile } from "../../../../src/work/seal/edited-file";
import { Session } from "../../../../src/work/session";
import { findingAt, requestFor } from "../../refactor/request";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

const VALUE = "hunter2Xk9";
const TEXT = `db_password = "${VALUE}"\n`;

describe("carrying out a plan", () => {
  let root: string;
  let session: Session;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "sealwright-apply-")));
    session = new Session({ root, person: new ScriptedPerson() });
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const git = (...args: string[]) => {
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: root, stdio: "pipe" });
    session = new Session({ root, person: new ScriptedPerson() });
  };
  const read = (file: string) => readFile(join(root, file), "utf8");
  const done = (made: Plan) => carryOut(made, new DiskWorkplace(session), NO_DOCUMENTS);

  async function planned(source = "train.py", settings: Partial<RefactorSettings> = {}): Promise<Plan | Refusal> {
    const request = requestFor(TEXT, [findingAt(TEXT, VALUE, { name: "db_password" })], { path: source, settings });
    return planEnvironment({ ...request, project: await projectFacts(session.files, source) });
  }

  async function plan(source?: string, settings?: Partial<RefactorSettings>): Promise<Plan> {
    const made = await planned(source, settings);
    assert.equal(made.kind, "plan", made.kind === "refused" ? made.reason : "");
    return made as Plan;
  }

  it("makes .gitignore, .env and .env.example where there is nothing, also without git", async () => {
    assert.equal(await done(await plan()), undefined);
    assert.equal(await read(".gitignore"), ".env\n");
    assert.equal(await read(".env"), `DB_PASSWORD=${VALUE}\n`);
    assert.equal(await read(".env.example"), "DB_PASSWORD=\n");
    if (process.platform !== "win32") assert.equal((await stat(join(root, ".env"))).mode & 0o777, 0o600);
  });

  it("changes nothing the second time", async () => {
    await done(await plan());
    const before = (await stat(join(root, ".env"))).ino;
    assert.equal(await done(await plan()), undefined);
    assert.equal(await read(".env"), `DB_PASSWORD=${VALUE}\n`);
    assert.equal((await stat(join(root, ".env"))).ino, before);
  });

  it("asks git whether .env is ignored, by any rule of it", async () => {
    git("init", "-q");
    await mkdir(join(root, ".git/info"), { recursive: true });
    await writeFile(join(root, ".git/info/exclude"), "*.env\n.env\n");
    const made = await plan();
    assert.deepEqual(
      made.steps.slice(0, 2).map(({ kind }) => kind),
      ["free-names", "store-values"],
    );
    assert.equal(await done(made), undefined);
    assert.ok(!existsSync(join(root, ".gitignore")));
  });

  it("stops where git tracks .env", async () => {
    git("init", "-q");
    await writeFile(join(root, ".env"), "A=1\n");
    git("add", ".env");
    const made = await planned();
    assert.equal(made.kind === "refused" && made.code, "tracked");
  });

  it("stops before the value is written where .gitignore lets .env in again", async () => {
    git("init", "-q");
    await mkdir(join(root, "app"));
    await writeFile(join(root, "app/.gitignore"), "!.env\n");
    await writeFile(join(root, "app/.env"), "A=1\n");
    const refused = await done(await plan("app/train.py"));
    assert.equal(refused?.code, "not-ignored");
    assert.equal(await read("app/.env"), "A=1\n");
  });

  it("writes the nearest .env upwards, keeping all else in it", async () => {
    await mkdir(join(root, "app/jobs"), { recursive: true });
    await writeFile(join(root, "app/.env"), "# mine\r\nexport A='1'\r\n");
    await done(await plan("app/jobs/train.py"));
    assert.equal(await read("app/.env"), `# mine\r\nexport A='1'\r\nDB_PASSWORD=${VALUE}\r\n`);
    assert.equal(await read("app/.env.example"), "DB_PASSWORD=\n");
  });

  it("keeps images clean where there is a .dockerignore", async () => {
    await writeFile(join(root, ".dockerignore"), "node_modules");
    await done(await plan());
    assert.equal(await read(".dockerignore"), "node_modules\n**/.env\n");
  });

  it("is not offered where .env is a folder or a link out of the project", async () => {
    await mkdir(join(root, ".env"));
    const folder = await planned();
    assert.equal(folder.kind === "refused" && folder.code, "folder");
    await rm(join(root, ".env"), { recursive: true });
    await symlink(join(tmpdir(), "nowhere-at-all"), join(root, ".env"));
    const link = await planned();
    assert.equal(link.kind === "refused" && link.code, "link");
  });

  it("fails without a word of the value where the name now has another one", async () => {
    const made = await plan();
    await writeFile(join(root, ".env"), "DB_PASSWORD=other\n");
    const refused = await done(made);
    assert.equal(refused?.code, "taken");
    assert.ok(!JSON.stringify(refused).includes(VALUE));
    assert.equal(await read(".env"), "DB_PASSWORD=other\n");
  });

  it("adds the dependency with load_dotenv()", async () => {
    await writeFile(join(root, "requirements.txt"), "numpy");
    const made = await plan("train.py", { loadDotenv: "always" });
    await done(made);
    assert.equal(await read("requirements.txt"), "numpy\npython-dotenv\n");
    assert.match(made.title, /\(\.env\)$/);
  });

  it("knows the projects that use python-dotenv, and those that load .env by other means", async () => {
    const loader = async () => (await projectFacts(session.files, "train.py")).loader;
    assert.equal(await loader(), "none");
    // A service's own variables are none of a script's.
    await writeFile(join(root, "compose.yaml"), "services:\n  a:\n    env_file: .env\n");
    assert.equal(await loader(), "none");
    await writeFile(join(root, ".envrc"), "dotenv\n");
    assert.equal(await loader(), "other");
    await writeFile(join(root, "pyproject.toml"), 'dependencies = ["python-dotenv>=1"]\n');
    assert.equal(await loader(), "python-dotenv");
  });

  it("shows later plans what earlier ones would do, and writes nothing, where it is only looked at", async () => {
    git("init", "-q");
    const rehearsal = new Rehearsal(session);
    assert.equal(await carryOut(await plan(), rehearsal, NO_DOCUMENTS), undefined);
    assert.equal(await rehearsal.files.read(".env"), `DB_PASSWORD=${VALUE}\n`);
    assert.equal(await rehearsal.files.isIgnored(".env"), true);
    const facts = await projectFacts(rehearsal.files, "other.py");
    assert.equal(facts.dotenv.text, `DB_PASSWORD=${VALUE}\n`);
    assert.equal(facts.dotenv.ignored, true);
    for (const file of [".env", ".gitignore", ".env.example"]) assert.ok(!existsSync(join(root, file)), file);
  });
});

describe("carrying out a plan that seals", () => {
  let project: SealedProject;
  let person: ScriptedPerson;

  beforeEach(async () => {
    project = await SealedProject.create();
    person = new ScriptedPerson();
    execFileSync("git", ["init", "-q"], { cwd: project.root });
  });

  afterEach(() => project.remove());

  async function planned(source = "train.py", place = "secrets.enc.yaml", session = project.session()): Promise<Plan> {
    const request = requestFor(TEXT, [findingAt(TEXT, VALUE, { name: "db_password" })], { path: source });
    const facts = await projectFacts(session.files, source);
    const planning = { session, place: new DiskWorkplace(session), open: true };
    const plan = await planMove(planning, { ...request, project: facts }, { store: "sops", place });
    assert.equal(plan.kind, "plan", plan.kind === "refused" ? plan.reason : "");
    return plan as Plan;
  }

  const done = (plan: Plan, by = person) => carryOut(plan, new DiskWorkplace(project.session(by)), NO_DOCUMENTS);

  it("writes what git has to take up, the sealed file, the references and the example", async () => {
    project.write(".gitignore", ".env*\n");
    const plan = await planned();
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ["free-names", "append-line", "append-line", "store-values", "set-reference", "append-line", "edit-document"],
    );
    assert.equal(await done(plan), undefined);
    assert.equal(project.read(".gitignore"), ".env*\n!.env.refs\n!.env.example\n");
    assert.equal(project.read(".env.refs"), "DB_PASSWORD=sops://secrets.enc.yaml#/db_password\n");
    assert.match(project.read("secrets.enc.yaml"), /^db_password: ENC\[/);
  });

  it("uses the same entry for the same value again", async () => {
    await done(await planned());
    const before = project.read("secrets.enc.yaml");
    const again = await planned("src/other.py");
    assert.deepEqual(again.names, ["DB_PASSWORD"]);
    await done(again);
    assert.equal(project.read("secrets.enc.yaml"), before);
    assert.equal(project.read(".env.refs").split("\n").length, 2);
  });

  it("writes no reference where nothing could be sealed", async () => {
    const refused = await done(await planned(), new ScriptedPerson({ recipients: "no" }));
    assert.equal(refused?.code, "declined");
    assert.ok(!existsSync(join(project.root, ".env.refs")));
  });

  it("uses no key, and knows what earlier plans would seal, where it is only looked at", async () => {
    const session = project.session(new ScriptedPerson({}, "no"), { SOPS_AGE_KEY: undefined });
    const rehearsal = new Rehearsal(session);
    assert.equal(
      await carryOut(await planned("a.py", "secrets.enc.yaml", session), rehearsal, NO_DOCUMENTS),
      undefined,
    );
    const request = requestFor(TEXT, [findingAt(TEXT, VALUE, { name: "db_password" })], { path: "b.py" });
    const planning = { session, place: rehearsal, open: false };
    const target = { store: "sops", place: "secrets.enc.yaml" };
    const plan = await planMove(planning, { ...request, project: await projectFacts(rehearsal.files, "b.py") }, target);
    assert.ok(plan.kind === "plan");
    assert.equal(stepsOf(plan, "store-values")[0]?.values[0]?.label, "/db_password");
    assert.ok(!existsSync(join(project.root, "secrets.enc.yaml")));
  });

  it("knows without a key what was read for another reason, and nothing else", async () => {
    const session = project.session(new ScriptedPerson({ recipients: "yes" }));
    const remembering = session.with({ sealedMemory: new SealedMemory() });
    await done(await planned());
    const sealed = project.read("secrets.enc.yaml");
    const held = async (value = VALUE) => {
      const text = TEXT.replace(VALUE, value);
      const request = requestFor(text, [findingAt(text, value, { name: "db_password" })], { path: "b.py" });
      const keyless = remembering.with({ env: { ...remembering.env, SOPS_AGE_KEY: undefined } });
      const planning = { session: keyless, place: new DiskWorkplace(keyless), open: false };
      const target = { store: "sops", place: "secrets.enc.yaml" };
      const facts = await projectFacts(keyless.files, "b.py");
      const plan = await planMove(planning, { ...request, project: facts }, target);
      assert.ok(plan.kind === "plan");
      return stepsOf(plan, "store-values").flatMap(({ values }) =>
        values.map((each) => [each.label, each.held === true]),
      );
    };
    assert.deepEqual(await held(), [["/b_db_password", false]]);
    assert.ok((await EditedFile.open(remembering, "secrets.enc.yaml")) instanceof EditedFile);
    assert.deepEqual(await held(), [["/db_password", true]]);
    assert.deepEqual(await held("another2Xk8"), [["/b_db_password", false]]);
    project.write("secrets.enc.yaml", sealed.replace(/ENC\[AES256_GCM,data:..../, "ENC[AES256_GCM,data:AAAA"));
    assert.deepEqual(await held(), [["/b_db_password", false]]);
  });

  it("proposes what is sealed already, then what the rule is for", async () => {
    assert.equal(await proposeSealed(project.session()), "secrets.enc.yaml");
    project.write(".sops.yaml", `creation_rules:\n  - path_regex: ^secrets/\n    age: ${project.recipient}\n`);
    assert.equal(await proposeSealed(project.session()), "secrets/secrets.enc.yaml");
    await done(await planned("train.py", "secrets/prod.yaml"));
    assert.equal(await proposeSealed(project.session()), "secrets/prod.yaml");
    assert.equal(await proposeSealed(project.session(), { form: "exec-env" }), "secrets.enc.env");
  });
});
