import assert from "node:assert/strict";
import { findTokens } from "../../../../src/detect/read/tokens";
import { tokenRules } from "../../../../src/detect/vendors/catalogue";
import { PatternMask } from "../../../../src/work/run/mask-patterns";

/** Fewer characters of a beginning, and of a run before one, may be given out. */
const TELLING = 4;
const LONG_RUN = 20;
const AWS_KEY = ["AKIA", "QZ7WX2LM4NTB5RUV"].join("");

function shown(parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString("latin1");
}

describe("masking known token formats", function () {
  this.timeout(120_000);

  for (const { id, entry } of tokenRules) {
    it(`masks ${id}, wherever a program pauses`, () => {
      for (const text of entry.matches) {
        if (/[\r\n]/.test(text)) continue;
        const all = Buffer.from(text, "latin1");
        const [token] = findTokens(text);
        if (token === undefined) continue;
        const prefix = [entry.prefix].flat().map((each) => text.indexOf(each, token.start));
        for (let cut = 1; cut < all.length; cut++) {
          const mask = new PatternMask();
          const before = shown([...mask.write(all.subarray(0, cut)), ...mask.flush()]);
          const after = shown([...mask.write(all.subarray(cut)), ...mask.end()]);
          const given = before.length - token.start;
          assert.ok(given < LONG_RUN, `${given} characters before a pause at ${cut}`);
          const begins = Math.min(...prefix.filter((at) => at >= 0)) - token.start;
          if (begins === 0) assert.ok(given < TELLING, `${given} characters of the beginning, at ${cut}`);
          assert.ok(!after.includes(text.slice(token.end - TELLING, token.end)), `its end, after a pause at ${cut}`);
        }
      }
    });
  }

  it("gives out a started line that is no part of a token", () => {
    for (const text of ["password: ", "root@host:~$ ", "step 3 of 7", '{"id":1,"result":', "Continue? [y/N]", ">>> "]) {
      const mask = new PatternMask();
      assert.deepEqual(mask.write(Buffer.from(text)), []);
      assert.deepEqual([mask.holds, shown(mask.flush()), mask.holds], [true, text, false]);
    }
  });

  it("masks every token of a long line, and each of many", () => {
    const mask = new PatternMask();
    const text = `${"word ".repeat(20_000)}${`${AWS_KEY} `.repeat(20_000)}\n${"x".repeat(200_000)} ${AWS_KEY}`;
    const bytes = Buffer.from(text);
    const parts: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += 50_000) parts.push(...mask.write(bytes.subarray(at, at + 50_000)));
    assert.ok(shown([...parts, ...mask.end()]) === text.replaceAll(AWS_KEY, "[secret]"));
  });

  it("masks private keys of several lines, wherever a program pauses", () => {
    const pem = ["-----BEGIN RSA PRIVATE", " KEY-----\nMIIEabcdefgh\nDEFghi=\n-----END RSA PRIVATE", " KEY-----"].join(
      "",
    );
    const putty = ["PuTTY-User-Key", "-File-2: ssh-rsa\nPrivate-Lines: 1\nAAAAgQCz\nPrivate", "-MAC: 0a1b2c3d"].join(
      "",
    );
    for (const key of [pem, putty]) {
      const all = Buffer.from(`${key} end\n`);
      for (let cut = 1; cut < all.length; cut++) {
        const mask = new PatternMask();
        const before = [...mask.write(all.subarray(0, cut)), ...mask.flush()];
        const out = shown([...before, ...mask.write(all.subarray(cut)), ...mask.end()]);
        assert.doesNotMatch(out, /MIIE|DEFg|AAAA|0a1b/);
        assert.ok(out.endsWith("[secret] end\n"), "it ends");
      }
    }
  });
});
