import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { armor, Encrypter } from "age-encryption";
import { SealedFile } from "../../../../src/stores/sops/sealed-file";
import { setUpEncryption } from "../../../../src/work/seal/set-up";
import { REPLACE, USE } from "../../../calls";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { ScriptedPerson } from "../../work/scripted-person";
import { SealedProject } from "../../work/sealed-project";

const PASSPHRASE = "nut-kettle-orbit-31";

describe("a key file that a passphrase protects", () => {
  let project: SealedProject;
  let person: ScriptedPerson;
  let text: string;

  beforeEach(async () => {
    project = await SealedProject.create();
    person = new ScriptedPerson();
    text = await encrypt("token: Qm8wX3kTz6\n", "yaml", { groups: ageRecipients([project.recipient]) });
    project.write("secrets.enc.yaml", text);
  });

  afterEach(() => project.remove());

  async function protectedKeys(armored: boolean): Promise<Uint8Array> {
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(10);
    encrypter.setPassphrase(PASSPHRASE);
    const bytes = await encrypter.encrypt(`# mine\n${project.identity.reveal()}\n`);
    return armored ? Buffer.from(armor.encode(bytes)) : bytes;
  }

  const usual = () => join(project.home, "sops/age/keys.txt");
  const keep = (path: string, bytes: Uint8Array) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  };
  const read = async (env: NodeJS.ProcessEnv = {}) => {
    const session = project.session(person, { SOPS_AGE_KEY: undefined, ...env });
    const values = await new SealedFile(session, "secrets.enc.yaml").values(text);
    return values[0]?.secret?.reveal();
  };

  for (const armored of [true, false]) {
    it(`opens files once its passphrase is given, which is asked for once (${armored ? "armored" : "binary"})`, async () => {
      keep(usual(), await protectedKeys(armored));
      person.passphrases = [PASSPHRASE];
      assert.equal(await read(), "Qm8wX3kTz6");
      assert.equal(await read(), "Qm8wX3kTz6");
      assert.deepEqual(person.unlocking, [usual()]);
    });
  }

  it("is asked for again where the passphrase does not fit, so many times", async () => {
    const path = keep(join(project.home, "keys.txt.age"), await protectedKeys(true));
    person.passphrases = ["wrong", "", PASSPHRASE];
    assert.equal(await read({ SOPS_AGE_KEY_FILE: path }), "Qm8wX3kTz6");
    keep(path, await protectedKeys(true));
    person.passphrases = ["a", "b", "c", PASSPHRASE];
    await assert.rejects(read({ SOPS_AGE_KEY_FILE: path }), { reason: "no-identity" });
    assert.equal(person.unlocking.length, 6);
  });

  it("is named where nobody can be asked, and nothing of it is shown", async () => {
    const path = keep(join(project.home, "keys.txt.age"), await protectedKeys(true));
    await assert.rejects(read({ SOPS_AGE_KEY_FILE: path }), ({ message }: Error) => {
      assert.match(message, /SOPS_AGE_KEY_FILE: it is a key file protected by a passphrase, which was not given\./);
      return !message.includes("BEGIN");
    });
    const given = Buffer.from(await protectedKeys(true)).toString();
    await assert.rejects(read({ SOPS_AGE_KEY: given }), /SOPS_AGE_KEY: it is a key file protected by a passphrase/);
  });

  it("is not asked for where another key opens the file, or none is needed", async () => {
    keep(usual(), await protectedKeys(true));
    const session = project.session(person);
    assert.equal((await new SealedFile(session, "secrets.enc.yaml").values(text)).length, 1);
    assert.deepEqual(person.unlocking, []);
  });

  it("opens a file for a change, which is asked for before the file is locked", async () => {
    keep(usual(), await protectedKeys(false));
    person.passphrases = [PASSPHRASE];
    const session = project.session(person, { SOPS_AGE_KEY: undefined });
    const store = await session.stores.ofFiles("sops");
    const { sopsReference } = await import("../../../../src/stores/sops/reference");
    const { Secret } = await import("../../../../src/secret/secret");
    const reference = sopsReference("secrets.enc.yaml", "/other");
    assert.deepEqual(await store?.write([{ reference, secret: new Secret("Vt5") }], REPLACE, USE), { kind: "written" });
    assert.deepEqual(person.unlocking, [usual()]);
  });

  it("is not asked for where another key is there when encryption is set up", async () => {
    const SOPS_AGE_KEY_FILE = keep(join(project.home, "keys.txt.age"), await protectedKeys(true));
    keep(usual(), Buffer.from(project.identity.reveal()));
    const session = project.session(person, { SOPS_AGE_KEY: undefined, SOPS_AGE_KEY_FILE });
    const done = await setUpEncryption(session, "secrets.enc.yaml", new Date(0));
    assert.equal(done.kind === "ready" && done.publicKey, project.recipient);
    assert.deepEqual(person.unlocking, []);
  });

  it("gets no second key beside it when encryption is set up", async () => {
    const bytes = await protectedKeys(true);
    keep(usual(), bytes);
    const session = project.session(person, { SOPS_AGE_KEY: undefined });
    const refused = await setUpEncryption(session, "secrets.enc.yaml", new Date(0));
    assert.match(refused.kind === "refused" ? refused.reason : "", /protected by a passphrase/);
    assert.deepEqual(readFileSync(usual()), Buffer.from(bytes));
    person.passphrases = [PASSPHRASE];
    const done = await setUpEncryption(session, "secrets.enc.yaml", new Date(0));
    assert.equal(done.kind === "ready" && done.publicKey, project.recipient);
  });
});
