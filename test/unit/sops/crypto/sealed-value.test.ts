import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { open, parseSealed, seal } from "../../../../src/sops/crypto/sealed-value";

describe("a sealed value", () => {
  it("opens with its own key and path alone", () => {
    const key = randomBytes(32);
    const text = seal("plain", "str", key, "a:b:", randomBytes(32));
    const parts = parseSealed(text)!;
    assert.equal(open(parts, key, "a:b:")?.toString(), "plain");
    assert.equal(open(parts, key, "a:c:"), undefined);
    assert.equal(open(parts, randomBytes(32), "a:b:"), undefined);
  });

  it("is refused after any change of any of its bytes", () => {
    const key = randomBytes(32);
    const text = seal("plain text", "str", key, ":", randomBytes(32));
    for (let at = 0; at < text.length; at++) {
      for (let code = 1; code < 256; code++) {
        if (code === text.charCodeAt(at)) continue;
        const parts = parseSealed(text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1));
        assert.ok(parts === undefined || open(parts, key, ":") === undefined, `byte ${at}`);
      }
    }
  }).timeout(30_000);

  it("is read from canonical base64 only", () => {
    const text = seal("x", "str", randomBytes(32), ":", randomBytes(32));
    const data = /data:(..)==/.exec(text)![1]!;
    const changed = text.replace(`data:${data}`, `data:${data[0]}${String.fromCharCode(data.charCodeAt(1) + 1)}`);
    assert.equal(parseSealed(changed), undefined);
    assert.equal(parseSealed(`${text} `), undefined);
  });
});
