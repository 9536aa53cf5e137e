import assert from "node:assert/strict";
import { decryptSops } from "sops-age";
import { Secret } from "../../src/secret/secret";
import type { FormatName } from "../../src/sops";
import { SopsFile } from "../../src/sops";
import { ageRecipients, changed, decrypt, encrypt, readValue, setValue } from "../sealed-texts";
import { missing } from "./python";
import { inPairs, SopsFolder, sopsProgram } from "./sops";
import { dotenvLines, iniSection, jsonText, name, Random, yamlDocument } from "./sops-random";

const FILES = 80;
const VALUES = [
  "plain",
  "two words",
  "with: colon",
  "# hash",
  "",
  " blanks ",
  "line\nline\n",
  "-",
  "null",
  "0777",
  "quote\"'",
  "€😀",
  "tab\tend",
];

function pointersOf(file: string, format: FormatName): string[] {
  return SopsFile.parse(file, format)
    .entries()
    .map(({ pointer }) => pointer);
}

/** The pointers of a file's maps, the root's included. */
function mapsOf(pointers: readonly string[]): string[] {
  const inMaps = pointers.filter((pointer) => !/\/\d+(?:\/|$)/.test(pointer));
  const maps = inMaps.map((pointer) => pointer.slice(0, pointer.lastIndexOf("/")));
  return [...new Set(["", ...maps])];
}

