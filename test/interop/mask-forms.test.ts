import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Masker } from "../../src/secret/mask";
import { Secret } from "../../src/secret/secret";
import { missing, pythonJson } from "./python";

const PROGRAM = readFileSync(new URL("write_forms.py", import.meta.url), "utf8");
const LEAK = 4;

const VALUES = [
  "zq9-Xk2_77QmZkTwVbNs",
  "postgres://app:pqRs-1+%2@db.invalid/x?mode=<tls>&options='a b'",
  `it's "5%0" & $HO\`ME\`\\new\\x41;日本é¼!`,
  "-----BEGIN PRIVATE KEY-----\nQmZkTwVbNsRdLpYxHcJg\n+/UaEfOi\n-----END PRIVATE KEY-----\n",
  '{"type": "invented", "key": "-----BEGIN KEY-----\\nQmZk+/TwVb\\n", "uri": "https://h.invalid/a"}',
];
/** Forms in which no piece of the value stands in the clear; what is left of them. */
const ENCODED = /^(?:mime|repr of mime|urlsafe|base64.*|openssl|hexadecimal|utf-16)$/;
const MOST_LEFT = 12;

/** Each piece of a value, in letters and digits. */
function pieces(value: string): Set<string> {
  const runs = value.match(/[A-Za-z0-9]{4,}/g) ?? [];
  return new Set(
    runs.flatMap((run) => Array.from({ length: run.length - LEAK + 1 }, (_, at) => run.slice(at, at + LEAK))),
  );
}

describe("values that real programs write", function () {
  this.timeout(300_000);

  it("are masked in every form, wherever a chunk ends", function () {
    let written: [number, string, string][];
    try {
      written = pythonJson("python3", PROGRAM, VALUES) as typeof written;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      return missing(this, "Python 3");
    }
    const names = new Set(written.map(([, name]) => name));
    for (const name of ["repr", "bash -x", "printf %q", "base64"]) {
      assert.ok(names.has(name) || process.platform === "win32", `${name} was written`);
    }
    for (const [number, name, encoded] of written) {
      const value = VALUES[number] as string;
      const text = Buffer.from(encoded, "base64");
      const masker = new Masker([new Secret(value)], 0);
      const shown = (chunk: number) => {
        const stream = masker.stream();
        const parts: Buffer[] = [];
        for (let at = 0; at < text.length; at += chunk) {
          parts.push(...stream.write(text.subarray(at, at + chunk)).map((part) => Buffer.from(part)));
        }
        return Buffer.concat([...parts, ...stream.end()]).toString("latin1");
      };
      const whole = shown(text.length);
      const left = whole.replaceAll("[secret]", "").replace(/\\n|[\s'"b]/g, "");
      if (ENCODED.test(name))
        assert.ok(left.length <= MOST_LEFT, `${name} of value ${number}: ${left.length} bytes left`);
      for (const piece of pieces(value)) {
        assert.ok(!whole.includes(piece), `${name} of value ${number}`);
      }
      for (const chunk of [1, 2, 3, 5, 7, 16])
        assert.ok(shown(chunk) === whole, `${name} of value ${number}, by ${chunk}`);
    }
  });
});
