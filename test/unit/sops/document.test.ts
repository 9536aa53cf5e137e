import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { Secret } from "../../../src/secret/secret";
import type { FormatName } from "../../../src/sops";
import { compareRecipients, SopsFile } from "../../../src/sops";
import {
  addRecipients,
  ageRecipients,
  changed,
  decrypt,
  encrypt,
  freshKey,
  openFile,
  readValue,
  setValue,
} from "../../sealed-texts";
import { PASSWORD, SAMPLES } from "./sample";

type TextFormat = keyof typeof SAMPLES;
const FORMATS = Object.keys(SAMPLES) as TextFormat[];

let key: Awaited<ReturnType<typeof freshKey>>;
before(async () => {
  key = await freshKey();
});

const sealed = (format: TextFormat) => encrypt(SAMPLES[format], format, { groups: key.groups });
const text = async (file: string, format: FormatName) => (await decrypt(file, format, [key.identity])).text().reveal();
/** The lines that differ, without the code and the time. */
function changedLines(before: string, after: string): string[] {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !known.has(line) && !/mac|lastmodified/.test(line));
}

describe("a sealed file", () => {
  for (const format of FORMATS) {
    it(`opens as it was before it was sealed (${format})`, async () => {
      const file = await sealed(format);
      assert.ok(!file.includes("hunter2") && !file.includes("side"));
      assert.equal(await text(file, format), SAMPLES[format]);
      assert.ok(SopsFile.isSealed(file, format) && !SopsFile.isSealed(SAMPLES[format], format));
    });

    it(`keeps every other line when one value is set (${format})`, async () => {
      const file = await sealed(format);
      const place = { pointer: PASSWORD[format] };
      const after = await setValue(file, format, place, new Secret("another: #1"), [key.identity]);
      assert.equal(changedLines(file, after).length, 1);
      assert.equal(await text(after, format).then((plain) => plain.includes("another: #1")), true);
      assert.equal(await readValue(after, format, place, [key.identity]), "another: #1");
      const same = await setValue(after, format, place, new Secret("another: #1"), [key.identity]);
      assert.deepEqual(changedLines(after, same), []);
    });

    it(`keeps every line when an entry is added, and loses one when it is removed (${format})`, async () => {
      const file = await sealed(format);
      const pointer = format === "dotenv" ? "/FRESH" : "/fresh/inner";
      const added = await setValue(file, format, { pointer }, new Secret("v"), [key.identity]);
      assert.deepEqual(
        file
          .split("\n")
          .filter(
            (line) => !added.split("\n").includes(line) && !/mac|lastmodified/.test(line) && !line.startsWith("  }"),
          ),
        [],
      );
      const removed = await changed(added, format, [key.identity], (file) =>
        file.remove({ pointer: PASSWORD[format] }),
      );
      assert.ok(!(await text(removed, format)).toLowerCase().includes("password"));
      assert.equal(await readValue(removed, format, { pointer: PASSWORD[format] }, [key.identity]), undefined);
    });

    it(`refuses each change of one byte of a sealed value or of the code (${format})`, async () => {
      const file = await sealed(format);
      const values = [...file.matchAll(/ENC\[[^\]]*\]/g)].filter((match) => !match[0].includes("type:comment"));
      const picked = [values[1]!, values.at(-1)!];
      for (const match of picked) {
        for (let at = match.index; at < match.index + match[0].length; at++) {
          const other = String.fromCharCode(file.charCodeAt(at) ^ 1);
          const changed = file.slice(0, at) + other + file.slice(at + 1);
          await assert.rejects(decrypt(changed, format, [key.identity]), `offset ${at - match.index}`);
        }
      }
    }).timeout(60_000);

    it(`keeps what did not change when a changed plaintext is sealed (${format})`, async () => {
      const file = await sealed(format);
      const plain = SAMPLES[format].replace("hunter2-long", "changed");
      const anew = await changed(file, format, [key.identity], (opened) => opened.reseal(plain));
      assert.equal(changedLines(file, anew).length, 1);
      assert.equal(await text(anew, format), plain);
    });

    it(`opens for an added recipient, and not for a removed one after rotation (${format})`, async () => {
      const other = await freshKey();
      const both = await addRecipients(await sealed(format), format, [other.recipient], [key.identity]);
      assert.equal((await decrypt(both, format, [other.identity])).text().reveal(), SAMPLES[format]);
      assert.deepEqual(changedLines(both, await addRecipients(both, format, [other.recipient], [key.identity])), []);
      const turned = await changed(both, format, [other.identity], (file) => file.rotate());
      const alone = await changed(turned, format, [other.identity], (file) => file.updateRecipients(other.groups));
      assert.equal((await decrypt(alone, format, [other.identity])).text().reveal(), SAMPLES[format]);
      await assert.rejects(decrypt(alone, format, [key.identity]), {
        reason: "no-identity",
        recipients: [other.recipient],
      });
      assert.deepEqual(compareRecipients(SopsFile.parse(alone, format).metadata.groups, key.groups), {
        added: [key.recipient],
        removed: [other.recipient],
      });
    });
  }

  it("names its keys and their types without opening them", async () => {
    const keys = SopsFile.parse(await sealed("yaml"), "yaml").entries();
    assert.deepEqual(
      keys.map(({ pointer, type, sealed }) => `${pointer} ${type} ${sealed}`),
      [
        "/db/user str true",
        "/db/password str true",
        "/list/0 int true",
        "/list/1 str true",
        "/flag bool true",
        "/empty str false",
      ],
    );
  });

  it("gives its values with their places and types", async () => {
    const file = await openFile(await sealed("yaml"), "yaml", [key.identity]);
    assert.deepEqual(
      file.values().map(({ pointer, secret, type }) => `${pointer} ${secret?.reveal()} ${type}`),
      [
        "/db/user ann str",
        "/db/password hunter2-long str",
        "/list/0 1 int",
        "/list/1 two str",
        "/flag true bool",
        "/empty  str",
      ],
    );
  });

  it("holds any bytes as a binary file", async () => {
    const bytes = Uint8Array.from([0, 255, 128, 10, 13, 195, 40]);
    const file = await encrypt(bytes, "binary", { groups: key.groups });
    assert.deepEqual(Uint8Array.from((await decrypt(file, "binary", [key.identity])).bytes()), bytes);
    assert.equal(SopsFile.parse(file, "binary").metadata.rule?.name, "unencrypted_suffix");
    assert.ok(!file.includes("unencrypted_suffix"));
  });

  it("keeps its documents apart, and sets a value in the one that is asked for", async () => {
    const file = await encrypt("a: 1\n---\n# second\na: two\n", "yaml", { groups: key.groups });
    assert.equal(file.match(/^sops:/gm)?.length, 2);
    const after = await setValue(file, "yaml", { pointer: "/a", document: 1 }, new Secret("x"), [key.identity]);
    assert.equal(await text(after, "yaml"), "a: 1\n---\n# second\na: x\n");
  });

  it("writes out aliases, since a sealed value is bound to its place", async () => {
    const file = await encrypt("base: &b\n  x: 1\n  y: [a, *c0]\nother: *b\n".replace(", *c0", ""), "yaml", {
      groups: key.groups,
    });
    assert.equal(await text(file, "yaml"), 'base:\n  x: 1\n  y: [a]\nother: {"x": 1, "y": [a]}\n');
  });

  it("prints nothing of its content or its keys", async () => {
    const opened = await decrypt(await sealed("yaml"), "yaml", [key.identity]);
    assert.equal(
      `${opened} ${JSON.stringify({ opened })} ${inspect(opened, { showHidden: true, depth: 9 })}`.includes("hunter2"),
      false,
    );
    const bad = new Secret("AGE-SECRET-KEY-1QQQQWRONG");
    await assert.rejects(decrypt(await sealed("yaml"), "yaml", [bad]), (error: Error) => {
      return (error as Error & { reason: string }).reason === "bad-identity" && !inspect(error).includes("QQQQ");
    });
  });

  it("says why it does not open", async () => {
    const file = await sealed("yaml");
    await assert.rejects(decrypt("a: 1\n", "yaml", [key.identity]), { reason: "not-sops" });
    await assert.rejects(decrypt(file, "yaml", []), { reason: "no-identity", recipients: [key.recipient] });
    await assert.rejects(decrypt(file.replace("flag:", "flags:"), "yaml", [key.identity]), {
      reason: "tampered",
      pointer: "/flags",
    });
    await assert.rejects(decrypt(file.replace(/^ {4}- .*\n/m, ""), "yaml", [key.identity]), { reason: "mac-mismatch" });
    await assert.rejects(decrypt(file.replace(/^flag: .*$/m, "flag: true"), "yaml", [key.identity]), {
      reason: "tampered",
    });
    await assert.rejects(encrypt(file, "yaml", { groups: key.groups }), { reason: "already-sealed" });
    await assert.rejects(encrypt(Uint8Array.from([97, 58, 32, 255]), "yaml", { groups: key.groups }), {
      reason: "malformed",
    });
    await assert.rejects(encrypt("- a\n", "yaml", { groups: key.groups }), { reason: "malformed" });
    await assert.rejects(encrypt("1: a\n", "yaml", { groups: key.groups }), { reason: "malformed" });
    await assert.rejects(encrypt("a: 1\na: 2\n", "yaml", { groups: key.groups }), { reason: "malformed" });
    await assert.rejects(encrypt("a: 1\n", "yaml", { groups: ageRecipients(["age1nonsense"]) }), {
      reason: "bad-recipient",
    });
    for (const [id, type] of [
      ["ssh-ed25519 AAAA", "ssh"],
      ["age1yubikey1qqqq", "age plugin"],
    ] as const) {
      await assert.rejects(encrypt("a: 1\n", "yaml", { groups: ageRecipients([id]) }), {
        reason: "unsupported-recipient",
        types: [type],
      });
    }
    const pgp = file.replace("    age:\n", "    pgp:\n        - enc: x\n          fp: ABCD\n    age:\n");
    const stranger = await freshKey();
    await assert.rejects(decrypt(pgp, "yaml", [stranger.identity]), {
      reason: "unsupported-recipient",
      types: ["PGP"],
    });
    assert.equal(await text(pgp, "yaml"), SAMPLES.yaml);
    await assert.rejects(
      changed(pgp, "yaml", [key.identity], (file) => file.rotate()),
      { reason: "unsupported-recipient" },
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
        const file = await encrypt(plain, "json", { groups: key.groups });
        assert.deepEqual(JSON.parse(await text(file, "json")), JSON.parse(plain));
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
        const file = await encrypt(plain, "dotenv", { groups: key.groups });
        assert.equal(await text(file, "dotenv"), plain);
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it("holds any text set as a value of a YAML file", async () => {
    const file = await sealed("yaml");
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme" }),
        fc.stringMatching(/^[a-z ~/#:-]{1,8}$/),
        async (value, name) => {
          const pointer = `/db/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
          const after = await setValue(file, "yaml", { pointer }, new Secret(value), [key.identity]);
          assert.equal(await readValue(after, "yaml", { pointer }, [key.identity]), value);
          const plain = await text(after, "yaml");
          const again = await encrypt(plain, "yaml", { groups: key.groups });
          assert.equal(await readValue(again, "yaml", { pointer }, [key.identity]), value);
        },
      ),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});
