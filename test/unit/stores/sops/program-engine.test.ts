import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreationRule, FormatName } from "../../../../src/sops";
import { SopsProgram } from "../../../../src/stores/sops/program";
import { ProgramEngine } from "../../../../src/stores/sops/program-engine";

const RULE = { config: "{}" } as CreationRule;

describe("what the sops program sealed", () => {
  if (process.platform === "win32") return;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-stub-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** An engine whose program seals to the word `sealed`, and opens to a text, or fails where there is none. */
  function engine(opens: string | undefined, format: FormatName = "yaml"): ProgramEngine {
    const program = join(folder, "sops");
    if (opens !== undefined) writeFileSync(join(folder, "opened"), opens);
    const open = opens === undefined ? "exit 128" : `cat '${join(folder, "opened")}'`;
    const script = `#!/bin/sh\ncase "$*" in *encrypt*) cat > '${folder}/given'; echo sealed;; *) cat > /dev/null; ${open};; esac\n`;
    writeFileSync(program, script, { mode: 0o755 });
    return new ProgramEngine(new SopsProgram(program, folder, process.env), { file: `f.${format}`, format });
  }

  it("is refused with its line where it opens to something else", async () => {
    for (const [plain, opens, line] of [
      ["a: 1\nb: two\n", "a: 1\nb: three\n", 2],
      ["a: 1\nb: two\n", 'a: "1"\nb: two\n', 1],
      ["a: 1\nb: two\n", "b: two\na: 1\n", 1],
      ["a: 1\nb: two\n", "a: 1\n", 2],
    ] as const) {
      await assert.rejects(engine(opens).create(plain, RULE), ({ reason, message }: Error & { reason: string }) => {
        assert.equal(reason, "unsupported-value");
        assert.match(message, new RegExp(`^Line ${line} `));
        return true;
      });
    }
    await assert.rejects(engine("ab", "binary").create("abc", RULE), { reason: "unsupported-value" });
  });

  it("is taken where it means the same, in whatever layout, and where no key here opens it", async () => {
    const plain = "# note\na: 1\nb: {c: 'two'}\n";
    for (const opens of ["a: 1 # note\nb:\n    c: two\n", plain, undefined]) {
      assert.equal(await engine(opens).create(plain, RULE), "sealed\n");
      assert.equal(readFileSync(join(folder, "given"), "utf8"), plain);
    }
  });
});
