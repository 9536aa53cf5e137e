import assert from "node:assert/strict";
import { Encrypter } from "age-encryption";
import { buildCommand, CommandFolder } from "./command";

const PASSPHRASE = "lamp-fjord-tulip-52";
const VALUE = "Hc7pW2mKz9";

describe("a key file that a passphrase protects, at a terminal", function () {
  this.timeout(120_000);
  let folder: CommandFolder;

  before(async function () {
    if (process.platform === "win32") return this.skip();
    buildCommand();
    folder = await CommandFolder.create();
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
    await folder.seal("secrets.enc.yaml", `token: ${VALUE}\n`);
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(12);
    encrypter.setPassphrase(PASSPHRASE);
    folder.write("../config/sops/age/keys.txt", await encrypter.encrypt(`${folder.identity}\n`));
  });

  after(() => folder?.remove());

  it("is asked for without being shown, and again where it does not fit", async () => {
    const steps = [
      ["(not shown): ", "wrong\r"],
      ["does not fit", ""],
      ["(not shown): ", `${PASSPHRASE}\r`],
    ] as const;
    const { code, stdout } = await folder.onTerminal(steps, ["sops", "decrypt", "secrets.enc.yaml"]);
    assert.equal(code, 0, stdout);
    assert(stdout.includes(`token: ${VALUE}`));
    assert(!stdout.includes(PASSPHRASE) && !stdout.includes("wrong"), stdout);
  });

  it("is asked for once for a change", async () => {
    const steps = [["(not shown): ", `${PASSPHRASE}\r`]] as const;
    const { code, stdout } = await folder.onTerminal(steps, [
      "sops",
      "rotate",
      "--yes",
      "--in-place",
      "secrets.enc.yaml",
    ]);
    assert.equal(code, 0, stdout);
    assert.equal(stdout.split("(not shown)").length, 2, stdout);
  });

  it("is named where there is no terminal", async () => {
    const { code, stderr } = await folder.run(["sops", "decrypt", "secrets.enc.yaml"]);
    assert.equal(code, 2, stderr);
    assert.match(
      stderr,
      /keys\.txt: it is a key file protected by a passphrase, which was not given\. Run this in a terminal/,
    );
  });
});
