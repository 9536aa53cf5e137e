import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tokenRules } from "../../src/detect/vendors/catalogue";
import { ROOT } from "../host/repository";
import { shipped } from "../shipped";
import { buildCommand, CommandFolder } from "./command";

const VALUE = "Xk2zq9pLw3Rt5vB8";

/** Each line: the arguments, the exit code, what standard error says, what is done to the folder first. */
const FAILURES: readonly [
  title: string,
  args: readonly string[],
  code: number,
  said: RegExp,
  change?: (folder: CommandFolder) => void,
][] = [
  ["a path that is missing", ["scan", "none.py"], 2, /none\.py: there is no such file or folder/],
  ["a sealed file that is missing", ["sops", "decrypt", "none.enc.yaml"], 2, /none\.enc\.yaml: there is no such file/],
  ["a baseline that is missing", ["scan", "--baseline", "none.json"], 2, /none\.json: .*--write-baseline/],
  [
    "references that are missing",
    ["env", "--refs", "none.refs", "--names", "TOKEN"],
    2,
    /none\.refs: there is no such file/,
  ],
  ["a file that is not sealed", ["sops", "decrypt", "plain.yaml"], 2, /plain\.yaml: /],
  ["no identity", ["sops", "decrypt", "secrets.enc.yaml"], 2, /secrets\.enc\.yaml: /, withoutKeys],
  [
    "no identity for a reference",
    ["secrets", "get", "--unsafe-print", reference("/token")],
    2,
    /enc\.yaml/,
    withoutKeys,
  ],
  [
    "a file that was changed",
    ["sops", "decrypt", "secrets.enc.yaml"],
    2,
    /secrets\.enc\.yaml: The file was changed after/,
    tamper,
  ],
  [
    "a reference into a changed file",
    ["secrets", "get", "--unsafe-print", reference("/token")],
    2,
    /enc\.yaml: The file was changed after/,
    tamper,
  ],
  ["a .env that is a folder, to seal", ["seal", ".env", "--yes"], 2, /\.env is a folder/, dotenvFolder],
  ["a .env that is a folder, to write", ["fix", "--write", "a.py"], 1, /\.env is a folder/, dotenvFolder],
  ["a reference to nothing", ["secrets", "get", "--unsafe-print", reference("/none")], 1, /#\/none: /],
  ["what is not a reference", ["secrets", "get", "--unsafe-print", "token"], 2, /It is not a reference/],
];

describe("the command as it is shipped", function () {
  this.timeout(120_000);
  let folder: CommandFolder;

  before(buildCommand);
  beforeEach(async () => {
    folder = await CommandFolder.create();
    await folder.seal("secrets.enc.yaml", `token: ${VALUE}\nhost_unencrypted: one\n`);
    folder.write("plain.yaml", `token: ${VALUE}\n`);
    folder.write("a.py", `db_password = "${VALUE}"\n`);
  });
  afterEach(() => folder.remove());

  for (const [title, args, code, said, change] of FAILURES)
    it(`explains ${title}`, async () => {
      change?.(folder);
      const ended = await folder.run(args);
      assert.match(ended.stdout + ended.stderr, said);
      assert.doesNotMatch(ended.stderr, /internal error/i);
      assert(!(ended.stdout + ended.stderr).includes(VALUE), "the value is shown");
      assert.equal(ended.code, code);
    });
});

/** What VS Code may read to activate the extension, in bytes. */
const MOST_TO_ACTIVATE = 630_000;

describe("the files that are shipped", function () {
  this.timeout(120_000);
  const files = () => readdirSync(shipped()).filter((name) => name.endsWith(".js"));
  const text = (name: string) => readFileSync(join(shipped(), name), "utf8");

  before(buildCommand);

  it("do nothing when they are read, but for the programs'", () => {
    const parts = files().filter((name) => name.startsWith("command-"));
    assert(parts.length > 5);
    const read = parts.map((name) => `require(${JSON.stringify(join(shipped(), name))});`).join("");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", read], { encoding: "utf8" });
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
  });

  it("can be read by a thread, where there is no vscode", () => {
    const worker = join(shipped(), "scan-worker.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [worker], { encoding: "utf8" });
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
  });

  it("have each class of errors once, so that instanceof knows an error wherever it was made", () => {
    for (const name of ["CommandError", "FileError", "SopsError"]) {
      const holders = files().filter((file) => new RegExp(`["'\`]${name}["'\`]`).test(text(file)));
      assert.equal(holders.length, 1, `${name} is in ${holders.join(", ")}`);
    }
  });

  it("hold no example of a rule", () => {
    const all = files().map(text).join("\n");
    for (const { id, entry } of tokenRules) for (const match of entry.matches) assert(!all.includes(match), id);
  });

  it("are read by VS Code in part only, when it activates the extension", () => {
    const script = join(ROOT, "test", "bench", "activation.cjs");
    const [, bytes] = execFileSync(process.execPath, [script, shipped()], { encoding: "utf8" }).split(" ");
    assert(Number(bytes) > 0 && Number(bytes) < MOST_TO_ACTIVATE, `${bytes} bytes`);
  });
});

function reference(pointer: string): string {
  return `sops://secrets.enc.yaml#${pointer}`;
}

function withoutKeys(folder: CommandFolder): void {
  folder.write("../config/sops/age/keys.txt", "");
}

function tamper(folder: CommandFolder): void {
  const path = join(folder.path, "secrets.enc.yaml");
  folder.write(
    "secrets.enc.yaml",
    readFileSync(path, "utf8").replace("host_unencrypted: one", "host_unencrypted: two"),
  );
}

function dotenvFolder(folder: CommandFolder): void {
  mkdirSync(join(folder.path, ".env"));
}
