import assert from "node:assert/strict";
import { dotenvValues, setDotenv } from "../../../../src/formats/dotenv/file";

function set(text: string, name: string, value: string): string {
  const result = setDotenv(text, name, value);
  return result.kind === "text" ? result.text : `refused: ${result.code}`;
}

describe("a .env file", () => {
  const cases: [string, string, string, string, string][] = [
    ["gets an entry when it is empty", "", "A", "1", "A=1\n"],
    ["gets an entry behind the others", "# mine\n\nB=2\n", "A", "1", "# mine\n\nB=2\nA=1\n"],
    ["ends its last line first", "B=2", "A", "1", "B=2\nA=1\n"],
    ["keeps CRLF", "B=2\r\n", "A", "1", "B=2\r\nA=1\r\n"],
    ["keeps a byte-order mark", "\uFEFFB=2\n", "A", "1", "\uFEFFB=2\nA=1\n"],
    ["is filled in place, comment and export kept", "export A= # later\nB=2\n", "A", "1", "export A=1 # later\nB=2\n"],
    ["changes in place", "A='old # x' # note\nB=2\n", "A", "new", "A=new # note\nB=2\n"],
    ["changes the last of several entries of one name", "A=1\nA=2\n", "A", "3", "A=1\nA=3\n"],
    ["stays as it is when it holds the value", "A = 'one'  # x\n", "A", "one", "A = 'one'  # x\n"],
    ["takes a value of several lines", "A='x\ny'\nB=2\n", "A", "p\nq", "A='p\nq'\nB=2\n"],
    ["is not touched where an open quote would swallow the entry", "B='open\n", "A", "it's", "refused: broken-file"],
  ];
  for (const [behaviour, text, name, value, expected] of cases) {
    it(behaviour, () => assert.equal(set(text, name, value), expected));
  }

  it("gives the last value of each name", () => {
    assert.deepEqual(
      [...dotenvValues("\uFEFFA=1\n#B=2\nexport C='x y' # z\nA=3\nD\n")],
      [
        ["A", "3"],
        ["C", "x y"],
        ["D", ""],
      ],
    );
  });
});
