import assert from "node:assert/strict";
import { tokenRules } from "../../../../src/detect/vendors/catalogue";
import {
  ageBech32,
  awsAccount,
  crc32,
  crc32Base62,
  gitlabRoutable,
  grafanaCrc32,
  pypiMacaroon,
} from "../../../../src/detect/vendors/checksums";

/** The last character replaced, within the same class. */
function spoilt(token: string): string {
  const last = token.at(-1) ?? "";
  const other = last === "0" ? "2" : "0";
  return (
    token.slice(0, -1) +
    (/[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]/.test(last) && token.startsWith("AGE-") ? (last === "Q" ? "P" : "Q") : other)
  );
}

describe("the checksums of tokens", () => {
  it("computes CRC-32 as the check value of the standard says", () => {
    assert.equal(crc32("123456789"), 0xcbf43926);
  });

  for (const rule of tokenRules.filter((rule) => rule.entry.checksum !== undefined)) {
    it(`accepts the examples of ${rule.id}`, () => {
      rule.entry.matches.forEach((token, index) => {
        assert.equal(rule.entry.checksum?.(token), true, `example ${index + 1}`);
      });
    });
  }

  it("refuses a token whose last character was changed", () => {
    const withEndingChecksum = [crc32Base62, gitlabRoutable, grafanaCrc32, ageBech32];
    for (const rule of tokenRules) {
      if (rule.entry.checksum !== undefined && withEndingChecksum.includes(rule.entry.checksum)) {
        assert.equal(rule.entry.checksum(spoilt(rule.entry.matches[0] ?? "")), false, rule.id);
      }
    }
  });

  it("refuses a PyPI token that is cut short", () => {
    const token = tokenRules.find((rule) => rule.id === "pypi-token")?.entry.matches[0] ?? "";
    assert.equal(pypiMacaroon(token.slice(0, -8)), false);
  });

  it("refuses an AWS key id that names an account of more than twelve digits", () => {
    assert.equal(awsAccount("AKIA" + "7777777777777777"), false);
    assert.equal(awsAccount("AKIA" + "J777777777777777"), true);
  });
});
