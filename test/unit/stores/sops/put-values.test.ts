import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../../../../src/secret/secret";
import { formatOf } from "../../../../src/sops";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { SopsStore } from "../../../../src/stores/sops/store";
import type { SecretChange } from "../../../../src/stores/store";
import type { Session } from "../../../../src/work/session";
import { openFile } from "../../../sealed-texts";
import { ScriptedPerson } from "../../work/scripted-person";
import { SealedProject } from "../../work/sealed-project";

const VALUE = "hunter2Xk9";
const ODD = ['a: "b" #c', "0777", "yes", "", "two\nlines\n", " é😀 ", "null", "it's"];

describe("putting values into a sealed file", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  const change = (file: string, pointer: string, value: string): SecretChange => ({
    reference: sopsReference(file, pointer),
    secret: new Secret(value),
  });
  const put = (changes: readonly SecretChange[], session: Session = project.session()) =>
    new SopsStore(session).write(changes, { replace: false });
  const opened = async (file: string) =>
    Object.fromEntries(
      (await openFile(project.read(file), formatOf(file), [project.identity]))
        .values()
        .map(({ pointer, secret }) => [pointer, secret?.reveal()]),
    );

  for (const file of ["secrets.enc.yaml", "secrets.enc.json", "secrets.enc.env", "secrets.enc.ini"]) {
    it(`makes ${file} by the rule, adds to it, and keeps what is there`, async () => {
      const nested = !file.endsWith(".env");
      const odd = file.endsWith(".ini") ? ODD.filter((value) => !/[\n`]/.test(value)) : ODD;
      const changes = odd.map((value, index) => change(file, nested ? `/part/k${index}` : `/K${index}`, value));
      assert.deepEqual(await put(changes.slice(0, 3)), { kind: "written" });
      assert.deepEqual(await put(changes), { kind: "written" });
      const before = project.read(file);
      assert.deepEqual(await put(changes), { kind: "written" });
      assert.equal(project.read(file), before);
      const expected = odd.map((value, index) => [nested ? `/part/k${index}` : `/K${index}`, value]);
      assert.deepEqual(await opened(file), Object.fromEntries(expected));
      assert.ok(!before.includes('b" #c'));
    });
  }

  it("loses nothing where several seal at once", async () => {
    const count = 12;
    const results = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        put([change("secrets.enc.yaml", `/part${index % 3}/key${index}`, `v${index}`)]),
      ),
    );
    assert.ok(results.every(({ kind }) => kind === "written"));
    assert.equal(Object.keys(await opened("secrets.enc.yaml")).length, count);
  });

  const failure = async (file: string, pointer: string, session?: Session) => {
    const result = await put([change(file, pointer, VALUE)], session);
    assert.ok(!JSON.stringify(result).includes(VALUE));
    return result.kind === "refused" ? result.code : result.kind;
  };

  it("writes nothing that the user did not agree to, cannot open, or would leave in the clear", async () => {
    const place = "/db/password";
    const declining = project.session(new ScriptedPerson({ recipients: "no" }));
    assert.equal(await failure("secrets.enc.yaml", place, declining), "declined");
    const keyless = project.session(new ScriptedPerson(), { SOPS_AGE_KEY: undefined });
    assert.equal(await failure("secrets.enc.yaml", place, keyless), "denied");
    assert.equal(await failure("other.yaml", place), "no-config");
    assert.equal(await failure("secrets.enc.yaml", "/a_unencrypted"), "in-the-clear");
    assert.equal(await failure("secrets.enc.bin", place), "unsupported-value");
    assert.equal(await failure("../secrets.enc.yaml", place), "unreachable");
    project.write(".sops.yaml", `creation_rules:\n  - encrypted_regex: ^data$\n    age: ${project.recipient}\n`);
    assert.equal(await failure("secrets.enc.yaml", place), "in-the-clear");
    project.write(".sops.yaml", "stores: {}\n");
    assert.equal(await failure("secrets.enc.yaml", place), "no-config");
    project.write("plain.yaml", "a: 1\n");
    assert.equal(await failure("plain.yaml", place), "not-sealed");
    assert.ok(!existsSync(join(project.root, "secrets.enc.yaml")));
    assert.deepEqual(readdirSync(project.root).sort(), [".sops.yaml", "plain.yaml"]);
  });

  it("overwrites no other value", async () => {
    await put([change("secrets.enc.yaml", "/db/password", "first")]);
    assert.equal(await failure("secrets.enc.yaml", "/db/password"), "taken");
    assert.deepEqual(await opened("secrets.enc.yaml"), { "/db/password": "first" });
  });

  it("names the type of a recipient that needs the sops program, and how to install it", async () => {
    const recipients = `age: ${project.recipient}\n    pgp: FBC7B9E2A4F9289AC0C1D4843D16CEE4A27381B4`;
    project.write(".sops.yaml", `creation_rules:\n  - ${recipients}\n`);
    const session = project.session(new ScriptedPerson(), { PATH: "" });
    const result = await put([change("secrets.enc.yaml", "/a", VALUE)], session);
    assert.match(result.kind === "denied" ? result.needs : "", /PGP.*Install sops/);
  });

  it("shows the recipients before the first write", async () => {
    const person = new ScriptedPerson();
    await put([change("secrets.enc.yaml", "/a", VALUE)], project.session(person));
    assert.deepEqual(person.asked, [
      { kind: "recipients", file: "secrets.enc.yaml", added: [project.recipient], removed: [] },
    ]);
  });
});
