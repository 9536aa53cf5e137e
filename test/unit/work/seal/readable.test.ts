import assert from "node:assert/strict";
import { TerminalPerson } from "../../../../src/cli/terminal-person";
import { Secret } from "../../../../src/secret/secret";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { SopsStore } from "../../../../src/stores/sops/store";
import { readOne } from "../../../../src/stores/store";
import { EditedFile } from "../../../../src/work/seal/edited-file";
import { encryptFile, encryptInPlace, rotateFile } from "../../../../src/work/seal/whole-file";
import { USE } from "../../../calls";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

const FILE = "secrets.enc.yaml";
const VALUE = "Wm4tQ8zKp2Xv9LrB";

describe("values that would stay readable", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  /** A sealed file whose rule was changed by somebody without a key: every code is right. */
  const tampered = async (rule: string) => {
    const sealed = await encrypt("db:\n    password: x1\n", "yaml", { groups: ageRecipients([project.recipient]) });
    project.write(FILE, sealed.replace("    unencrypted_suffix: _unencrypted", `    ${rule}`));
  };
  const set = (person: ScriptedPerson | TerminalPerson, pointer = "/new_key") =>
    new SopsStore(project.session(person)).write([
      { reference: sopsReference(FILE, pointer), secret: new Secret(VALUE) },
    ]);

  for (const rule of ["unencrypted_regex: ^new_key$", "encrypted_regex: ^(db|password)$", "unencrypted_suffix: _key"]) {
    it(`are never those that were given to be sealed, unless the user agrees (${rule})`, async () => {
      await tampered(rule);
      const before = project.read(FILE);
      for (const person of [
        new ScriptedPerson({ readable: "no" }),
        new ScriptedPerson({ readable: "unasked" }),
        new TerminalPerson(true),
      ]) {
        const result = await set(person);
        assert.equal(result.kind === "refused" && result.code, "in-the-clear");
        assert.equal(project.read(FILE), before);
      }
      const person = new ScriptedPerson();
      assert.equal((await set(person)).kind, "written");
      const question = person.asked.find(({ kind }) => kind === "readable");
      assert.deepEqual(question, { kind: "readable", file: FILE, places: ["/new_key"], total: 2, given: true });
      assert.ok(project.read(FILE).includes(VALUE));
      // What was agreed to is not asked for again.
      const again = new ScriptedPerson({}, "no");
      assert.equal((await set(again)).kind, "written");
      assert.deepEqual(again.asked, []);
    });
  }

  it("are asked for when an edited file is sealed", async () => {
    await tampered("encrypted_regex: ^password$");
    const before = project.read(FILE);
    const person = new ScriptedPerson({ readable: "no" });
    const edited = await EditedFile.open(project.session(person), FILE);
    assert.ok(edited instanceof EditedFile);
    edited.keep(new Secret(`db:\n    password: x1\n    token: ${VALUE}\n`));
    const result = await edited.seal();
    assert.equal(result.kind === "refused" && result.code, "in-the-clear");
    assert.equal(project.read(FILE), before);
  });

  it("are shown when a file is sealed, and a rule that seals nothing is refused", async () => {
    project.write(FILE, `a: ${VALUE}\nhost_unencrypted: h\nb:\n  port_unencrypted: 1\n`);
    const person = new ScriptedPerson();
    assert.equal((await encryptInPlace({ session: project.session(person), file: FILE })).kind, "sealed");
    const places = ["/host_unencrypted", "/b/port_unencrypted"];
    assert.deepEqual(person.asked.at(-1), { kind: "readable", file: FILE, places, total: 3, given: false });
    project.write("secrets.enc.two.yaml", `a: ${VALUE}\n`);
    project.write(".sops.yaml", `creation_rules:\n  - age: ${project.recipient}\n    encrypted_regex: ^zz$\n`);
    const nothing = await encryptFile({ session: project.session(), file: "secrets.enc.two.yaml" });
    assert.ok(
      nothing.kind === "refused" && nothing.code === "in-the-clear" && /would seal nothing/.test(nothing.reason),
    );
  });

  it("do not hide that a known file has another data key", async () => {
    await tampered("unencrypted_suffix: _unencrypted");
    const read = async () => {
      const person = new ScriptedPerson();
      const result = await readOne(new SopsStore(project.session(person)), sopsReference(FILE, "/db/password"), USE);
      assert.equal(result.kind, "found");
      return person.reports;
    };
    assert.deepEqual(await read(), []);
    assert.equal((await set(new ScriptedPerson())).kind, "written");
    assert.deepEqual(await read(), []);
    // Made anew by somebody who knows the public key alone.
    await tampered("unencrypted_suffix: _unencrypted");
    assert.deepEqual(await read(), [{ kind: "data-key-changed", file: FILE }]);
    assert.deepEqual(await read(), []);
    const session = project.session();
    const rotated = await rotateFile({ session, file: FILE });
    assert.ok(rotated.kind === "text");
    project.write(FILE, String(rotated.after));
    assert.deepEqual(await read(), []);
  });
});
