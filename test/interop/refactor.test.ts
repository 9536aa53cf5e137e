import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dotenvValues } from "../../src/formats/dotenv/file";
import { noteVariables } from "../../src/work/consent/variables";
import { carryOut, NO_DOCUMENTS } from "../../src/work/move/carry-out";
import { DiskWorkplace } from "../../src/work/move/workplace";
import { Session } from "../../src/work/session";
import { type Fixture, fixtures } from "../unit/refactor/fixtures";
import { ScriptedPerson } from "../unit/work/scripted-person";
import { buildCommand, CommandFolder } from "./command";
import { missing, pythonWith, pythonWithDotenv } from "./python";

const LOAD =
  "import os, runpy, sys\nfrom dotenv import load_dotenv\nload_dotenv(sys.argv.pop(1))\nrunpy.run_path(sys.argv.pop(1), run_name='__main__')\n";

interface Recording {
  readonly calls: readonly unknown[];
  readonly error: string | null;
}

const moved = fixtures().filter(({ plan, description }) => plan.kind === "plan" && description.language !== "cell");

describe("a refactored program", function () {
  this.timeout(180_000);
  let python: string;
  let folder: string;

  before(function () {
    const interpreter = pythonWithDotenv();
    if (interpreter === undefined) return missing(this, "Python 3 with venv and pip");
    python = interpreter;
    folder = mkdtempSync(join(tmpdir(), "sealwright-refactor-"));
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  it("compiles, and its syntax tree differs in the intended places only", () => {
    const input = moved.map(({ before, after, plan, description }) => [
      before,
      after,
      plan.kind === "plan" ? plan.names : [],
      description.findings.map(({ value }) => value),
    ]);
    const output = execFileSync(python, ["-X", "utf8", join(__dirname, "same_tree.py")], {
      input: JSON.stringify(input),
      encoding: "utf8",
    });
    const results = JSON.parse(output) as (string | null)[];
    results.forEach((result, at) => {
      assert.equal(result, null, moved[at]?.name);
    });
  });

  for (const fixture of moved) {
    it(`makes the same calls with the same values: ${fixture.name}`, () => {
      const original = record(fixture, "before", "");
      assert.equal(original.error, null);
      const refactored = record(fixture, "after", fixture.env);
      assert.deepEqual(refactored, original);
    });

    if (fixture.description.optional === true) continue;
    it(`fails at once and names the variable where it is missing: ${fixture.name}`, () => {
      const names = fixture.plan.kind === "plan" ? fixture.plan.names : [];
      const { error } = record(fixture, "after", "");
      assert.ok(
        names.some((name) => error === `KeyError: '${name}'`),
        error ?? "it did not fail",
      );
    });
  }

  it("makes the same calls where sealwright run starts it, with nothing else set", async () => {
    buildCommand();
    const project = await CommandFolder.create();
    const env = { ...process.env, XDG_CONFIG_HOME: join(project.root, "config") };
    const output = join(project.root, "recording.json");
    for (const fixture of moved) {
      const { name, description, before: original, after: refactored, plan } = fixture;
      if (plan.kind !== "plan") continue;
      project.write(join(name, "train.py"), refactored);
      if (description.env !== undefined) project.write(join(name, ".env"), description.env);
      const session = new Session({ root: join(project.path, name), person: new ScriptedPerson(), env });
      assert.equal(await carryOut(plan, new DiskWorkplace(session), NO_DOCUMENTS), undefined, name);
      // What stood in the file before was confirmed when it was first used.
      noteVariables({ env }, join(session.root, ".env"), [...dotenvValues(description.env ?? "").keys()]);
      const script = join(__dirname, "record.py");
      const ran = await project.run(["run", "--", python, "-X", "utf8", script, "train.py", output], { cwd: name });
      assert.equal(ran.code, 0, `${name}: ${ran.stderr}`);
      assert.deepEqual(JSON.parse(readFileSync(output, "utf8")), record(fixture, "before", "", "run"), name);
      assert.ok(original !== refactored);
    }
    project.remove();
  });

  function record(
    { name, before: original, after: refactored }: Fixture,
    which: "before" | "after",
    env: string,
    label = env === "" ? "bare" : "loaded",
  ): Recording {
    const place = join(folder, `${name}-${which}-${label}`);
    mkdirSync(place);
    writeFileSync(join(place, "train.py"), which === "before" ? original : refactored);
    writeFileSync(join(place, ".env"), env);
    const record = join(__dirname, "record.py");
    const args = ["-X", "utf8", "-c", LOAD, join(place, ".env"), record, join(place, "train.py")];
    const options = { cwd: place, encoding: "utf8" as const, env: { PATH: process.env.PATH ?? "" } };
    return JSON.parse(execFileSync(python, args, options)) as Recording;
  }
});

describe("a marimo notebook after a fix", function () {
  this.timeout(600_000);
  const notebooks = moved.filter(({ name }) => name.startsWith("marimo-"));
  let python: string;

  before(function () {
    const interpreter = pythonWith("marimo==0.25.2");
    if (interpreter === undefined) return missing(this, "Python 3 with venv and pip");
    python = interpreter;
  });

  for (const { name, before: original, after: refactored, env } of notebooks) {
    it(`prints what it printed, and marimo finds nothing wrong with it: ${name}`, () => {
      const folder = mkdtempSync(join(tmpdir(), "sealwright-marimo-"));
      const note = join(folder, "note.py");
      const run = (text: string, args: readonly string[], values: Readonly<Record<string, string>>) => {
        writeFileSync(note, text);
        const { PATH = "", HOME = folder } = process.env;
        const { stdout, stderr, status } = spawnSync(python, [...args, note], {
          encoding: "utf8",
          env: { PATH, HOME, ...values },
        });
        assert.equal(status, 0, stderr);
        return stdout;
      };
      const values = Object.fromEntries(dotenvValues(env));
      assert.equal(run(refactored, [], values), run(original, [], {}));
      assert.equal(
        run(refactored, ["-m", "marimo", "check", "--strict"], {}),
        run(original, ["-m", "marimo", "check"], {}),
      );
      rmSync(folder, { recursive: true });
    });
  }
});
