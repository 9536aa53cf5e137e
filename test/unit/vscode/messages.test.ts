import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutLinks } from "../../../src/vscode/without-links";

const SOURCE = join(__dirname, "../../../src/vscode");

describe("notifications", () => {
  it("make no link of a file's name", () => {
    // As VS Code looks for them.
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
    for (const name of [
      "[x](command:workbench.action.quit).py",
      "[[a](https://x.example)](file:///etc)",
      "]([b](command:c)",
    ]) {
      assert.doesNotMatch(withoutLinks(`${name} is sealed.`), link);
    }
    assert.equal(withoutLinks("train[1] (old).py"), "train[1] (old).py");
  });

  it("are shown by one place alone", () => {
    const others = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && /window\s*\.show\w+Message/.test(readFileSync(join(SOURCE, file), "utf8")),
    );
    assert.deepEqual(others, ["messages.ts"]);
  });
});
