import assert from "node:assert/strict";
import { join } from "node:path";
import { Scanner } from "../../../../src/vscode/features/findings/scanner";
import { shipped } from "../../../shipped";
import { VALUES } from "../../detect/found";

const LINE = `password = "${VALUES.PASSWORD}"\n`;

describe("the extension's scanner", function () {
  this.timeout(60_000);
  const worker = join(shipped(), "scan-worker.js");

  it("leaves long texts to the worker", async () => {
    let asked = 0;
    const scanner = new Scanner(worker, () => asked++);
    assert.equal((await scanner.scan(LINE + "#".repeat(200_000), "a.py", "python", [])).length, 1);
    assert.equal(asked, 0, "this thread was used");
    scanner.dispose();
  });

  it("leaves a text to the worker whose last pass here took longer than 50 ms", async () => {
    let time = 0;
    const scanner = new Scanner(worker, () => (time += 60));
    for (const passes of [2, 2, 4]) {
      const path = passes === 4 ? "b.py" : "a.py";
      assert.equal((await scanner.scan(LINE, path, "python", [])).length, 1);
      assert.equal(time / 60, passes);
    }
    scanner.dispose();
  });
});
