import assert from "node:assert/strict";
import fc from "fast-check";
import { MASK, Masker, type MaskStream, unmasked } from "../../../src/secret/mask";
import { Secret } from "../../../src/secret/secret";
import { output } from "./outputs";
import { slowMask } from "./slow-mask";

const PEM = ["-----BEGIN PRIVATE KEY-----", "QmZkTwVbNsRdLpYxHcJg", "+/UaEfOi", "-----END PRIVATE KEY-----"].join("\n");
const URL_VALUE = 'postgres://u:p@ss w/rd"é\\@db/x';

function stream(masker: MaskStream, text: Buffer, ends: readonly number[], flushes: boolean): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const end of [...ends, text.length].sort((a, b) => a - b)) {
    parts.push(...masker.write(text.subarray(from, end)).map((part) => Buffer.from(part)));
    if (flushes) parts.push(...masker.flush());
    from = end;
  }
  return Buffer.concat([...parts, ...masker.end()]);
}

describe("masking output", function () {
  this.timeout(120_000);

  it("masks what the slow masker does and nothing else, however the chunks fall", () => {
    fc.assert(
      fc.property(output, ([secrets, pieces, cuts]) => {
        const text = Buffer.concat(pieces);
        const wanted = slowMask(text, secrets);
        const ends = cuts.map((cut) => cut % (text.length + 1));
        for (const chunks of [[], ends, [...text.keys()]]) {
          for (const slowly of [0, 16, 1024])
            assert.ok(stream(new Masker(secrets, slowly).stream(), text, chunks, false).equals(wanted));
        }
      }),
      { numRuns: 600 },
    );
  });

  it("masks the rest of a form whose beginning had to be given out", () => {
    fc.assert(
      fc.property(output, ([secrets, pieces, cuts]) => {
        const text = Buffer.concat(pieces);
        const ends = cuts.map((cut) => cut % (text.length + 1));
        const shown = stream(new Masker(secrets, 0).stream(), text, ends, true);
        // What a flush gives out early can only add bytes.
        let at = 0;
        const rest = Buffer.from(slowMask(text, secrets).toString("latin1").replaceAll(MASK.toString(), ""), "latin1");
        for (const byte of shown) if (byte === rest[at]) at++;
        assert.equal(at, rest.length);
      }),
    );
  });

  it("takes one byte at a time", () => {
    const text = Buffer.from(`key ${PEM} and ${URL_VALUE}, ${encodeURIComponent(URL_VALUE)}\n`);
    const masker = new Masker([new Secret(PEM), new Secret(URL_VALUE)]);
    const shown = stream(masker.stream(), text, [...text.keys()], false).toString();
    assert.equal(shown, "key [secret] and [secret], [secret]\n");
  });

  it("hides each line of a value of several", () => {
    const shown = new Masker([new Secret(PEM)]).mask(PEM.replaceAll("\n", "\r\n  > "));
    assert.equal(shown, ["[secret]", "[secret]", "[secret]", "[secret]"].join("\r\n  > "));
  });

  it("shows the ends of lines within a value, also behind a backslash", () => {
    const masker = new Masker([new Secret("zq9-XkQm-77")]);
    assert.equal(masker.mask("a zq9-Xk\\\nQm-77 b"), "a [secret]\n[secret] b");
  });

  it("holds back four characters of a form until more comes, and fewer for a while", () => {
    const masker = new Masker([new Secret("zq9-Xk2-77")]).stream();
    const text = (parts: readonly Buffer[]) => Buffer.concat(parts).toString();
    assert.equal(text(masker.write(Buffer.from("prompt> "))), "prompt> ");
    assert.equal(text(masker.write(Buffer.from("to zq9"))), "to ");
    assert.equal(masker.holds, true);
    assert.equal(text(masker.flush()), "zq9");
    assert.equal(masker.holds, false);
    assert.equal(text(masker.write(Buffer.from("-Xk2-77! zq9-"))), "[secret]! ");
    assert.deepEqual([masker.holds, text(masker.flush())], [false, ""]);
    assert.equal(text(masker.write(Buffer.from("Xk2-7"))), "");
    assert.equal(text(masker.write(Buffer.from("8"))), "zq9-Xk2-78");
  });

  it("holds back a line that ends like a form's beginning for a while only", () => {
    const masker = new Masker([new Secret("zq9-Xk2-77")]).stream();
    assert.equal(Buffer.concat(masker.write(Buffer.from("to zq9-\n"))).toString(), "to ");
    assert.equal(masker.holds, true);
    assert.equal(Buffer.concat(masker.flush()).toString(), "zq9-\n");
  });

  it("masks a beginning of eight characters where the output ends in it, unless a line does", () => {
    const masker = new Masker([
      new Secret("zq9-Xk2-77-more"),
      new Secret("training-run-key"),
      new Secret("https://h.invalid"),
    ]);
    assert.equal(masker.mask("key zq9-Xk2-7"), "key [secret]");
    assert.equal(masker.mask("key zq9\\x2dXk2-7\\x"), "key [secret]\\x");
    assert.equal(masker.mask("key zq9-Xk2"), "key zq9-Xk2");
    for (const text of ["start training", "training...", "key zq9-Xk2-7\n", "see https://...", "https://"]) {
      assert.equal(masker.mask(text), text);
    }
  });

  it("leaves short values and common words alone, and names them", () => {
    const secrets = new Map([
      ["PORT", new Secret("5432")],
      ["MODE", new Secret("Production")],
      ["KEY", new Secret("zq9-Xk2-77")],
    ]);
    assert.deepEqual(unmasked(secrets), ["PORT", "MODE"]);
    assert.equal(new Masker(secrets.values()).mask("5432 Production zq9-Xk2-77"), "5432 Production [secret]");
  });
});
