import assert from "node:assert/strict";
import { complaints, MOST_FILES, type Written } from "../../../scripts/build/limits";

function files(count: number, file: Partial<Written> = {}): Map<string, Written> {
  const one = { size: 10_000, requires: ["node:fs"], command: true, ...file };
  return new Map(Array.from({ length: count }, (_, index) => [`file${index}`, one]));
}

describe("what a build says of its files", () => {
  it("is nothing where there are few, and small ones", () => assert.deepEqual(complaints(files(30)), []));

  it("names too many files, and too many bytes", () => {
    assert.match(complaints(files(MOST_FILES + 1)).join(), new RegExp(`${MOST_FILES + 1} files`));
    assert.match(complaints(files(40, { size: 90_000 })).join(), /3600000 bytes/);
  });

  it("names a file of the command that asks for vscode", () => {
    assert.match(complaints(files(1, { requires: ["vscode"] })).join(), /file0/);
    assert.deepEqual(complaints(files(1, { requires: ["vscode"], command: false })), []);
  });
});
