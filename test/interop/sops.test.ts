import assert from "node:assert/strict";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../src/secret/secret";
import type { FormatName } from "../../src/sops";
import { addRecipients, ageRecipients, changed, decrypt, encrypt, setValue } from "../sealed-texts";
import { missing } from "./python";
import { inPairs, SopsFolder, sopsProgram } from "./sops";
import { dotenvLines, iniSection, jsonText, Random, yamlDocument } from "./sops-random";

const DOCUMENTS = 500;
const SUFFIX: Record<FormatName, string> = {
  yaml: ".yaml",
  json: ".json",
  dotenv: ".env",
  ini: ".ini",
  binary: ".bin",
};

/** Random documents of a format, put together into few files. */
function files(format: FormatName, seed: number): (string | Uint8Array)[] {
  const random = new Random(seed);
  const batch = format === "binary" ? 1 : 25;
  const count = DOCUMENTS / batch;
  return Array.from({ length: count }, (_, file) => {
    const documents = Array.from({ length: batch }, (_, index) => index);
    if (format === "yaml") {
      const written = documents.map(() => yamlDocument(random, { anchors: file % 2 === 1, comments: file % 4 === 0 }));
      return written.map((one) => one.text).join("---\n");
    }
    if (format === "json") {
      const entries = documents.map((index) => `"document${index}": ${jsonText(random, 4)}`);
      return `{\n  ${entries.join(",\n  ")}\n}\n`;
    }
    if (format === "dotenv") {
      return `${documents.flatMap((i) => dotenvLines(random, `D${i}_`)).join("\n")}\n`;
    }
    if (format === "ini") {
      return `${documents.flatMap((i) => iniSection(random, `section${i}`)).join("\n")}\n`;
    }
    return Uint8Array.from({ length: random.below(300) + 1 }, () => random.below(256));
  });
}

/** What a text holds, written in the same way for every writer: sops reads it and prints it. */
async function asJson(folder: SopsFolder, sealed: string): Promise<string> {
  const shown = await folder.sops(["decrypt", "--output-type", "json", sealed]);
  assert.ok(shown.ok, shown.stderr);
  return shown.stdout;
}

