import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeBytes, encodingOf } from "../../../src/text/decode";

function utf32(text: string, little: boolean): Buffer {
  const codes = [0xfeff, ...[...text].map((c) => c.codePointAt(0) as number)];
  const bytes = Buffer.alloc(codes.length * 4);
  for (const [index, code] of codes.entries())
    little ? bytes.writeUInt32LE(code, index * 4) : bytes.writeUInt32BE(code, index * 4);
  return bytes;
}

function read(bytes: Buffer): string | undefined {
  const encoding = encodingOf(bytes);
  return encoding === "binary" ? undefined : decodeBytes(bytes, encoding);
}

describe("the bytes of a file", () => {
  it("are text in UTF-32 of both orders, by their mark", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, little) => {
        assert.equal(read(utf32(text, little)), text);
      }),
    );
    assert.equal(read(Buffer.from([0, 0, 0xfe, 0xff, 0xff, 0, 0, 0, 1, 2])), "\ufffd");
  });

  it("are text with a stray zero byte, and not what is made of such bytes", () => {
    const line = 'password = "x"\n';
    assert.equal(read(Buffer.from(`\0${line}`)), `\0${line}`);
    assert.equal(read(Buffer.from(`${line.repeat(200)}\0\0\0${line}`))?.includes("password"), true);
    assert.equal(read(Buffer.from([0, 1, 2, ...Buffer.from(line)])), undefined);
    assert.equal(read(Buffer.alloc(10_000, "ab\0\x01")), undefined);
  });

  it("are text that begins as a PDF does, unless a PDF's objects follow", () => {
    assert.equal(read(Buffer.from("%PDF-1.7\nx = 1\n")), "%PDF-1.7\nx = 1\n");
    assert.equal(read(Buffer.from("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n")), undefined);
  });
});
