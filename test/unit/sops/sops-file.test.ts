import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { Secret } from "../../../src/secret/secret";
import type { FormatName } from "../../../src/sops";
import { compareRecipients, SopsFile } from "../../../src/sops";
import { addRecipients, ageRecipients, changed, decrypt, encrypt, freshKey, readValue } from "../../sealed-texts";
import { FORMATS, SAMPLES } from "./sample";

let key: Awaited<ReturnType<typeof freshKey>>;
before(async () => {
  key = await freshKey();
});

const seal = (plain: string | Uint8Array, format: FormatName = "yaml") =>
  encrypt(plain, format, { groups: key.groups });
const text = async (file: string, format: FormatName) => (await decrypt(file, format, [key.identity])).text().reveal();

describe("a sealed file", () => {
  for (const format of FORMATS) {
    it(`opens as it was before it was sealed (${format})`, async () => {
      const file = await seal(SAMPLES[format], format);
      assert.ok(!file.includes("hunter2") && !file.includes("side"));
      assert.equal(await text(file, format), SAMPLES[format]);
      assert.ok(SopsFile.isSealed(file, format) && !SopsFile.isSealed(SAMPLES[format], format));
    });

    it(`refuses each change of one byte of a sealed value or of the code (${format})`, async () => {
      const file = await seal(SAMPLES[format], format);
      const values = [...file.matchAll(/ENC\[[^\]]*\]/g)].filter((match) => !match[0].includes("type:comment"));
      for (const match of [values[1]!, values.at(-1)!]) {
        for (let at = match.index; at < match.index + match[0].length; at++) {
          const other = String.fromCharCode(file.charCodeAt(at) ^ 1);
          const tampered = file.slice(0, at) + other + file.slice(at + 1);
          await assert.rejects(decrypt(tampered, format, [key.identity]), `offset ${at - match.index}`);
        }
      }
    }).timeout(60_000);

    it(`opens for an added recipient, and not for a removed one after rotation (${format})`, async () => {
      const other = await freshKey();
      const both = await addRecipients(await seal(SAMPLES[format], format), format, [other.recipient], [key.identity]);
      assert.equal((await decrypt(both, format, [other.identity])).text().reveal(), SAMPLES[format]);
      assert.equal(await addRecipients(both, format, [other.recipient], [key.identity]), both);
      const alone = await changed(both, format, [other.identity], async (file) => {
        await file.rotate();
        await file.updateRecipients(other.groups);
      });
      assert.equal((await decrypt(alone, format, [other.identity])).text().reveal(), SAMPLES[format]);
      await assert.rejects(decrypt(alone, format, [key.identity]), {
        reason: "no-identity",
        recipients: [other.recipient],
      });
      const { metadata, recipients } = SopsFile.parse(alone, format);
      assert.deepEqual(recipients, [other.recipient]);
      assert.deepEqual(compareRecipients(metadata.groups, key.groups), {
        added: [key.recipient],
        removed: [other.recipient],
      });
    });
  }

  it("names its keys, their types and their places without opening them", async () => {
    const file = await seal(SAMPLES.yaml);
    const entries = SopsFile.parse(file, "yaml").entries();
    assert.deepEqual(
      entries.map(({ pointer, type, sealed }) => `${pointer} ${type} ${sealed}`),
      [
        "/db/user str true",
        "/db/password str true",
        "/list/0 int true",
        "/list/1 str true",
        "/flag bool true",
        "/empty str false",
        "/nothing null false",
      ],
    );
    for (const { start, end, sealed } of entries) assert.equal(file.slice(start, end).startsWith("ENC["), sealed);
  });

  it("shows what is in the clear against its rule", async () => {
    const file = (await seal("a: 1\nb_unencrypted: 2\nc: ''\nd: null\n")).replace(/^a: .*$/m, "a: bare");
    const exposed = SopsFile.parse(file, "yaml")
      .entries()
      .filter((entry) => entry.exposed);
    assert.deepEqual(
      exposed.map(({ pointer, start, end }) => [pointer, file.slice(start, end)]),
      [["/a", "bare"]],
    );
  });

  it("holds any bytes as a binary file, as one value", async () => {
    const bytes = Uint8Array.from([0, 255, 128, 10, 13, 195, 40]);
    const file = await seal(bytes, "binary");
    assert.deepEqual(Uint8Array.from((await decrypt(file, "binary", [key.identity])).bytes()), bytes);
    const parsed = SopsFile.parse(file, "binary");
    assert.equal(parsed.metadata.rule?.name, "unencrypted_suffix");
    assert.ok(!file.includes("unencrypted_suffix"));
    assert.deepEqual(
      parsed.entries().map(({ pointer }) => pointer),
      [""],
    );
    assert.equal(await readValue(await seal("one\n", "binary"), "binary", { pointer: "" }, [key.identity]), "one\n");
  });

  it("writes out aliases, since a sealed value is bound to its place", async () => {
    const file = await seal("base: &b\n  x: 1\n  y: [a]\nother: *b\n");
    assert.equal(await text(file, "yaml"), 'base:\n  x: 1\n  y: [a]\nother: {"x": 1, "y": [a]}\n');
  });

  it("prints nothing of its content or its keys", async () => {
    const file = await SopsFile.parse(await seal(SAMPLES.yaml), "yaml").open([key.identity]);
    const opened = { plain: file.plaintext(), values: file.values(), file };
    const shown = `${opened.plain} ${JSON.stringify(opened)} ${inspect(opened, { showHidden: true, depth: 9 })}`;
    assert.ok(!shown.includes("hunter2"));
    const bad = new Secret("AGE-SECRET-KEY-1QQQQWRONG");
    await assert.rejects(decrypt(await seal(SAMPLES.yaml), "yaml", [bad]), (error: Error) => {
      return (error as Error & { reason: string }).reason === "bad-identity" && !inspect(error).includes("QQQQ");
    });
  });

  it("says why it does not open", async () => {
    const file = await seal(SAMPLES.yaml);
    const refuses = (sealed: string, expected: object, keys = [key.identity]) =>
      assert.rejects(decrypt(sealed, "yaml", keys), expected);
    await refuses("a: 1\n", { reason: "not-sops" });
    await refuses(file, { reason: "no-identity", recipients: [key.recipient] }, []);
    await refuses(file.replace("flag:", "flags:"), { reason: "tampered", pointer: "/flags" });
    await refuses(file.replace(/^ {4}- .*\n/m, ""), { reason: "mac-mismatch" });
    await refuses(file.replace(/^flag: .*$/m, "flag: true"), { reason: "tampered" });
    assert.equal(await SopsFile.parse(file, "yaml").tryOpen([]), undefined);
  });

  it("says why it cannot be made", async () => {
    const sealed = await seal(SAMPLES.yaml);
    await assert.rejects(seal(sealed), { reason: "already-sealed" });
    for (const plain of [Uint8Array.from([97, 58, 32, 255]), "- a\n", "1: a\n", "a: 1\na: 2\n"]) {
      await assert.rejects(seal(plain), { reason: "malformed" });
    }
    const groups = (id: string) => ({ groups: ageRecipients([id]) });
    await assert.rejects(encrypt("a: 1\n", "yaml", groups("age1nonsense")), { reason: "bad-recipient" });
    for (const [id, type] of [
      ["ssh-ed25519 AAAA", "ssh"],
      ["age1yubikey1qqqq", "age plugin"],
    ] as const) {
      await assert.rejects(encrypt("a: 1\n", "yaml", groups(id)), { reason: "unsupported-recipient", types: [type] });
    }
  });

  it("keeps a recipient that needs the sops program as long as its data key stays", async () => {
    const file = await seal(SAMPLES.yaml);
    const pgp = file.replace("    age:\n", "    pgp:\n        - enc: x\n          fp: ABCD\n    age:\n");
    const stranger = await freshKey();
    const refusal = { reason: "unsupported-recipient", types: ["PGP"] };
    await assert.rejects(decrypt(pgp, "yaml", [stranger.identity]), refusal);
    assert.equal(await text(pgp, "yaml"), SAMPLES.yaml);
    await assert.rejects(
      changed(pgp, "yaml", [key.identity], (file) => file.rotate()),
      refusal,
    );
    assert.ok((await addRecipients(pgp, "yaml", [stranger.recipient], [key.identity])).includes("fp: ABCD"));
  });

  it("gives back any tree of JSON and any dotenv text", async () => {
    const tree = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== "sops" && name !== "__proto__"),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const plain = JSON.stringify(value, null, 1);
        assert.deepEqual(JSON.parse(await text(await seal(plain, "json"), "json")), JSON.parse(plain));
      }),
      { numRuns: 60 },
    );
    const line = fc.tuple(
      fc.stringMatching(/^[A-Z]{1,6}$/),
      fc.string({ unit: "grapheme" }).filter((value) => !/[\n\\]/.test(value)),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(line, { selector: ([name]) => name, minLength: 1 }), async (lines) => {
        const plain = lines.map(([name, value]) => `${name}=${value}\n`).join("");
        assert.equal(await text(await seal(plain, "dotenv"), "dotenv"), plain);
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});
