import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildCommand, CommandFolder } from "./command";

const VALUES = ["Zk4vQ9pLx2RtW8", "Vx93kLmT20pRw", "mB7cT3nWq8zL", "Qx82mvt7LwKd", "hT5nRb3ZyX9c"] as const;

describe("sealwright fix --interactive", function () {
  this.timeout(60_000);
  let folder: CommandFolder;

  before(function () {
    if (process.platform === "win32") return this.skip();
    buildCommand();
  });

  beforeEach(async () => {
    folder = await CommandFolder.create();
    const [one, two, three, four, five] = VALUES;
    folder.write("a.py", `a_password = "${one}"\nb_password = "${two}"\nc_password = "${three}"\n`);
    folder.write("b.py", `d_password = "${four}"\ne_password = "${five}"\n`);
  });
  afterEach(() => folder?.remove());

  const read = (name: string) => readFileSync(join(folder.path, name), "utf8");

  it("does with each credential what is chosen, and shows none", async () => {
    const steps = [
      ["Move it?", "x\n"],
      ["Move it?", "y\n"],
      ["Move it?", "o\n"],
      ["Its name:", "not a name\n"],
      ["Its name:", "OTHER_NAME\n"],
      ["Move it?", "i\n"],
      ["Move it?", "s\n"],
    ] as const;
    const { code, stdout } = await folder.onTerminal(steps, ["fix", "--interactive"]);
    assert.equal(code, 0, stdout);
    assert.equal(
      read("a.py"),
      `import os\n\na_password = os.environ["A_PASSWORD"]\nb_password = os.environ["OTHER_NAME"]\nc_password = "${VALUES[2]}"  # sealwright: ignore[password]\n`,
    );
    assert.match(read("b.py"), new RegExp(`^d_password = "${VALUES[3]}"$`, "m"));
    assert.equal(read(".env"), `A_PASSWORD=${VALUES[0]}\nOTHER_NAME=${VALUES[1]}\n`);
    for (const value of VALUES) assert.ok(!stdout.includes(value));
    assert.match(stdout, /"not a name" cannot be the name: use letters/);
    assert.match(stdout, /Moved 2 credentials; 1 suppressed\./);
  });

  it("says why a name is taken and asks again, and asks about none that can only stay", async () => {
    folder.write(".env", "TAKEN=otter\n");
    folder.write("b.py", `# db_password = "${VALUES[3]}"\n`);
    const text = `password = "${VALUES[4]}"\n`;
    const output = { output_type: "stream", name: "stdout", text };
    const cell = { cell_type: "code", metadata: {}, execution_count: null, source: "show()", outputs: [output] };
    const metadata = { papermill: { parameters: { password: VALUES[4] } } };
    folder.write("c.ipynb", JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 }));
    const steps = [
      ["Move it?", "o\n"],
      ["Its name:", "TAKEN\n"],
      ["Its name:", "FREE\n"],
      ["Move it?", "y\n"],
      ["Move it?", "n\n"],
      ["Suppress it?", "n\n"],
    ] as const;
    const { stdout } = await folder.onTerminal(steps, ["fix", "--interactive"]);
    assert.match(stdout, /TAKEN stands for another value already/);
    assert.match(read(".env"), new RegExp(`^FREE=${VALUES[0]}$`, "m"));
    assert.equal(stdout.match(/It stays: An output shows it/g)?.length, 1, stdout);
    assert.match(stdout, /It stays: The notebook's metadata hold it/);
    assert.match(stdout, /Moved 2 credentials\./);
    for (const value of VALUES) assert.ok(!stdout.includes(value));
  });

  it("moves all that follow, and nothing after the end", async () => {
    const all = await folder.onTerminal([["Move it?", "a\n"]], ["fix", "--interactive"]);
    assert.equal(all.code, 0, all.stdout);
    assert.equal(read(".env").trim().split("\n").length, 5);
  });

  it("changes nothing where it is ended, and asks nowhere but at a terminal", async () => {
    await folder.onTerminal([["Move it?", "q\n"]], ["fix", "--interactive"]);
    assert.ok(!existsSync(join(folder.path, ".env")));
    const { code, stderr } = await folder.run(["fix", "--interactive"]);
    assert.equal(code, 2);
    assert.match(stderr, /--interactive asks at a terminal/);
  });
});
