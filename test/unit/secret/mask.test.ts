import assert from "node:assert/strict";
import fc from "fast-check";
import { MASK, Masker, type MaskStream, unmasked } from "../../../src/secret/mask";
import { maskForms } from "../../../src/secret/mask-forms";
import { Secret } from "../../../src/secret/secret";

const PEM = ["-----BEGIN PRIVATE KEY-----", "QmZkTwVbNsRdLpYxHcJg", "+/UaEfOi", "-----END PRIVATE KEY-----"].join("\n");
const URL_VALUE = 'postgres://u:p@ss w/rd"é\\@db/x';

/** What must come out: each stretch of bytes that belongs to a form, replaced. Slow and plain. */
function expected(text: Buffer, forms: readonly Uint8Array[]): Buffer {
  const masked = new Uint8Array(text.length);
  for (const form of forms) {
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) masked.fill(1, at, at + form.length);
  }
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; at++) {
    if (masked[at] === 0) parts.push(text.subarray(at, at + 1));
    else if (masked[at - 1] !== 1) parts.push(MASK);
  }
  return Buffer.concat(parts);
}

function stream(masker: MaskStream, text: Buffer, ends: readonly number[], flushes: boolean): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const end of [...ends, text.length].sort((a, b) => a - b)) {
    parts.push(Buffer.from(masker.write(text.subarray(from, end))));
    if (flushes) parts.push(masker.flush());
    from = end;
  }
  return Buffer.concat([...parts, masker.end()]);
}

const letters = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: 14 });
const values = fc.array(fc.oneof(letters, fc.string({ unit: "grapheme", minLength: 6, maxLength: 40 })), {
  minLength: 1,
  maxLength: 4,
});

/** Random bytes with forms, their beginnings and their ends between. */
const output = values.chain((chosen) => {
  const secrets = chosen.map((value) => new Secret(value));
  const forms = secrets.flatMap(maskForms).map((form) => Buffer.from(form));
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: fc.constantFrom("a", "b", "%", "\n"), maxLength: 8 }).map((text) => Buffer.from(text)),
    ...(forms.length === 0
      ? []
      : [
          fc.constantFrom(...forms),
          fc
            .tuple(fc.constantFrom(...forms), fc.nat(), fc.nat())
            .map(([form, from, length]) =>
              form.subarray(from % form.length, (from % form.length) + (length % form.length)),
            ),
        ]),
  );
  return fc.tuple(fc.constant(secrets), fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }));
});

describe("masking output", function () {
  this.timeout(30_000);

  it("lets no form through and changes nothing else, however the chunks fall", () => {
    fc.assert(
      fc.property(output, ([secrets, pieces, cuts]) => {
        const text = Buffer.concat(pieces);
        const ends = cuts.map((cut) => cut % (text.length + 1));
        const shown = stream(new Masker(secrets).stream(), text, ends, false);
        assert.ok(shown.equals(expected(text, secrets.flatMap(maskForms))));
      }),
      { numRuns: 2000 },
    );
  });

  it("masks the rest of a form whose beginning had to be given out", () => {
    fc.assert(
      fc.property(output, ([secrets, pieces, cuts]) => {
        const text = Buffer.concat(pieces);
        const ends = cuts.map((cut) => cut % (text.length + 1));
        const shown = stream(new Masker(secrets).stream(), text, ends, true);
        const whole = expected(text, secrets.flatMap(maskForms));
        // What a flush gives out early can only add bytes.
        let at = 0;
        const rest = Buffer.from(whole.toString("latin1").replaceAll(MASK.toString(), ""), "latin1");
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

  for (const [form, text] of [
    ["itself", URL_VALUE],
    ["URL-encoded", encodeURIComponent(URL_VALUE)],
    ["in a query", String(new URLSearchParams({ v: URL_VALUE })).slice(2)],
    ["JSON-escaped", JSON.stringify(URL_VALUE).slice(1, -1)],
    ["JSON-escaped in ASCII", JSON.stringify(URL_VALUE).slice(1, -1).replace("é", "\\u00e9")],
  ] as const) {
    it(`hides a value ${form}`, () => {
      assert.equal(new Masker([new Secret(URL_VALUE)]).mask(`<${text}>`), "<[secret]>");
    });
  }

  it("hides base64 wherever the value begins in it, but for the characters that it shares", () => {
    const masker = new Masker([new Secret(URL_VALUE)]);
    for (const before of ["", "a", "ab"]) {
      for (const alphabet of ["base64", "base64url"] as const) {
        const shown = masker.mask(Buffer.from(`${before}${URL_VALUE}cd`).toString(alphabet));
        assert.match(shown, /^[\w+/-]{0,3}\[secret\][\w+/-]{0,4}=*$/);
      }
    }
  });

  it("hides each line of a value of several", () => {
    const shown = new Masker([new Secret(PEM)]).mask(PEM.replaceAll("\n", "\r\n  > "));
    assert.equal(shown, ["[secret]", "[secret]", "[secret]", "[secret]"].join("\r\n  > "));
  });

  it("keeps back no more than the tail that begins a form", () => {
    const masker = new Masker([new Secret("zq9-Xk2-77")]).stream();
    assert.equal(masker.write(Buffer.from("prompt> ")).toString(), "prompt> ");
    assert.equal(masker.write(Buffer.from("to zq9-X")).toString(), "to ");
    assert.equal(masker.holds, true);
    assert.equal(masker.flush().toString(), "zq9-X");
    assert.equal(masker.holds, false);
    assert.equal(masker.write(Buffer.from("k2-77!")).toString(), "[secret]!");
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