describe("random changes and the sops program", function () {
  this.timeout(120_000);
  let folder: SopsFolder;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    folder = await SopsFolder.create(program);
  });

  after(() => folder?.remove());

  for (const whose of ["ours", "theirs"] as const) {
    it(`leaves YAML files (${whose}) that sops opens, after values are set, added and removed anywhere`, async () => {
      const files = Array.from({ length: FILES }, (_, index) => index);
      await inPairs(files, async (index) => {
        const random = new Random(1000 + index);
        const { text } = yamlDocument(random, { comments: index % 2 === 0 });
        const plain = folder.write(`${whose}-${index}-plain.yaml`, text);
        const sealed =
          whose === "ours"
            ? await encrypt(text, "yaml", { groups: ageRecipients([folder.recipient]) })
            : (await folder.sops(["encrypt", "--age", folder.recipient, plain])).stdout;
        let file = sealed;
        const expected = new Map<string, string>();
        for (let step = 0; step < 6; step++) {
          const pointers = pointersOf(file, "yaml");
          const value = random.one(VALUES);
          const kind = pointers.length === 0 ? 1 : random.below(3);
          if (kind === 0) {
            const pointer = random.one(pointers);
            file = await setValue(file, "yaml", { pointer }, new Secret(value), [folder.identity]);
            expected.set(pointer, value);
          } else if (kind === 1) {
            const map = random.one(mapsOf(pointers));
            const pointer = `${map}/new${step}${name(random)}${random.chance(30) ? "/inner" : ""}`;
            file = await setValue(file, "yaml", { pointer }, new Secret(value), [folder.identity]);
            expected.set(pointer, value);
          } else {
            const pointer = random.one(pointers);
            file = await changed(file, "yaml", [folder.identity], (opened) => opened.remove({ pointer }));
            // Later items of the list have other indexes now.
            expected.clear();
          }
        }
        const path = folder.write(`${whose}-${index}.yaml`, file);
        const opened = await folder.sops(["decrypt", path]);
        assert.ok(opened.ok, `${path}: ${opened.stderr}\n${text}`);
        for (const [pointer, value] of expected) {
          assert.equal(await readValue(file, "yaml", { pointer }, [folder.identity]), value, pointer);
        }
      });
    });
  }

  const OTHERS = {
    json: {
      suffix: ".json",
      text: (random: Random) => `{"top": ${jsonText(random, 0)}, "map": {"a": ${jsonText(random, 3)}}}\n`,
      fresh: ["/", "/map/", "/map/deep/"],
    },
    dotenv: { suffix: ".env", text: (random: Random) => `${dotenvLines(random, "D_").join("\n")}\n`, fresh: ["/"] },
    ini: {
      suffix: ".ini",
      text: (random: Random) => `${[...iniSection(random, "one"), ...iniSection(random, "two")].join("\n")}\n`,
      fresh: ["/one/", "/two/", "/three/"],
    },
  };
  for (const [format, { suffix, text, fresh }] of Object.entries(OTHERS) as [
    keyof typeof OTHERS,
    (typeof OTHERS)["json"],
  ][]) {
    it(`leaves ${format} files that sops opens, after values are set, added and removed anywhere`, async () => {
      await inPairs(Array.from({ length: FILES / 2 }), async (_, index) => {
        const random = new Random(2000 + index);
        let file = await encrypt(text(random), format, { groups: ageRecipients([folder.recipient]) });
        for (let step = 0; step < 6; step++) {
          const pointers = pointersOf(file, format);
          const kind = pointers.length === 0 ? 1 : random.below(3);
          const pointer = kind === 1 ? `${random.one(fresh)}new${step}` : random.one(pointers);
          if (kind === 2) file = await changed(file, format, [folder.identity], (opened) => opened.remove({ pointer }));
          else {
            const value = random.one(VALUES);
            file = await setValue(file, format, { pointer }, new Secret(value), [folder.identity]);
            assert.equal(await readValue(file, format, { pointer }, [folder.identity]), value);
          }
        }
        const opened = await folder.sops(["decrypt", folder.write(`${index}${suffix}`, file)]);
        assert.ok(opened.ok, `${opened.stderr}\n${file}`);
        const plain = folder.write(`${index}-plain${suffix}`, (await decrypt(file, format, [folder.identity])).bytes());
        const theirs = await folder.sops(["encrypt", "--age", folder.recipient, plain]);
        assert.ok(theirs.ok, theirs.stderr);
        const again = await folder.sops(["decrypt", folder.write(`${index}-theirs${suffix}`, theirs.stdout)]);
        assert.equal(again.stdout, opened.stdout);
      });
    });
  }

  it("writes files that a second reader opens too, where it can", async () => {
    const key = folder.identity.reveal();
    for (const [format, text, fileType] of [
      ["yaml", "db:\n  user: ann\n  port: 5432\n  list: [a, true, 1.5]\nplain_unencrypted: x\n", "yaml"],
      ["json", '{"db": {"user": "ann", "port": 5432, "on": true}, "list": ["a", 1.5]}\n', "json"],
      ["dotenv", "USER=ann\nPASSWORD=a b=c\n", "env"],
    ] as const) {
      const ours = await encrypt(text, format, { groups: ageRecipients([folder.recipient]) });
      const path = folder.write(`second.${fileType}`, ours);
      const theirs = (await decryptSops(ours, { secretKey: key, fileType })) as Record<string, unknown>;
      const shown = await folder.sops(["decrypt", "--output-type", "json", path]);
      const strings = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      assert.deepEqual(strings(theirs), JSON.parse(shown.stdout));
    }
  });

  it("opens files with line ends of Windows, a byte order mark or no last line end, as sops does", async () => {
    const texts = [
      "a: 1\r\nb:\r\n  c: x # note\r\n  d: |\r\n    one\r\n    two\r\n",
      "\uFEFFa: one\nb: 2\n",
      "a: one\nb:\n  c: last",
      "{a: 1, b: {c: [x, 'y']}}\n",
      "---\na: 1\n...\n---\nb: 2\n",
    ];
    for (const [index, text] of texts.entries()) {
      const ours = await encrypt(text, "yaml", { groups: ageRecipients([folder.recipient]) });
      const opened = await folder.sops(["decrypt", folder.write(`odd${index}.yaml`, ours)]);
      assert.ok(opened.ok, `${JSON.stringify(text)}: ${opened.stderr}`);
      assert.ok(!opened.stdout.includes("ENC["), opened.stdout);
      await decrypt(ours, "yaml", [folder.identity]);
    }
  });
});
