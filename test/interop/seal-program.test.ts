import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Secret } from "../../src/secret/secret";
import { findSops } from "../../src/stores/sops/program";
import { sopsReference } from "../../src/stores/sops/reference";
import { SopsStore } from "../../src/stores/sops/store";
import { readOne } from "../../src/stores/store";
import { sealFacts } from "../../src/work/move/seal-facts";
import { DiskWorkplace } from "../../src/work/move/workplace";
import { compareWithHead } from "../../src/work/seal/committed";
import { EditedFile } from "../../src/work/seal/edited-file";
import { updateKeys } from "../../src/work/seal/whole-file";
import { addSecret } from "../../src/work/secrets/change";
import { Session } from "../../src/work/session";
import { USE } from "../calls";
import { ScriptedPerson } from "../unit/work/scripted-person";
import { SealedProject } from "../unit/work/sealed-project";
import { buildCommand, CommandFolder } from "./command";
import { missing } from "./python";
import { sopsProgram } from "./sops";

const FILE = "secrets.enc.yaml";
const VALUES = ["Zk4vQ9pLx2Rt", 'q"uo\\te\nline é', "0777"];

describe("sealing to recipients that need the sops program", function () {
  this.timeout(60_000);
  let project: SealedProject;
  let program: string;
  let env: NodeJS.ProcessEnv;

  before(function () {
    const found = sopsProgram();
    if (found === undefined) return missing(this, "Go, with which the sops program is built");
    program = found;
  });

  beforeEach(async () => {
    project = await SealedProject.create();
    const key = join(project.root, "id");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    const recipient = readFileSync(`${key}.pub`, "utf8").trim().split(" ").slice(0, 2).join(" ");
    project.write(".sops.yaml", `creation_rules:\n  - age: ${recipient}\n`);
    env = {
      PATH: `${dirname(program)}${delimiter}${process.env.PATH}`,
      HOME: project.home,
      XDG_CONFIG_HOME: project.home,
      SOPS_AGE_SSH_PRIVATE_KEY_FILE: key,
    };
  });

  afterEach(() => project?.remove());

  const changes = (values = VALUES) =>
    values.map((value, at) => ({ reference: sopsReference(FILE, `/db/key${at}`), secret: new Secret(value) }));
  const store = (more: NodeJS.ProcessEnv = {}, person = new ScriptedPerson()) =>
    new SopsStore(new Session({ root: project.root, person, env: { ...env, ...more } }));
  const put = (values?: readonly string[], by = store()) => by.write(changes(values as string[]), { replace: false });

  it("makes a file, adds to it and overwrites nothing", async () => {
    assert.deepEqual(await put(VALUES.slice(0, 1)), { kind: "written" });
    assert.deepEqual(await put(), { kind: "written" });
    const opened = execFileSync(program, ["decrypt", "--output-type", "json", FILE], { cwd: project.root, env });
    assert.deepEqual(Object.values((JSON.parse(opened.toString()) as { db: object }).db), VALUES);
    const result = await put(["another"]);
    assert.equal(result.kind === "refused" && result.code, "taken");
    assert.deepEqual(readdirSync(project.root).sort(), [".sops.yaml", "id", "id.pub", FILE]);
  });

  it("reads what it sealed for a program that is run with it", async () => {
    await put();
    for (const [at, value] of VALUES.entries()) {
      const read = await readOne(store(), sopsReference(FILE, `/db/key${at}`), USE);
      assert.ok(read.kind === "found" && read.secret.reveal() === value);
    }
    const strangers = store({ XDG_CONFIG_HOME: join(project.root, "other") }, new ScriptedPerson({ recipients: "no" }));
    assert.equal((await readOne(strangers, sopsReference(FILE, "/db/key0"), USE)).kind, "denied");
  });

  it("starts nothing before the user agreed to the recipient", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sealwright-path-"));
    writeFileSync(join(folder, "sops"), `#!/bin/sh\ntouch ${folder}/started\nexit 1\n`, { mode: 0o755 });
    const result = await put(VALUES, store({ PATH: folder }, new ScriptedPerson({ recipients: "no" })));
    assert.equal(result.kind === "refused" && result.code, "declined");
    assert.ok(!existsSync(join(folder, "started")) && !existsSync(join(project.root, FILE)));
    rmSync(folder, { recursive: true });
  });

  it("names the type and the way to install the program where it is missing", async () => {
    const result = await put(VALUES, store({ PATH: "" }));
    assert.match(result.kind === "denied" ? result.needs : "", /ssh.*Install sops from/);
  });

  it("says without a word of its output that the program failed", async () => {
    await put(VALUES.slice(0, 1));
    const result = await put(VALUES, store({ SOPS_AGE_SSH_PRIVATE_KEY_FILE: undefined }));
    assert.match(
      result.kind === "denied" ? result.needs : "",
      /The sops program got the data key from none of the file's recipients/,
    );
  });

  it("asks once where planning opens the file and carrying out would seal to it, and takes a no for both", async () => {
    await put(VALUES.slice(0, 1));
    const before = project.read(FILE);
    const person = new ScriptedPerson({ recipients: "no" });
    rmSync(join(project.home, "sealwright"), { recursive: true, force: true });
    const session = new Session({ root: project.root, person, env });
    const facts = await sealFacts(session, session.files, "train.py", FILE, { open: true });
    assert.ok(!("kind" in facts) && facts.values.size === 0);
    const refused = await new DiskWorkplace(session).prepare("sops", changes());
    assert.ok(refused?.kind === "refused" && refused.code === "declined", JSON.stringify(refused?.kind));
    assert.equal(person.asked.length, 1);
    assert.equal(project.read(FILE), before);
  });

  it("opens, adds, compares and seals to others as the extension does it, by a session", async () => {
    await put(VALUES.slice(0, 1));
    const git = (...args: string[]) => execFileSync("git", args, { cwd: project.root, env });
    git("init", "-q");
    git("add", FILE);
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a");
    const session = new Session({ root: project.root, person: new ScriptedPerson(), env });
    const added = await addSecret(session, sopsReference(FILE, "/db/new"), async () => new Secret(VALUES[1] ?? ""));
    assert.equal(added.kind, "written");
    const compared = await compareWithHead(session, FILE);
    assert.ok(compared.kind === "comparison" && !compared.committed.reveal().includes("new:"));
    assert.ok(compared.now.reveal().includes("new:"));
    const edited = await EditedFile.open(session, FILE);
    assert.ok(edited instanceof EditedFile && edited.text.reveal().includes("new:"));
    const rule = project.read(".sops.yaml").trimEnd();
    project.write(".sops.yaml", `${rule},${project.recipient}\n`);
    assert.deepEqual(await updateKeys({ session, file: FILE }), { added: [project.recipient], removed: [] });
    assert.ok(project.read(FILE).includes(project.recipient));
  });

  it("sets a value and changes the data key from the command", async () => {
    await buildCommand();
    const folder = await CommandFolder.create();
    try {
      const variables = env;
      folder.write(".sops.yaml", readFileSync(join(project.root, ".sops.yaml")));
      await put(VALUES.slice(0, 1));
      folder.write(FILE, readFileSync(join(project.root, FILE)));
      const before = readFileSync(join(folder.path, FILE), "utf8");
      const set = await folder.run(["sops", "set", FILE, "/db/more", "--yes"], {
        env: variables,
        input: VALUES[1] ?? "",
      });
      assert.equal(set.code, 0, set.stderr);
      const stored = await folder.run(["secrets", "set", `sops://${FILE}#/db/third`, "--yes"], {
        env: variables,
        input: VALUES[2] ?? "",
      });
      assert.equal(stored.code, 0, stored.stderr);
      const rotated = await folder.run(["sops", "rotate", "--in-place", FILE, "--yes"], { env: variables });
      assert.equal(rotated.code, 0, rotated.stderr);
      const after = readFileSync(join(folder.path, FILE), "utf8");
      assert.ok(!after.includes(/ENC\[[^\]]+\]/.exec(before)?.[0] ?? "ENC"));
      const opened = execFileSync(program, ["decrypt", "--output-type", "json", FILE], { cwd: folder.path, env });
      assert.deepEqual(JSON.parse(opened.toString()).db, { key0: VALUES[0], more: VALUES[1], third: VALUES[2] });
      assert.deepEqual(readdirSync(folder.path).sort(), [".git", ".sops.yaml", FILE]);
      const rule = readFileSync(join(project.root, ".sops.yaml"), "utf8").trimEnd();
      folder.write(".sops.yaml", `${rule},${folder.recipient}\n`);
      const updated = await folder.run(["sops", "updatekeys", FILE, "--yes"], { env: variables });
      assert.equal(updated.code, 0, updated.stderr);
      assert.ok(readFileSync(join(folder.path, FILE), "utf8").includes(folder.recipient));
      const native = await folder.run(["sops", "decrypt", FILE], { env: { SOPS_AGE_KEY: folder.identity } });
      assert.ok(native.code === 0 && native.stdout.includes(VALUES[0] ?? ""), native.stderr);
    } finally {
      folder.remove();
    }
  });

  it("finds the user's program, never one that the project brings", () => {
    writeFileSync(join(project.root, "sops"), "#!/bin/sh\n");
    chmodSync(join(project.root, "sops"), 0o755);
    const folders = [project.root, ".", ""].join(delimiter);
    assert.equal(findSops(project.root, { PATH: folders }), undefined);
    assert.equal(findSops(project.root, { PATH: `${folders}${delimiter}${dirname(program)}` }), program);
    assert.equal(findSops(project.root, {}, "relative/sops"), undefined);
    assert.equal(findSops(project.root, {}, program), program);
  });
});
