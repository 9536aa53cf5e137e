import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import type { CreationRule, Recipient } from "../../../../src/sops";
import { SopsFile } from "../../../../src/sops";
import { engineFor, type SealingTask } from "../../../../src/stores/sops/choose-engine";
import { SopsProgram } from "../../../../src/stores/sops/program";
import { encrypt, freshKey } from "../../../sealed-texts";

const PGP: Recipient = { type: "pgp", id: "ABCD" };

describe("the engine that seals", () => {
  let mine: Awaited<ReturnType<typeof freshKey>>;
  let other: Awaited<ReturnType<typeof freshKey>>;
  let plain: SopsFile;
  let mixed: SopsFile;

  before(async () => {
    mine = await freshKey();
    other = await freshKey();
    const text = await encrypt("a: 1\n", "yaml", { groups: mine.groups });
    plain = SopsFile.parse(text, "yaml");
    const withPgp = text.replace("    age:\n", "    pgp:\n        - enc: x\n          fp: ABCD\n    age:\n");
    mixed = SopsFile.parse(withPgp, "yaml");
  });

  const rule = (...recipients: Recipient[]): CreationRule => ({
    pathRegex: undefined,
    groups: [recipients],
    threshold: 0,
    selection: undefined,
    macOnlyEncrypted: false,
    config: "{}",
  });
  const age = (key: typeof mine): Recipient => ({ type: "age", id: key.recipient });
  // Never started here.
  const program = () => new SopsProgram("/none/sops", tmpdir(), {});
  const chosen = async (task: SealingTask, keys = [mine.identity]) =>
    (await engineFor({ file: "a.yaml", format: "yaml", keys, program }, task)).kind;

  it("is native code for a file of age's own keys, for every holder", async () => {
    assert.equal(await chosen({ kind: "create", rule: rule(age(mine), age(other)) }), "native");
    for (const keys of [[mine.identity], []]) {
      assert.equal(await chosen({ kind: "open", file: plain }, keys), "native");
      assert.equal(await chosen({ kind: "rotate", file: plain }, keys), "native");
      assert.equal(await chosen({ kind: "update", file: plain, rule: rule(age(other)) }, keys), "native");
    }
  });

  it("is native code where a key here opens the file, and nothing is sealed to a recipient that needs the program", async () => {
    assert.equal(await chosen({ kind: "open", file: mixed }), "native");
    assert.equal(await chosen({ kind: "update", file: mixed, rule: rule(age(mine), age(other), PGP) }), "native");
    assert.equal(await chosen({ kind: "update", file: mixed, rule: rule(age(other)) }), "native");
  });

  it("is the program where only it can open the file or seal to a recipient", async () => {
    assert.equal(await chosen({ kind: "create", rule: rule(age(mine), PGP) }), "program");
    assert.equal(await chosen({ kind: "open", file: mixed }, [other.identity]), "program");
    assert.equal(await chosen({ kind: "rotate", file: mixed }), "program");
    assert.equal(await chosen({ kind: "update", file: plain, rule: rule(age(mine), PGP) }), "program");
    assert.equal(await chosen({ kind: "update", file: mixed, rule: rule(age(mine)) }, []), "program");
  });

  it("is refused, with the recipients' type, where there is no program", async () => {
    const means = { file: "a.yaml", format: "yaml", keys: [other.identity] } as const;
    const refusal = { reason: "unsupported-recipient", types: ["PGP"], recipients: ["ABCD"] };
    await assert.rejects(engineFor(means, { kind: "open", file: mixed }), refusal);
    await assert.rejects(engineFor({ ...means, program: () => undefined }, { kind: "rotate", file: mixed }), refusal);
  });
});
