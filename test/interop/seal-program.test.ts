import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Secret } from "../../src/secret/secret";
import { findSops, SopsProgram } from "../../src/stores/sops/program";
import { sealValues } from "../../src/stores/sops/seal";
import type { SealContext } from "../../src/stores/sops/sealing";
import { SopsStore } from "../../src/stores/sops/store";
import { Sealing } from "../unit/stores/sops/sealing";
import { buildCommand, CommandFolder } from "./command";
import { missing } from "./python";
import { sopsProgram } from "./sops";

const FILE = "secrets.enc.yaml";
const VALUES = ["Zk4vQ9pLx2Rt", 'q"uo\\te\nline é', "0777"];

describe("sealing to recipients that need the sops program", function () {
  this.timeout(60_000);
  let project: Sealing;
  let program: string;
  let env: NodeJS.ProcessEnv;

  before(function () {
    const found = sopsProgram();
    if (found === undefined) return missing(this, "Go, with which the sops program is built");
    program = found;
  });

  beforeEach(async () => {
    project = await Sealing.create();
    const key = join(project.root, "id");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    const recipient = readFileSync(`${key}.pub`, "utf8").trim().split(" ").slice(0, 2).join(" ");
    project.write(".sops.yaml", `creation_rules:\n  - age: ${recipient}\n`);
    env = { PATH: process.env.PATH, HOME: project.root, SOPS_AGE_SSH_PRIVATE_KEY_FILE: key };
  });

  afterEach(() => project?.remove());

  const entries = (values = VALUES) =>
    values.map((value, at) => ({ pointer: `/db/key${at}`, secret: new Secret(value) }));
  const context = (more: Partial<SealContext> = {}) =>
    project.context({
      identities: async () => [],
      program: () => new SopsProgram(program, project.root, env),
      ...more,
    });

  it("makes a file, adds to it and overwrites nothing", async () => {
    assert.deepEqual(await sealValues(context(), FILE, entries().slice(0, 1)), { kind: "sealed", created: true });
    assert.deepEqual(await sealValues(context(), FILE, entries()), { kind: "sealed", created: false });
    const opened = execFileSync(program, ["decrypt", "--output-type", "json", FILE], { cwd: project.root, env });
    assert.deepEqual(Object.values((JSON.parse(opened.toString()) as { db: object }).db), VALUES);
    const result = await sealValues(context(), FILE, entries(["another"]));
    assert.equal(result.kind === "failed" && result.reason, "name-taken");
    assert.deepEqual(readdirSync(project.root).sort(), [".sops.yaml", "id", "id.pub", FILE]);
  });

  it("reads what it sealed for whoever runs a program with it", async () => {
    await sealValues(context(), FILE, entries());
    const store = new SopsStore({ ...context(), folder: project.root });
    for (const [at, value] of VALUES.entries()) {
      const read = await store.read({ kind: "sops", path: FILE, document: 0, pointer: `/db/key${at}` });
      assert.ok(read.kind === "found" && read.secret.reveal() === value);
    }
    const strangers = new SopsStore({ ...context({ agreesTo: async () => false }), folder: project.root });
    assert.equal((await strangers.read({ kind: "sops", path: FILE, document: 0, pointer: "/db/key0" })).kind, "denied");
  });

  it("starts nothing before the user agreed to the recipient", async () => {
    let started = false;
    const more = {
      agreesTo: async () => false,
      program: () => {
        started = true;
        return undefined;
      },
    };
    const result = await sealValues(context(more), FILE, entries());
    assert.equal(result.kind === "failed" && result.reason, "declined");
    assert.ok(!started && !existsSync(join(project.root, FILE)));
  });

  it("names the type and the way to install the program where it is missing", async () => {
    const result = await sealValues(context({ program: () => undefined }), FILE, entries());
    assert.match(result.kind === "failed" ? result.message : "", /ssh.*Install sops from/);
  });

  it("says without a word of its output that the program failed", async () => {
    const failing = () => new SopsProgram(program, project.root, { PATH: process.env.PATH, HOME: project.root });
    await sealValues(context(), FILE, entries().slice(0, 1));
    const result = await sealValues(context({ program: failing }), FILE, entries());
    assert.equal(result.kind === "failed" && result.reason, "program");
  });

  it("sets a value and changes the data key from the command", async () => {
    await buildCommand();
    const folder = await CommandFolder.create();
    try {
      const variables = { ...env, PATH: `${dirname(program)}${delimiter}${process.env.PATH}` };
      folder.write(".sops.yaml", readFileSync(join(project.root, ".sops.yaml")));
      await sealValues(context(), FILE, entries().slice(0, 1));
      folder.write(FILE, readFileSync(join(project.root, FILE)));
      const before = readFileSync(join(folder.path, FILE), "utf8");
      const set = await folder.run(["sops", "set", FILE, "/db/more", "--yes"], {
        env: variables,
        input: VALUES[1] ?? "",
      });
      assert.equal(set.code, 0, set.stderr);
      const rotated = await folder.run(["sops", "rotate", "--in-place", FILE, "--yes"], { env: variables });
      assert.equal(rotated.code, 0, rotated.stderr);
      const after = readFileSync(join(folder.path, FILE), "utf8");
      assert.ok(!after.includes(/ENC\[[^\]]+\]/.exec(before)?.[0] ?? "ENC"));
      const opened = execFileSync(program, ["decrypt", "--output-type", "json", FILE], { cwd: folder.path, env });
      assert.deepEqual(JSON.parse(opened.toString()).db, { key0: VALUES[0], more: VALUES[1] });
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
