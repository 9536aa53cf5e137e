import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { TerminalPerson } from "../../../../src/cli/terminal-person";
import { Secret } from "../../../../src/secret/secret";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { SealedFile } from "../../../../src/stores/sops/sealed-file";
import { EditedFile } from "../../../../src/work/seal/edited-file";
import { encryptFile, encryptInPlace } from "../../../../src/work/seal/whole-file";
import { REPLACE, USE } from "../../../calls";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

const FILE = "secrets.enc.yaml";

describe("a sealed file to which values were added by hand", () => {
  let project: SealedProject;
  let before: string;

  beforeEach(async () => {
    project = await SealedProject.create();
    const text = await encrypt("token: Qm8wX3kTz6\n", "yaml", { groups: ageRecipients([project.recipient]) });
    before = `added: Vt5nB2\n${text}`;
    project.write(FILE, before);
  });

  afterEach(() => project.remove());

  const values = async (session = project.session()) =>
    (await new SealedFile(session, FILE).values(project.read(FILE))).map(({ secret }) => secret?.reveal());

  const ways = {
    "is opened for editing": async (person: ScriptedPerson) => EditedFile.open(project.session(person), FILE),
    "is sealed in place": async (person: ScriptedPerson) =>
      encryptInPlace({ session: project.session(person), file: FILE }),
    "gets a value": async (person: ScriptedPerson) => {
      const store = await project.session(person).stores.ofFiles("sops");
      return store?.write([{ reference: sopsReference(FILE, "/other"), secret: new Secret("Kp1") }], REPLACE, USE);
    },
  };

  for (const [what, way] of Object.entries(ways)) {
    it(`has them sealed when it ${what}, if the user agrees`, async () => {
      const person = new ScriptedPerson();
      const result = await way(person);
      assert(result !== undefined && !("code" in result), JSON.stringify(result));
      assert.deepEqual(
        person.asked.filter(({ kind }) => kind === "exposed"),
        [{ kind: "exposed", file: FILE, places: ["/added"], asked: what === "is sealed in place" }],
      );
      assert.deepEqual((await values()).slice(0, 2), ["Vt5nB2", "Qm8wX3kTz6"]);
      assert(!project.read(FILE).includes("Vt5nB2"));
    });

    it(`stays as it is where nobody agrees when it ${what}, and the way is named`, async () => {
      for (const answer of ["no", "unasked"] as const) {
        const result = await way(new ScriptedPerson({ exposed: answer }));
        const reason = result !== undefined && "code" in result ? result.reason : "";
        assert.match(
          reason,
          /^secrets\.enc\.yaml has values in the clear, added by hand: \/added\. .* sealwright sops encrypt --in-place secrets\.enc\.yaml/,
        );
        assert(!reason.includes("Vt5nB2"));
        assert.equal(project.read(FILE), before);
      }
    });
  }

  it("is sealed by the command's own step, which writes nothing itself", async () => {
    const changed = await encryptFile({ session: project.session(), file: FILE });
    assert(changed.kind === "text" && typeof changed.after === "string");
    assert.equal(project.read(FILE), before);
    project.write(FILE, changed.after);
    assert.deepEqual(await values(), ["Vt5nB2", "Qm8wX3kTz6"]);
  });

  it("is not sealed by --yes, unless sealing is what was asked for", async () => {
    const yes = () => project.session(new TerminalPerson(true));
    const store = await yes().stores.ofFiles("sops");
    const result = await store?.write(
      [{ reference: sopsReference(FILE, "/other"), secret: new Secret("Kp1") }],
      REPLACE,
      USE,
    );
    assert.match(
      result !== undefined && "reason" in result ? String(result.reason) : JSON.stringify(result),
      /by hand/,
    );
    assert.equal(project.read(FILE), before);
    const sealed = await encryptInPlace({ session: yes(), file: FILE });
    assert.equal(sealed.kind, "sealed");
    assert.deepEqual(await values(), ["Vt5nB2", "Qm8wX3kTz6"]);
  });

  describe("or in the place of a sealed one", () => {
    const replaced = () => before.replace(/^token: .*$/m, "token: Rz4-typed");
    const commit = () => {
      const git = (...args: string[]) => execFileSync("git", ["-C", project.root, ...args], { stdio: "pipe" });
      git("init", "-q");
      git("add", "-f", FILE);
      git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x");
    };

    it("has it sealed where the last commit has the old value, and nothing else was changed", async () => {
      project.write(FILE, before.replace("added: Vt5nB2\n", ""));
      commit();
      project.write(FILE, replaced());
      const person = new ScriptedPerson();
      const result = await encryptInPlace({ session: project.session(person), file: FILE });
      assert.equal(result.kind, "sealed", JSON.stringify(result));
      assert.deepEqual(
        person.asked.find(({ kind }) => kind === "exposed"),
        {
          kind: "exposed",
          file: FILE,
          places: ["/added", "/token"],
          asked: true,
        },
      );
      assert.deepEqual(await values(), ["Vt5nB2", "Rz4-typed"]);
    });

    it("stays as it is where more was changed, and the entries are named, without their values", async () => {
      const text = await encrypt("token: Qm8wX3kTz6\nother: Kp1\n", "yaml", {
        groups: ageRecipients([project.recipient]),
      });
      project.write(FILE, text);
      for (const [committed, change] of [
        [false, (given: string) => given],
        [true, (given: string) => given.replace(/^other: .*\n/m, "")],
      ] as const) {
        if (committed) commit();
        const given = change(text.replace(/^token: .*$/m, "token: Rz4-typed"));
        project.write(FILE, given);
        const result = await encryptInPlace({ session: project.session(), file: FILE });
        assert(result.kind === "refused");
        assert.equal(result.code, "mac-mismatch");
        assert.match(result.reason, /: \/token stands in the clear, .* sealwright sops set FILE \/token$/);
        assert.ok(!result.reason.includes("Rz4"));
        assert.equal(project.read(FILE), given);
        project.write(FILE, text);
      }
    });
  });

  it("is not asked about where more is wrong with it than that", async () => {
    project.write(FILE, before.replace(/^token: .*\n/m, ""));
    const result = await encryptInPlace({ session: project.session(), file: FILE });
    assert.equal(result.kind === "refused" && result.code, "mac-mismatch");
  });

  it("says how to seal them where it is only read", async () => {
    await assert.rejects(
      values(),
      /\/added is not sealed: it was added by hand, .*\. Seal it with sealwright sops encrypt/,
    );
  });
});
