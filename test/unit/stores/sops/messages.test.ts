import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { parseSopsConfig, SopsError } from "../../../../src/sops";
import { failureKind } from "../../../../src/stores/sops/program-failure";
import { decryptFile, encryptFile } from "../../../../src/work/seal/whole-file";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { ScriptedPerson } from "../../work/scripted-person";
import { SealedProject } from "../../work/sealed-project";

const FILE = "secrets.enc.yaml";

describe("what is said where a sealed file cannot be opened or made", () => {
  let project: SealedProject;
  let sealed: string;

  beforeEach(async () => {
    project = await SealedProject.create();
    sealed = await encrypt("one: first\ntwo: second\n", "yaml", { groups: ageRecipients([project.recipient]) });
    project.write(FILE, sealed);
  });

  afterEach(() => project.remove());

  const opening = async (env: NodeJS.ProcessEnv = {}, file = FILE) => {
    const result = await decryptFile({ session: project.session(new ScriptedPerson(), env), file });
    return result.kind === "refused" ? result.reason : "opened";
  };
  const sealing = async (config: string) => {
    project.write(".sops.yaml", config);
    project.write("plain.yaml", "a: some\n");
    const result = await encryptFile({ session: project.session(), file: "plain.yaml" });
    return result.kind === "refused" ? result.reason : "sealed";
  };

  it("names the source of a key and what is wrong with it, never its text", async () => {
    const secret = project.identity.reveal();
    const path = join(project.home, "key");
    const cases: [content: string | Buffer | undefined, env: (value: string) => NodeJS.ProcessEnv, says: RegExp][] = [
      [undefined, () => ({ SOPS_AGE_KEY: path }), /SOPS_AGE_KEY: Line 1 is no age secret key but a path/],
      [
        undefined,
        () => ({ SOPS_AGE_KEY: "keys/mine" }),
        /SOPS_AGE_KEY: Line 1 .* a path, which SOPS_AGE_KEY_FILE takes/,
      ],
      [undefined, () => ({ SOPS_AGE_KEY: project.recipient }), /SOPS_AGE_KEY: Line 1 .* but a public key/],
      [undefined, () => ({ SOPS_AGE_KEY: `"${secret}"` }), /SOPS_AGE_KEY: Line 1 .* in quotes/],
      [undefined, () => ({ SOPS_AGE_KEY: secret.slice(0, -2) }), /SOPS_AGE_KEY: Line 1 .* cut off or changed/],
      [undefined, () => ({ SOPS_AGE_KEY_FILE: "/no/such" }), /SOPS_AGE_KEY_FILE: there is no such file/],
      [undefined, () => ({ SOPS_AGE_KEY_FILE: "~/k" }), /write the whole path/],
      [undefined, () => ({ SOPS_AGE_KEY_FILE: project.home }), /SOPS_AGE_KEY_FILE: it is a folder/],
      [Buffer.from(`\uFEFF${secret}`, "utf16le"), (key) => ({ SOPS_AGE_KEY_FILE: key }), /UTF-16/],
      [
        `# mine\n${secret}\nPublic key: ${project.recipient}\n`,
        (key) => ({ SOPS_AGE_KEY_FILE: key }),
        /Line 3 .* public key/,
      ],
      ["-----BEGIN AGE ENCRYPTED FILE-----\n", (key) => ({ SOPS_AGE_KEY_FILE: key }), /protected by a passphrase/],
      [
        undefined,
        () => ({ SOPS_AGE_KEY_CMD: "no-such-program" }),
        /SOPS_AGE_KEY_CMD: the command could not be started/,
      ],
    ];
    for (const [content, env, says] of cases) {
      if (content !== undefined) await writeFile(path, content);
      const text = await opening({ SOPS_AGE_KEY: undefined, ...env(path) });
      assert.match(text, says);
      assert.match(text, /Keys are looked for in SOPS_AGE_KEY, .*keys\.txt/);
      assert.ok(!text.includes(secret.slice(20, 30)), text);
    }
  });

  it("calls a merge's markers and an entry added by hand what they are, and quotes neither", async () => {
    project.write(FILE, sealed.replace(/^(one: .*\n)/, "<<<<<<< HEAD\n$1=======\none: typed-by-hand\n>>>>>>> other\n"));
    assert.match(await opening(), /git's conflict markers \(lines 1, 3, 5\)/);
    project.write(FILE, `added: typed-by-hand\n${sealed}`);
    const text = await opening();
    assert.match(text, /\/added is not sealed: it was added by hand, or put in the place/);
    assert.doesNotMatch(text, /typed-by-hand/);
  });

  it("names a count of shares that cannot be, and the rule", async () => {
    const groups = `    key_groups:\n      - age: [${project.recipient}]\n      - age: [${project.recipient}]\n`;
    for (const count of [1, 3]) {
      const text = await sealing(`creation_rules:\n  - path_regex: plain\n    shamir_threshold: ${count}\n${groups}`);
      assert.match(text, /shamir_threshold of the rule for plain must be at least 2 and at most .* 2\./);
    }
  });

  it("never quotes a secret key that stands among recipients", async () => {
    const secret = project.identity.reveal();
    for (const config of [`  - age: ${secret}\n`, `  - key_groups: [{age: [${secret}]}]\n`]) {
      const text = await sealing(`creation_rules:\n${config}`);
      assert.match(text, /holds a secret key\. Take it out/);
      assert.ok(!text.includes(secret.slice(16, 30)));
    }
    project.write(FILE, sealed.replace(project.recipient, secret));
    assert.match(await opening(), /a recipient of the file is a secret key/);
    assert.doesNotMatch(await sealing("creation_rules:\n  - age: pasted-by-mistake\n"), /pasted/);
  });

  it("says what is wrong with .sops.yaml", async () => {
    const bomb = ["m0: &m0 {age: [age1x]}"];
    for (let i = 1; i < 26; i++) bomb.push(`m${i}: &m${i} {merge: [*m${i - 1}, *m${i - 1}]}`);
    assert.match(
      await sealing(`${bomb.join("\n")}\ncreation_rules:\n- key_groups: [*m25]\n`),
      /aliases repeat too much|too many key groups/,
    );
    assert.match(await sealing("creation_rules: []\n---\ncreation_rules: []\n"), /several documents/);
    await writeFile(join(project.root, ".sops.yaml"), Buffer.from("\uFEFFcreation_rules: []\n", "utf16le"));
    const named = { session: project.session(), file: "plain.yaml" };
    const utf16 = await encryptFile(named);
    assert.match(utf16.kind === "refused" ? utf16.reason : "", /UTF-16/);
    assert.throws(() => parseSopsConfig("a: *nowhere\n"), SopsError);
  });

  it("passes over .sops.yml as sops does, says so, and seals to nobody else than it names", async () => {
    const rules = (recipient: string) => `creation_rules:\n  - age: ${recipient}\n`;
    const other = await identityToRecipient(await generateX25519Identity());
    project.write("below/plain.yaml", "a: some\n");
    const sealing = async () => {
      const person = new ScriptedPerson();
      const session = project.session(person);
      const result = await encryptFile({ session, file: "below/plain.yaml", folder: join(project.root, "below") });
      const said = person.reports.find(({ kind }) => kind === "passed-over");
      return [
        result.kind === "refused" ? result.reason : "sealed",
        said?.kind === "passed-over" ? said.text : "",
      ] as const;
    };
    for (const place of ["below/.sops.yml", ".sops.yml"]) {
      project.write(".sops.yaml", rules(project.recipient));
      for (const same of ["", rules(project.recipient), "creation_rules:\n  - path_regex: ^x$\n    age: age1x\n"]) {
        project.write(place, same);
        const [outcome, said] = await sealing();
        assert.equal(outcome, "sealed");
        assert.match(said, /\.sops\.yml is not read, by sops either; .*\.sops\.yaml holds instead: rename it/);
      }
      for (const different of [
        rules(other),
        `${rules(project.recipient)}    encrypted_regex: ^b$\n`,
        "creation_rules: [\n",
      ]) {
        project.write(place, different);
        assert.match((await sealing())[0], /\.sops\.yml is not read, .* The two would seal this file differently\.$/);
      }
      await rm(join(project.root, ".sops.yaml"));
      assert.match((await sealing())[0], /\.sops\.yml is not read, by sops either: rename it to \.sops\.yaml/);
      await rm(join(project.root, place));
    }
  });

  it("tells a failure of the sops program by its kind", () => {
    assert.match(failureKind(128, "AccessDeniedException: user x is not authorized"), /refused access/);
    assert.match(failureKind(25, "secret text"), /could not open a value/);
    assert.equal(failureKind(77, "secret text"), "failed");
  });
});
