import assert from "node:assert/strict";
import { inspect } from "node:util";
import { localFingerprint, sharedFingerprint } from "../../../src/secret/fingerprint";
import { Secret } from "../../../src/secret/secret";

const VALUE = "Zk4Tq9Lw2" + "Rx8Yb5";

describe("a secret", () => {
  const secret = new Secret(VALUE);

  it("shows itself in no way but on demand", () => {
    const shown = [
      String(secret),
      `${secret}`,
      "" + secret,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: [secret] }, { depth: 9, showHidden: true }),
      Object.keys(secret).join(),
      JSON.stringify(Object.getOwnPropertyDescriptors(secret)),
    ];
    for (const text of shown) assert.equal(text.includes(VALUE.slice(0, 6)), false);
    assert.equal(String(secret), "[secret]");
    assert.equal(secret.reveal() === VALUE, true);
  });

  it("does not cross to another thread by accident", () => {
    assert.deepEqual(structuredClone(secret), {});
  });

  it("knows its length and its equals", () => {
    assert.equal(secret.length, VALUE.length);
    assert.equal(secret.equals(new Secret(VALUE)), true);
    assert.equal(secret.equals(new Secret(`${VALUE}x`)), false);
  });
});

describe("a fingerprint", () => {
  it("of this account is the same for the same value and key alone", () => {
    const key = new Uint8Array(32).fill(7);
    const own = localFingerprint(key, new Secret(VALUE));
    assert.match(own, /^[0-9a-f]{32}$/);
    assert.equal(localFingerprint(key, new Secret(VALUE)), own);
    assert.notEqual(localFingerprint(key, new Secret(`${VALUE}x`)), own);
    assert.notEqual(localFingerprint(new Uint8Array(32), new Secret(VALUE)), own);
  });

  it("that is shared is short, and depends on salt, rule, name and value", async () => {
    const own = await sharedFingerprint("salt", new Secret(VALUE), "rule", "name");
    assert.match(own, /^[0-9a-f]{6}$/);
    assert.equal(await sharedFingerprint("salt", new Secret(VALUE), "rule", "name"), own);
    const others = await Promise.all([
      sharedFingerprint("other", new Secret(VALUE), "rule", "name"),
      sharedFingerprint("salt", new Secret(`${VALUE}x`), "rule", "name"),
      sharedFingerprint("salt", new Secret(VALUE), "other", "name"),
      sharedFingerprint("salt", new Secret(VALUE), "rule", undefined),
    ]);
    assert.equal(others.includes(own), false);
  });
});
