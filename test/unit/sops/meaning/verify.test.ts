import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { FormatName } from "../../../../src/sops";
import { SopsError, SopsFile } from "../../../../src/sops";
import { readMeaning } from "../../../../src/sops/meaning/verify";
import { readSettings } from "../../../../src/sops/meaning/yaml-lines";
import { readTokens } from "../../../../src/sops/meaning/yaml-tokens";
import { freshKey } from "../../../sealed-texts";
import { FORMATS, randomPlain } from "../sample";

type Key = Awaited<ReturnType<typeof freshKey>>;

describe("what was sealed", () => {
  let key: Key;

  before(async () => {
    key = await freshKey();
  });

  const opened = async (plain: string, format: FormatName = "yaml") => {
    const file = await SopsFile.create(plain, format, { groups: key.groups });
    return (await SopsFile.parse(`${file}`, format).open([key.identity])).plaintext().text().reveal();
  };
  const refusal = async (plain: string, format: FormatName = "yaml") => {
    try {
      await SopsFile.create(plain, format, { groups: key.groups });
    } catch (error) {
      if (error instanceof SopsError) return error.message;
      throw error;
    }
    return undefined;
  };

  for (const format of FORMATS) {
    it(`is compared with a reading of the source that means the same (${format})`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const plain = randomPlain(seed, format);
          const back = await opened(plain, format);
          assert.deepEqual(readMeaning(back, format).events, readMeaning(plain, format).events);
        }),
        { numRuns: 40 },
      );
    }).timeout(120_000);
  }

  it("keeps binary values, also those that are no text", async () => {
    const plain = "short: !!binary aGk=\nblock: !!binary |\n  c29tZSBieXRl\n  cyE=\nraw: !!binary /wD+\n";
    assert.equal(await opened(plain), 'short: hi\nblock: "some bytes!"\nraw: !!binary /wD+\n');
    assert.match((await refusal("a: !!binary '*'\n")) ?? "", /line 1 has a !!binary value that is no base64/);
  });

  it("refuses blanks at the end of a block that are a part of its value for some", async () => {
    for (const plain of ["a: |1\n    line\n\n    \nb: 1\n", "a: |1\n  line\n      \n", "a: |\n  x\n     \nb: 1\n"])
      assert.match((await refusal(plain)) ?? "", /line of blanks alone is too long/, JSON.stringify(plain));
    for (const plain of ["a: |2\n  line\n\nb: 1\n", "a: |\n  x\n  \nb: 1\n"])
      assert.equal(await refusal(plain), undefined, JSON.stringify(plain));
  });

  it("keeps merge keys merge keys", async () => {
    const back = await opened("one: &one\n  host: hub\ntwo:\n  <<: *one\n  name: nine\nthree:\n  <<: [*one]\n");
    assert.match(back, /two:\n {2}<<: \{"host": hub\}\n {2}name: nine\nthree:\n {2}<<: \[\{"host": hub\}\]\n/);
    assert.deepEqual(
      readMeaning('a:\n  "<<": 1\n', "yaml").events.filter((event) => event.endsWith("<<")),
      ["k:<<"],
    );
  });

  it("keeps notes behind empty lists and maps, and what stands in flow style", async () => {
    for (const plain of [
      "a: [] # none\nb: {} # none\n",
      "a: {\n  b: x, # in\n  c: y\n  }\n",
      "a: {b, c: }\n",
      "? key\n? other\n: x\n",
      "    indented: x\n    two: y\n",
      "\uFEFFa: x\n",
      'a: "tab\\tx\\n"  \n',
    ]) {
      assert.deepEqual(readTokens(await opened(plain)).events, readTokens(plain).events, plain);
      assert.deepEqual(readTokens(await opened(plain)).comments, readTokens(plain).comments, plain);
    }
  });

  it("is refused, with its line, where sops would not read it", async () => {
    assert.match((await refusal("%YAML 1.2\n---\na: b\n")) ?? "", /^Line 1 .*YAML 1\.2.*take the line out/);
    assert.match((await refusal('a: b\nc_unencrypted: "\\/"\n')) ?? "", /^Line 2 .*write the sign itself/);
    assert.match((await refusal("a:\n-\t# note\n  b: 1\n")) ?? "", /^Line 2 .*tab/);
    assert.match((await refusal("a_unencrypted: x\u0085y\n")) ?? "", /^Line 1 .*U\+0085/);
    assert.match((await refusal("a: | # about it\n  text\n")) ?? "", /^Comment 1 /);
    // What goes with the values does not matter.
    assert.equal(await opened('a: "\\/"\n'), "a: /\n");
  });

  it("is read the same by the reader of settings and by the tokens", async () => {
    const line = fc
      .tuple(
        fc.nat(2),
        fc.constantFrom("a", "b_c", "true", "K9", "x-y"),
        fc.constantFrom("", " word", " a/b", " no", " 12"),
      )
      .map(([depth, key, value]) => `${"  ".repeat(depth)}${key}:${value}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constantFrom("", "# note", "  # deeper"))), (lines) => {
        const text = lines.map((one, at) => `${one.replace(/^( *)(\S+?)(\d*):/, `$1$2${at}:`)}\n`).join("");
        const settings = readSettings(text);
        if (settings === undefined) return;
        const tokens = readTokens(text);
        assert.deepEqual(settings.events, tokens.events);
        assert.deepEqual(settings.comments, tokens.comments);
      }),
    );
  });

  it("shares no code with the reading", async () => {
    for (const name of ["yaml-tokens", "yaml-lines", "yaml-words", "json", "lines", "meaning"]) {
      const text = await readFile(join(__dirname, `../../../../src/sops/meaning/${name}.ts`), "utf8");
      assert.doesNotMatch(text, /from "\.\.\/(?:formats\/(?!punctuation|yaml-alias)|tree|crypto|seal-text)/, name);
    }
  });

  it("is refused in clear words where aliases repeat too much or it is nested too deeply", async () => {
    const bomb = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"];
    for (let i = 1; i < 7; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(",")}]`,
      );
    assert.match((await refusal(`${bomb.join("\n")}\n`)) ?? "", /aliases repeat too much/);
    assert.match((await refusal("[".repeat(50_000) + "]".repeat(50_000))) ?? "", /nested too deeply/);
    assert.match((await refusal(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`, "json")) ?? "", /nested more than 1000/);
  }).timeout(30_000);
});
