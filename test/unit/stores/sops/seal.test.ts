import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../../../src/refactor/plan";
import { planSeal } from "../../../../src/refactor/seal";
import { Secret } from "../../../../src/secret/secret";
import { formatOf } from "../../../../src/sops";
import { sealValues } from "../../../../src/stores/sops/seal";
import type { SealEntry } from "../../../../src/stores/sops/sealing";
import { writePlanFiles } from "../../../../src/work/move/carry-out";
import { projectFacts } from "../../../../src/work/move/project-facts";
import { proposeSealed, sealFacts } from "../../../../src/work/move/seal-facts";
import { openFile } from "../../../sealed-texts";
import { findingAt, requestFor } from "../../refactor/request";
import { Sealing } from "./sealing";

const VALUE = "hunter2Xk9";
const ODD = ['a: "b" #c', "0777", "yes", "", "two\nlines\n", " é😀 ", "null", "it's"];

describe("sealing values", () => {
  let project: Sealing;

  beforeEach(async () => {
    project = await Sealing.create();
  });

  afterEach(() => project.remove());

  const entry = (pointer: string, value: string): SealEntry => ({ pointer, secret: new Secret(value) });
  const opened = async (file: string) =>
    Object.fromEntries(
      (await openFile(project.read(file), formatOf(file), [project.identity]))
        .values()
        .map(({ pointer, secret }) => [pointer, secret?.reveal()]),
    );

  for (const file of ["secrets.enc.yaml", "secrets.enc.json", "secrets.enc.env", "secrets.enc.ini"]) {
    it(`makes ${file} by the rule, adds to it, and keeps what is there`, async () => {
      const nested = !file.endsWith(".env");
      const pointers = ODD.map((_, index) => (nested ? `/part/k${index}` : `/K${index}`));
      const entries = pointers.map((pointer, index) => entry(pointer, ODD[index] as string));
      const usable = file.endsWith(".ini") ? entries.filter(({ secret }) => !/[\n`]/.test(secret.reveal())) : entries;
      assert.deepEqual(await sealValues(project.context(), file, usable.slice(0, 3)), {
        kind: "sealed",
        created: true,
      });
      assert.deepEqual(await sealValues(project.context(), file, usable), { kind: "sealed", created: false });
      const before = project.read(file);
      assert.deepEqual(await sealValues(project.context(), file, usable), { kind: "sealed", created: false });
      assert.equal(project.read(file), before);
      assert.deepEqual(
        await opened(file),
        Object.fromEntries(usable.map(({ pointer, secret }) => [pointer, secret.reveal()])),
      );
      assert.ok(!before.includes('b" #c'));
    });
  }

  it("loses nothing where several seal at once", async () => {
    const count = 12;
    const results = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        sealValues(project.context(), "secrets.enc.yaml", [entry(`/part${index % 3}/key${index}`, `v${index}`)]),
      ),
    );
    assert.ok(results.every(({ kind }) => kind === "sealed"));
    assert.equal(Object.keys(await opened("secrets.enc.yaml")).length, count);
  });

  const failure = async (file: string, entries: readonly SealEntry[], more = {}) => {
    const result = await sealValues(project.context(more), file, entries);
    assert.equal(result.kind, "failed");
    if (result.kind !== "failed") return "";
    assert.ok(!result.message.includes(VALUE));
    return result.reason;
  };

  it("writes nothing that the user did not agree to, cannot open, or would leave in the clear", async () => {
    const some = [entry("/db/password", VALUE)];
    assert.equal(await failure("secrets.enc.yaml", some, { agreesTo: async () => false }), "declined");
    assert.equal(await failure("secrets.enc.yaml", some, { identities: async () => [] }), "no-identity");
    assert.equal(await failure("other.yaml", some), "no-rule");
    assert.equal(await failure("secrets.enc.yaml", [entry("/a_unencrypted", VALUE)]), "in-the-clear");
    assert.equal(await failure("secrets.enc.bin", some), "unsupported-value");
    assert.equal(await failure("../secrets.enc.yaml", some), "outside");
    project.write(".sops.yaml", `creation_rules:\n  - encrypted_regex: ^data$\n    age: ${project.recipient}\n`);
    assert.equal(await failure("secrets.enc.yaml", some), "in-the-clear");
    project.write(".sops.yaml", "stores: {}\n");
    assert.equal(await failure("secrets.enc.yaml", some), "no-config");
    project.write("plain.yaml", "a: 1\n");
    assert.equal(await failure("plain.yaml", some), "not-sealed");
    assert.ok(!existsSync(join(project.root, "secrets.enc.yaml")));
    assert.deepEqual(readdirSync(project.root).sort(), [".sops.yaml", "plain.yaml"]);
  });

  it("overwrites no other value", async () => {
    await sealValues(project.context(), "secrets.enc.yaml", [entry("/db/password", "first")]);
    assert.equal(await failure("secrets.enc.yaml", [entry("/db/password", VALUE)]), "name-taken");
    assert.deepEqual(await opened("secrets.enc.yaml"), { "/db/password": "first" });
  });

  it("names the type of a recipient that needs the sops program, and how to install it", async () => {
    const recipients = `age: ${project.recipient}\n    pgp: FBC7B9E2A4F9289AC0C1D4843D16CEE4A27381B4`;
    project.write(".sops.yaml", `creation_rules:\n  - ${recipients}\n`);
    const result = await sealValues(project.context(), "secrets.enc.yaml", [entry("/a", VALUE)]);
    assert.equal(result.kind === "failed" && result.reason, "unsupported-recipient");
    assert.match(result.kind === "failed" ? result.message : "", /PGP.*Install sops/);
  });

  it("shows the recipients before the first write", async () => {
    const asked: string[] = [];
    const agreesTo = async (file: string, recipients: readonly string[]) => {
      asked.push(`${file} ${recipients.join()} ${existsSync(join(project.root, file))}`);
      return true;
    };
    await sealValues(project.context({ agreesTo }), "secrets.enc.yaml", [entry("/a", VALUE)]);
    assert.deepEqual(asked, [`secrets.enc.yaml ${project.recipient} false`]);
  });
});

describe("carrying out a plan that seals", () => {
  const CODE = `db_password = "${VALUE}"\n`;
  let project: Sealing;

  beforeEach(async () => {
    project = await Sealing.create();
    execFileSync("git", ["init", "-q"], { cwd: project.root });
  });

  afterEach(() => project.remove());

  async function planned(source = "train.py", file = "secrets.enc.yaml"): Promise<Plan> {
    const { identities } = project.context();
    const seal = await sealFacts(project.root, source, file, identities);
    assert.ok(!("kind" in seal), "kind" in seal ? seal.reason : "");
    const request = requestFor(CODE, [findingAt(CODE, VALUE, { name: "db_password" })], { path: source });
    const plan = planSeal({ ...request, project: await projectFacts(project.root, source), seal, form: "references" });
    assert.equal(plan.kind, "plan", plan.kind === "refusal" ? plan.reason : "");
    return plan as Plan;
  }

  it("writes what git has to take up, the sealed file, the references and the example", async () => {
    project.write(".gitignore", ".env*\n");
    const result = await writePlanFiles(await planned(), project.root, project.context());
    assert.deepEqual(result, {
      kind: "written",
      files: [".gitignore", "secrets.enc.yaml", ".env.refs", ".env.example"],
    });
    assert.equal(project.read(".gitignore"), ".env*\n!.env.refs\n!.env.example\n");
    assert.equal(project.read(".env.refs"), "DB_PASSWORD=sops://secrets.enc.yaml#/db/password\n");
    assert.match(project.read("secrets.enc.yaml"), /^db:\n {4}password: ENC\[/);
  });

  it("uses the same entry for the same value again", async () => {
    await writePlanFiles(await planned(), project.root, project.context());
    const before = project.read("secrets.enc.yaml");
    const again = await planned("src/other.py");
    assert.deepEqual(again.names, ["DB_PASSWORD"]);
    await writePlanFiles(again, project.root, project.context());
    assert.equal(project.read("secrets.enc.yaml"), before);
    assert.equal(project.read(".env.refs").split("\n").length, 2);
  });

  it("writes no reference where nothing could be sealed", async () => {
    const result = await writePlanFiles(
      await planned(),
      project.root,
      project.context({ agreesTo: async () => false }),
    );
    assert.equal(result.kind === "failed" && result.reason, "declined");
    assert.ok(!existsSync(join(project.root, ".env.refs")));
  });

  it("proposes what is sealed already, then what the rule is for", async () => {
    assert.equal(await proposeSealed(project.root, ["conf/prod.yaml"]), "conf/prod.yaml");
    assert.equal(await proposeSealed(project.root, []), "secrets.enc.yaml");
    project.write(".sops.yaml", `creation_rules:\n  - path_regex: ^secrets/\n    age: ${project.recipient}\n`);
    assert.equal(await proposeSealed(project.root, []), "secrets/secrets.enc.yaml");
  });
});
