import assert from "node:assert/strict";
import fc from "fast-check";
import { Secret } from "../../../../src/secret/secret";
import { excerptsOf } from "../../../../src/work/scan/excerpt";

const MARK = "[secret]";

describe("the line of a finding", () => {
  const found = (text: string, ...values: string[]) => {
    let from = 0;
    const findings = values.map((value) => {
      const start = text.indexOf(value, from);
      from = start + value.length;
      return { start, end: from, secret: new Secret(value) };
    });
    return excerptsOf(text, findings).map(({ text: shown, at }) => {
      assert.equal(shown.slice(at, at + MARK.length), MARK);
      return shown;
    });
  };

  it("shows what is around the value, and neither it nor another", () => {
    assert.deepEqual(found('x = 1\n\ta = "otter7", b = "lantern9"  # otter7\ny', "otter7", "lantern9"), [
      ' a = "[secret]", b = "[secret]"  # [secret]',
      ' a = "[secret]", b = "[secret]"  # [secret]',
    ]);
  });

  it("hides what looks drawn at random, and what is cut at its edges", () => {
    const drawn = "Wq7-Kx93vTmL20bR";
    const [shown = ""] = found(
      `${"wide ".repeat(14)}${drawn} {"${drawn}": "otter7"} ${"far ".repeat(9)}${drawn}`,
      "otter7",
    );
    assert.ok(!shown.includes("Wq7") && !shown.includes("bR"), shown);
    assert.match(shown, /^….* …$/);
  });

  it("ends with the line of a value that goes over several", () => {
    assert.deepEqual(found('k = """one\ntwo"""\nz', "one\ntwo"), ['k = """[secret]"""']);
  });

  it("holds no value of any text", () => {
    const piece = fc.constantFrom(" ", "\n", "\t", '"', "word", "é", "=");
    const value = fc.stringMatching(/^[A-Z][a-z0-9]{7,20}[0-9]$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.record({ value })), { maxLength: 60 }), (parts) => {
        let text = "";
        const findings: { start: number; end: number; secret: Secret }[] = [];
        for (const part of parts) {
          const start = text.length;
          text += typeof part === "string" ? part : part.value;
          if (typeof part !== "string") findings.push({ start, end: text.length, secret: new Secret(part.value) });
        }
        for (const { text: shown } of excerptsOf(text, findings)) {
          assert.ok(!/[\r\n\t]/.test(shown));
          for (const { secret } of findings) assert.ok(!shown.includes(secret.reveal()));
        }
      }),
      { numRuns: 300 },
    );
  });
});
