import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../src/secret/secret";
import type { CreationRule, OpenedValue } from "../../src/sops";
import { creationRule, parseSopsConfig, SopsFile } from "../../src/sops";
import type { SealingEngine } from "../../src/stores/sops/engine";
import { NativeEngine } from "../../src/stores/sops/native-engine";
import { SopsProgram } from "../../src/stores/sops/program";
import { ProgramEngine } from "../../src/stores/sops/program-engine";
import { FORMATS, randomPlain, type TextFormat } from "../unit/sops/sample";
import { missing } from "./python";
import { inPairs, SopsFolder, sopsProgram } from "./sops";

const FILES = 12;
const VALUES = ["plain", "", 'q"uo\\te', "0777", " é😀 ", "true"];
const shown = ({ document, pointer, secret }: OpenedValue) => `${document}#${pointer} ${secret?.reveal()}`;

/** Whether the program has a name for the place. */
function isNamed(file: SopsFile, pointer: string): boolean {
  try {
    return file.programPath({ pointer }) !== "";
  } catch {
    return false;
  }
}

describe("sealing by native code and by the sops program", function () {
  this.timeout(240_000);
  let folder: SopsFolder;
  let rule: CreationRule;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    folder = await SopsFolder.create(program);
    rule = ruleOf(`age: ${folder.recipient}`);
  });

  after(() => folder?.remove());

  function ruleOf(lines: string): CreationRule {
    return creationRule(parseSopsConfig(`creation_rules:\n  - path_regex: ^x\n    ${lines}\n`), "x") as CreationRule;
  }

  function engines(format: TextFormat): { native: SealingEngine; program: SealingEngine } {
    const env = { PATH: process.env.PATH, HOME: folder.path, SOPS_AGE_KEY: folder.identity.reveal() };
    const program = new SopsProgram(folder.program, folder.path, env);
    return {
      native: new NativeEngine({ format, keys: [folder.identity] }),
      program: new ProgramEngine(program, { file: `any.${format}`, format }),
    };
  }

  for (const format of FORMATS) {
    it(`reads the same values, and makes files that the other reads (${format})`, async () => {
      const { native, program } = engines(format);
      await inPairs(Array.from({ length: FILES }), async (_, seed) => {
        const plain = randomPlain(seed, format);
        const ours = await native.create(plain, rule);
        const values = (await native.values(ours)).map(shown);
        assert.deepEqual((await program.values(ours)).map(shown), values);
        const theirs = await program.create(plain, rule);
        assert.deepEqual((await native.values(theirs)).map(shown), values);
        const turned = await program.rotate(ours);
        assert.deepEqual((await native.values(turned)).map(shown), values);
        assert.ok(!turned.includes(/ENC\[[^\]]+\]/.exec(ours)?.[0] ?? "ENC"));
      });
    });

    it(`sets and removes the same (${format})`, async () => {
      const { native, program } = engines(format);
      await inPairs(Array.from({ length: FILES }), async (_, seed) => {
        const file = await native.create(randomPlain(100 + seed, format), rule);
        const entries = SopsFile.parse(file, format)
          .entries()
          .filter(({ document, pointer }) => document === 0 && isNamed(SopsFile.parse(file, format), pointer));
        const fresh = { yaml: "/new/inner", json: "/new/inner", dotenv: "/NEW", ini: "/one/new" }[format];
        const places = [{ pointer: fresh }, ...[entries[0], entries.at(-1)].filter((entry) => entry !== undefined)];
        const changes = places.map(({ pointer }, at) => ({
          pointer,
          secret: new Secret(VALUES[(seed + at) % VALUES.length] as string),
        }));
        const [mine, theirs] = await Promise.all([native.set(file, changes), program.set(file, changes)]);
        const values = (await native.values(mine)).map(shown);
        assert.deepEqual((await native.values(theirs)).map(shown), values);
        const some = places.slice(0, 2);
        const [less, lessToo] = await Promise.all([native.remove(mine, some), program.remove(mine, some)]);
        assert.deepEqual((await native.values(lessToo)).map(shown), (await native.values(less)).map(shown));
      });
    });
  }

  it("reaches into lists", async () => {
    const { native, program } = engines("yaml");
    const file = await native.create("hosts:\n  - a\n  - name: b\n    ports: [1, 2]\n", rule);
    const changes = ["/hosts/0", "/hosts/1/ports/1", "/hosts/1/ports/-"].map((pointer) => ({
      pointer,
      secret: new Secret(`at ${pointer}`),
    }));
    for (const engine of [native, program]) {
      const after = await engine.remove(await engine.set(file, changes), [{ pointer: "/hosts/1/name" }]);
      assert.deepEqual((await native.values(after)).map(shown), [
        "0#/hosts/0 at /hosts/0",
        "0#/hosts/1/ports/0 1",
        "0#/hosts/1/ports/1 at /hosts/1/ports/1",
        "0#/hosts/1/ports/2 at /hosts/1/ports/-",
      ]);
    }
  });

  it("counts no comment as an item of a list, and names none to the program that does", async () => {
    const { native, program } = engines("yaml");
    const plain = folder.write("comments.yaml", "a:\n  # head\n  - one\n  # mid\n  - two # side\nb: x\n");
    const theirs = (await folder.sops(["encrypt", "--age", folder.recipient, plain])).stdout;
    assert.match(theirs, /- ENC\[[^\]]*type:comment\]/);
    for (const file of [theirs, await native.create(folder.read("comments.yaml"), rule)]) {
      for (const engine of [native, program]) {
        assert.deepEqual((await engine.values(file)).map(shown), ["0#/a/0 one", "0#/a/1 two", "0#/b x"]);
      }
      const changes = [{ pointer: "/a/1", secret: new Secret("changed") }];
      const after = await native.set(file, changes);
      assert.deepEqual((await program.values(after)).map(shown), ["0#/a/0 one", "0#/a/1 changed", "0#/b x"]);
      await assert.rejects(program.set(file, changes), { reason: "unsupported-value" });
    }
  });

  it("reads a value as sops prints it alone", async () => {
    const { native } = engines("yaml");
    const plain =
      "on: true\noff: False\nnumber: 0777\nbig: 9223372036854775807\nday: 2024-01-02\ntext: 'yes'\nnone: ''\n";
    const file = await native.create(plain, rule);
    const path = folder.write("alone.yaml", file);
    for (const { pointer, secret } of await native.values(file)) {
      const alone = await folder.sops(["decrypt", "--extract", `["${pointer.slice(1)}"]`, path]);
      assert.equal(secret?.reveal(), alone.stdout.trimEnd(), pointer);
    }
    const all = await folder.sops(["exec-env", path, "env"]);
    assert.match(all.stdout, /^on=true$/m);
    assert.match(all.stdout, /^off=false$/m);
  });

  it("seals to a rule's recipients, in the layout and by the selection that the rule's file asks for", async () => {
    const other = await generateX25519Identity();
    const config = [
      "creation_rules:",
      "  - path_regex: ^x",
      "    encrypted_regex: ^(pass|key)",
      "    mac_only_encrypted: true",
      "    shamir_threshold: 2",
      "    key_groups:",
      `      - age: [${folder.recipient}]`,
      `      - age: [${folder.recipient}, ${await identityToRecipient(other)}]`,
      "stores:",
      "  yaml:",
      "    indent: 2",
    ].join("\n");
    const wanted = creationRule(parseSopsConfig(config), "x") as CreationRule;
    const { native, program } = engines("yaml");
    const made = await program.create("pass:\n    word: a\nopen: b\n", wanted);
    assert.match(made, /^pass:\n {2}word: ENC\[.*\nopen: b$/m);
    const updated = await program.updateKeys(await native.create("a: 1\n", rule), wanted);
    for (const file of [made, updated]) {
      const { metadata } = SopsFile.parse(file, "yaml");
      assert.deepEqual(
        metadata.groups.map((group) => group.map(({ id }) => id)),
        wanted.groups.map((group) => group.map(({ id }) => id)),
      );
      assert.equal(metadata.threshold, 2);
    }
    assert.equal(SopsFile.parse(made, "yaml").metadata.macOnlyEncrypted, true);
  });

  it("leaves nothing behind, and says without a word of its output that the program failed", async () => {
    const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith("sealwright-engine-"));
    const { native, program } = engines("yaml");
    const file = await native.create("a: Zk4vQ9pLx2Rt\n---\na: 2\n", rule);
    await program.set(file, [{ pointer: "/a", secret: new Secret("b") }]);
    const stranger = new SopsProgram(folder.program, folder.path, {
      PATH: process.env.PATH,
      HOME: `${folder.path}/none`,
    });
    const failing = new ProgramEngine(stranger, { file: "any.yaml", format: "yaml" });
    const place = { pointer: "/a" };
    for (const step of [failing.values(file), failing.rotate(file), failing.remove(file, [place])]) {
      await assert.rejects(step, { reason: "program" });
    }
    const second = program.set(file, [{ ...place, document: 1, secret: new Secret("b") }]);
    await assert.rejects(second, { reason: "unsupported-value" });
    assert.deepEqual(ours(), []);
  });
});