/** Every comment and key stands where it stood: only values may be spelled another way. */
function assertSameLayout(back: string, before: string): void {
  if (/[&*]a\d/.test(before)) return;
  const frame = (text: string) => text.match(/^ *(?!line )(?:[\w"]+ ?x?"?:|# \w.*$)/gm) ?? [];
  assert.deepEqual(frame(back), frame(before));
}

describe("sealed files and the sops program", function () {
  this.timeout(240_000);
  let folder: SopsFolder;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    folder = await SopsFolder.create(program);
  });

  after(() => folder?.remove());

  for (const format of Object.keys(SUFFIX) as FormatName[]) {
    it(`reads random ${format} files that sops sealed, with every value and type`, async () => {
      await inPairs(files(format, 1), async (content, index) => {
        const plain = folder.write(`theirs-${index}${SUFFIX[format]}`, content);
        const sealed = await folder.sops(["encrypt", "--age", folder.recipient, plain]);
        assert.ok(sealed.ok, `${plain}: ${sealed.stderr}`);
        const opened = await decrypt(sealed.stdout, format, [folder.identity]);
        if (format === "binary") assert.deepEqual(Buffer.from(opened.bytes()), Buffer.from(content));
        else assert.ok(!opened.text().reveal().includes("ENC["), "a value or comment stayed sealed");
        if (format === "yaml" || format === "json") {
          const theirs = folder.write(`theirs-sealed-${index}${SUFFIX[format]}`, sealed.stdout);
          const again = folder.write(`again-${index}${SUFFIX[format]}`, opened.bytes());
          const anew = await folder.sops(["encrypt", "--age", folder.recipient, again]);
          assert.ok(anew.ok, `${again}: ${anew.stderr}`);
          const ours = folder.write(`again-sealed-${index}${SUFFIX[format]}`, anew.stdout);
          if (format === "json") assert.equal(await asJson(folder, ours), await asJson(folder, theirs));
        }
      });
    });

    it(`writes random ${format} files that sops opens, and opens them again as they were`, async () => {
      await inPairs(files(format, 2), async (content, index) => {
        const ours = await encrypt(content, format, { groups: ageRecipients([folder.recipient]) });
        const path = folder.write(`ours-${index}${SUFFIX[format]}`, ours);
        const opened = await folder.sops(["decrypt", path]);
        assert.ok(opened.ok, `${path}: ${opened.stderr}`);
        assert.ok(!opened.stdout.includes("ENC["), `a comment stayed sealed: ${path}\n${opened.stdout}`);
        const back = await decrypt(ours, format, [folder.identity]);
        if (format === "binary") assert.deepEqual(Buffer.from(back.bytes()), Buffer.from(content));
        if (format === "dotenv") assert.equal(back.text().reveal(), content);
        if (format === "yaml") assertSameLayout(back.text().reveal(), String(content));
      });
    });
  }
});

const SAMPLES: Record<
  Exclude<FormatName, "binary">,
  { plain: string; pointer: string; path: string; fresh: string; freshPath: string }
> = {
  yaml: {
    plain: "# top\ndb:\n  user: ann\n  password: old # why\nlist:\n  - 1\n  - two\nflag: true\n",
    pointer: "/db/password",
    path: '["db"]["password"]',
    fresh: "/db/pool/size",
    freshPath: '["db"]["pool"]["size"]',
  },
  json: {
    plain: '{\n  "db": {\n    "user": "ann",\n    "password": "old"\n  },\n  "list": [1, 2.5, null]\n}\n',
    pointer: "/db/password",
    path: '["db"]["password"]',
    fresh: "/db/pool/size",
    freshPath: '["db"]["pool"]["size"]',
  },
  dotenv: {
    plain: "# top\nUSER=ann\n\nPASSWORD=old\n",
    pointer: "/PASSWORD",
    path: '["PASSWORD"]',
    fresh: "/NEW",
    freshPath: '["NEW"]',
  },
  ini: {
    plain: "top = 1\n\n; note\n[db]\nuser = ann\npassword = old\n",
    pointer: "/db/password",
    path: '["db"]["password"]',
    fresh: "/db/fresh",
    freshPath: '["db"]["fresh"]',
  },
};

describe("changes of sealed files and the sops program", function () {
  this.timeout(120_000);
  let folder: SopsFolder;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    folder = await SopsFolder.create(program);
  });

  after(() => folder?.remove());

  for (const [name, sample] of Object.entries(SAMPLES)) {
    const format = name as Exclude<FormatName, "binary">;
    const value = new Secret("new: value #1 \u00e9");
    const extract = async (sealed: string, path: string) => {
      const file = folder.write(`changed${SUFFIX[format]}`, sealed);
      const shown = await folder.sops(["decrypt", "--extract", path, file]);
      return shown.ok ? shown.stdout.trimEnd().replace(/^"|"$/g, "") : `refused: ${shown.stderr}`;
    };

    it(`seals a ${format} file to a post-quantum key, and sops opens it`, async () => {
      const hybrid = await generateHybridIdentity();
      const recipient = await identityToRecipient(hybrid);
      const ours = await encrypt(sample.plain, format, { groups: ageRecipients([recipient]) });
      await assert.rejects(decrypt(ours, format, [folder.identity]), { reason: "no-identity" });
      folder.write("keys.txt", `# a comment\n${hybrid}\n`);
      assert.match(await extract(ours, sample.path), /^old/);
      folder.write("keys.txt", folder.identity.reveal());
      const plain = folder.write(`plain${SUFFIX[format]}`, sample.plain);
      const theirs = await folder.sops(["encrypt", "--age", recipient, plain]);
      assert.ok(theirs.ok, theirs.stderr);
      assert.match((await decrypt(theirs.stdout, format, [new Secret(hybrid)])).text().reveal(), /old/);
    });

    it(`sets, adds and removes a value of a ${format} file of ours, and sops reads it`, async () => {
      const ours = await encrypt(sample.plain, format, { groups: ageRecipients([folder.recipient]) });
      const set = await setValue(ours, format, { pointer: sample.pointer }, value, [folder.identity]);
      assert.equal(await extract(set, sample.path), value.reveal());
      const added = await setValue(set, format, { pointer: sample.fresh }, value, [folder.identity]);
      assert.equal(await extract(added, sample.freshPath), value.reveal());
      const removed = await changed(added, format, [folder.identity], (file) =>
        file.remove({ pointer: sample.pointer }),
      );
      assert.match(await extract(removed, sample.path), /^refused: /);
      assert.equal(await extract(removed, sample.freshPath), value.reveal());
    });

    it(`sets, adds and removes a value of a ${format} file of sops's`, async () => {
      const plain = folder.write(`plain${SUFFIX[format]}`, sample.plain);
      const theirs = (await folder.sops(["encrypt", "--age", folder.recipient, plain])).stdout;
      const set = await setValue(theirs, format, { pointer: sample.pointer }, value, [folder.identity]);
      assert.equal(await extract(set, sample.path), value.reveal());
      const added = await setValue(set, format, { pointer: sample.fresh }, value, [folder.identity]);
      assert.equal(await extract(added, sample.freshPath), value.reveal());
      const removed = await changed(added, format, [folder.identity], (file) =>
        file.remove({ pointer: sample.pointer }),
      );
      assert.match(await extract(removed, sample.path), /^refused: /);
    });

    it(`opens what sops set, rotated and sealed to others in a ${format} file of ours`, async () => {
      const ours = await encrypt(sample.plain, format, { groups: ageRecipients([folder.recipient]) });
      const path = folder.write(`theirs-to-change${SUFFIX[format]}`, ours);
      const set = await folder.sops(["set", path, sample.path, '"by sops"']);
      assert.ok(set.ok, set.stderr);
      assert.match(
        (await decrypt(folder.read(`theirs-to-change${SUFFIX[format]}`), format, [folder.identity])).text().reveal(),
        /by sops/,
      );
      const other = await generateX25519Identity();
      const recipient = await identityToRecipient(other);
      const turned = await folder.sops(["rotate", "--in-place", "--add-age", recipient, path]);
      assert.ok(turned.ok, turned.stderr);
      const text = folder.read(`theirs-to-change${SUFFIX[format]}`);
      assert.match((await decrypt(text, format, [new Secret(other)])).text().reveal(), /by sops/);
      folder.write("keys/.sops.yaml", `creation_rules:\n  - age: ${recipient},${folder.recipient}\n`);
      const inner = folder.write(`keys/ours${SUFFIX[format]}`, ours);
      const updated = await folder.sops(["updatekeys", "--yes", inner], `${folder.path}/keys`);
      assert.ok(updated.ok, updated.stderr);
      await decrypt(folder.read(`keys/ours${SUFFIX[format]}`), format, [new Secret(other)]);
    });

    it(`rotates, adds recipients and seals anew a ${format} file of sops's, and sops opens it`, async () => {
      const plain = folder.write(`plain${SUFFIX[format]}`, sample.plain);
      const theirs = (await folder.sops(["encrypt", "--age", folder.recipient, plain])).stdout;
      const other = await identityToRecipient(await generateX25519Identity());
      const added = await addRecipients(theirs, format, [other], [folder.identity]);
      const turned = await changed(added, format, [folder.identity], (file) => file.rotate());
      assert.match(await extract(turned, sample.path), /^old/);
      const text = (await decrypt(turned, format, [folder.identity])).text();
      const anew = await changed(turned, format, [folder.identity], (file) =>
        file.reseal(text.reveal().replace("old", "newer")),
      );
      assert.match(await extract(anew, sample.path), /^newer/);
      const alone = await changed(anew, format, [folder.identity], (file) =>
        file.updateRecipients(ageRecipients([other])),
      );
      assert.match(await extract(alone, sample.path), /^refused: /);
    });
  }
});
