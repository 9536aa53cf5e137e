import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { encrypt, openFile } from "../sealed-texts";
import { missing } from "./python";
import { SopsFolder, sopsProgram } from "./sops";
import { bothWays, FORMS, type TextFormat } from "./sops-both-ways";

/** Documents of each format; the bench takes twenty times as many. */
const ROUNDS = Number(process.env.SOPS_DOCUMENTS ?? 25);

describe("random documents of every feature and the sops program", function () {
  this.timeout(ROUNDS * 10_000);
  let folder: SopsFolder;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    folder = await SopsFolder.create(program);
  });

  after(() => folder?.remove());

  for (const [format, name] of [
    ["dotenv", "latin.env"],
    ["ini", "latin.ini"],
  ] as const) {
    it(`open with their bytes where a ${format} file is not UTF-8, and no text stands for them`, async () => {
      const plain = Buffer.from(
        `${format === "ini" ? "[s]\n" : ""}A = na\u00efve\nB = x\n`.replaceAll(" ", ""),
        "latin1",
      );
      const sealed = await folder.sops(["encrypt", "--age", folder.recipient, folder.write(name, plain)]);
      assert.ok(sealed.ok, sealed.stderr);
      const file = await openFile(sealed.stdout, format, [folder.identity]);
      const shown = file.plaintext();
      assert.deepEqual(Buffer.from(shown.bytes()).toString("latin1").replaceAll(" ", ""), plain.toString("latin1"));
      assert.throws(() => shown.text(), { reason: "unsupported-value" });
      const [first, second] = file.values();
      assert.deepEqual([first?.bytes, first?.secret, second?.bytes], [true, undefined, false]);
    });
  }

  it("are refused by both where the signs at the end of !!binary are too many or too few", async () => {
    const taken: Record<string, boolean> = {};
    for (const value of ["YQ==", "YWI=", "YWJj", "YQ===", "YQ=", "YQ", "YWI==", "YWJj=", "=", "Y=Q=", "YQ==YQ=="]) {
      const text = `a: !!binary ${value}\nb: x\n`;
      const { ok } = await folder.sops(["encrypt", "--age", folder.recipient, folder.write("bytes.yaml", text)]);
      const ours = await encrypt(text, "yaml", { groups: [[{ type: "age", id: folder.recipient }]] }).then(
        () => true,
        () => false,
      );
      assert.equal(ours, ok, value);
      taken[value] = ok;
    }
    assert.deepEqual(
      Object.keys(taken).filter((value) => taken[value]),
      ["YQ==", "YWI=", "YWJj"],
    );
  });

  for (const format of Object.keys(FORMS) as TextFormat[]) {
    it(`mean the same in ${format} whoever seals and whoever opens, or are refused with a reason`, async () => {
      const seed = Number(process.env.SOPS_SEED ?? randomInt(1e9));
      console.log(`        seed ${seed}`);
      const { sealed, refused, comments, disagreements } = await bothWays(folder, format, ROUNDS, seed);
      const [first] = disagreements;
      assert.equal(first, undefined, `${first?.kind}, SOPS_SEED=${first?.seed}\n${first?.text}\n--\n${first?.detail}`);
      assert.ok(sealed >= ROUNDS / 4, `only ${sealed} of ${ROUNDS} were sealed by both`);
      // What sops seals is refused rarely, and a comment that only we or only sops can place is rarer still.
      assert.ok(refused <= 2 + ROUNDS / 20, `${refused} of ${ROUNDS} that sops seals were refused`);
      assert.ok(comments <= 2 + ROUNDS / 50, `${comments} of ${ROUNDS} had a comment that sops places elsewhere`);
    });
  }
});
