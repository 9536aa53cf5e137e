import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Masker } from "../../../src/secret/mask";
import { Secret } from "../../../src/secret/secret";
import { FORM_WRITERS, type Written } from "./form-writers";

const SECURITY = fileURLToPath(new URL("../../../SECURITY.md", import.meta.url));
/** So many bytes of a form in a row are a leak. */
const LEAK = 4;

const VALUES: Readonly<Record<string, string>> = {
  "a token": "zq9-Xk2_77QmZkTwVbNs",
  "a URL": 'postgres://u:p@ss w/rd"é\\@db/x?a=1&b=<2>+%',
  "a password": 'it\'s "5%0" & $HO`ME`\\new\\x41;日本é!',
  "an account of a domain": "ZQ9\\wilma-Xk2\\Q7\\\\k",
  "a key": "-----BEGIN PRIVATE KEY-----\nQmZkTwVbNsRdLpYxHcJg\n+/UaEfOi\n-----END PRIVATE KEY-----",
  "an account": '{"type": "invented", "key": "-----BEGIN KEY-----\\nQmZk+/TwVb\\n", "uri": "https://h.invalid/a"}',
};

/** The forms by SECURITY.md's table. */
function promised(): string[] {
  const section = readFileSync(SECURITY, "utf8").split("### What is masked")[1]?.split("\n### ")[0] ?? "";
  return [...section.matchAll(/^\| (?!form \||---)(.+?) \| /gm)].map(([, name]) => name as string);
}

function shown(masker: Masker, chunks: readonly Buffer[]): string {
  const stream = masker.stream();
  const parts = chunks.flatMap((chunk) => stream.write(chunk).map((part) => Buffer.from(part)));
  return Buffer.concat([...parts, ...stream.end()]).toString("latin1");
}

/** Each piece of a form as long as a leak, but for what line breaks and colours put between. */
function pieces({ text, from, to }: Written): Set<string> {
  const form = text.subarray(from, to).toString("latin1");
  // A vertical line, as Latin-1 shows its bytes.
  const runs = form.split(/\s+|\x1b\[[\d;]*m|\\x1b\[[\d;]*m|\xe2\x94\x82/).filter((run) => run.length >= LEAK);
  return new Set(
    runs.flatMap((run) => Array.from({ length: run.length - LEAK + 1 }, (_, at) => run.slice(at, at + LEAK))),
  );
}

describe("the forms of a value that SECURITY.md promises to mask", function () {
  this.timeout(120_000);

  it("are those that are written here", () => {
    assert.deepEqual(promised().sort(), Object.keys(FORM_WRITERS).sort());
  });

  for (const [name, write] of Object.entries(FORM_WRITERS)) {
    for (const [kind, value] of Object.entries(VALUES)) {
      it(`${name}: ${kind} is masked, wherever a chunk ends`, () => {
        const masker = new Masker([new Secret(value)], 0);
        for (const written of write(value)) {
          const form =
            typeof written === "string" || Buffer.isBuffer(written)
              ? { text: Buffer.from(written as string), from: 0, to: Buffer.byteLength(written as string) }
              : written;
          const text = Buffer.concat([Buffer.from("<< "), form.text, Buffer.from(" >>\n")]);
          const leaks = pieces(form);
          const whole = shown(masker, [text]);
          for (let at = 0; at + LEAK <= whole.length; at++) {
            assert.ok(!leaks.has(whole.slice(at, at + LEAK)), `a piece of the value at ${at} of the output`);
          }
          if (name.startsWith("byte by byte"))
            assert.ok(whole.replace(/\[secret\]|\s/g, "") === "<<>>", "all of it is masked");
          assert.ok(whole.startsWith("<< ") && whole.endsWith(" >>\n"), "what is around it stays");
          for (let end = 1; end < text.length; end++) {
            assert.ok(shown(masker, [text.subarray(0, end), text.subarray(end)]) === whole, `a chunk ends at ${end}`);
          }
          assert.ok(
            shown(
              new Masker([new Secret(value)]),
              [...text].map((byte) => Buffer.of(byte)),
            ) === whole,
            "byte by byte",
          );
        }
      });
    }

    it(`${name}: another value is not masked`, () => {
      const masker = new Masker([new Secret(VALUES["a token"] as string)]);
      const other = (VALUES["a token"] as string).replace("_77", "_7a").replace("zq9-Xk", "zq8-Xk");
      for (const written of write(other)) {
        const text = typeof written === "string" || Buffer.isBuffer(written) ? written : written.text;
        const bytes = Buffer.from(text as string);
        assert.ok(shown(masker, [bytes]) === bytes.toString("latin1"));
      }
    });
  }
});
