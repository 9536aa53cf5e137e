import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { buildCommand, CommandFolder } from "./command";
import { missing } from "./python";

/** How each shell is asked what it offers behind words of which the last is being typed. */
const ASKED: Readonly<Record<string, (script: string, words: readonly string[]) => string>> = {
  bash: (script, words) =>
    `compopt() { :; }\n${script}\nCOMP_WORDS=(${words.map(quoted).join(" ")}); COMP_CWORD=${words.length - 1}; _sealwright; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // Without an editor of lines there is no completion: what it would be given is printed.
  zsh: (script, words) =>
    `compdef() { :; }; _files() { :; }; compadd() { shift; printf '%s\\n' "$@"; }\n${script}\nwords=(${words.map(quoted).join(" ")}); CURRENT=${words.length}; _sealwright`,
  fish: (script, words) => `${script}\ncomplete -C ${quoted(words.join(" "))}`,
};

function quoted(word: string): string {
  return `'${word}'`;
}

describe("sealwright completion", function () {
  this.timeout(60_000);
  let folder: CommandFolder;

  before(async () => {
    buildCommand();
    folder = await CommandFolder.create();
  });
  after(() => folder?.remove());

  for (const [shell, asked] of Object.entries(ASKED))
    it(`offers commands, options and what these take in ${shell}`, async function () {
      const { code, stdout: script } = await folder.run(["completion", shell]);
      assert.equal(code, 0);
      const offered = (...words: string[]) => {
        const program = asked(script, ["sealwright", ...words]);
        let shown: string;
        try {
          shown = execFileSync(shell, ["-c", program], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === "ENOENT") return missing(this, shell);
          throw error;
        }
        const last = words.at(-1) ?? "";
        return shown
          .split("\n")
          .map((line) => line.split("\t")[0] ?? "")
          .filter((word) => word !== "" && word.startsWith(last))
          .sort();
      };
      assert.deepEqual(offered("se"), ["seal", "secrets"]);
      assert.deepEqual(offered("sops", "enc"), ["encrypt"]);
      assert.deepEqual(offered("scan", "--st"), ["--staged", "--stdin", "--strict"]);
      assert.deepEqual(offered("scan", "--format", "sa"), ["sarif"]);
      assert.deepEqual(offered("scan", "x.py", "--min-confidence", ""), ["high", "low", "medium"]);
    });

  it("says which shells there are, and has a script for PowerShell", async () => {
    const wrong = await folder.run(["completion", "tcsh"]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /bash, zsh, fish, pwsh/);
    const { stdout } = await folder.run(["completion", "pwsh"]);
    assert.match(stdout, /^Register-ArgumentCompleter -Native -CommandName sealwright/);
    assert.match(stdout, /'sops encrypt' = @\('--in-place', '--yes'\)/);
  });
});
