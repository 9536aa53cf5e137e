import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { decodeLiteral } from "../../src/python/decode";
import { scanLiterals } from "../../src/python/literals";
import { type Module, readModule } from "../../src/python/module";
import { planEnvironment } from "../../src/refactor/environment";
import { Secret } from "../../src/secret/secret";
import { applyEdits } from "../../src/text/edits";
import { shipped } from "../shipped";
import { requestFor } from "../unit/refactor/request";
import { editsAt } from "../unit/refactor/steps";
import { buildCommand, CommandFolder } from "./command";
import { missing, pythonWithDotenv } from "./python";

const FILES = 150;
/** 300 by hand, with FUZZ_RUNS. */
const PLANTED = Number(process.env.FUZZ_RUNS ?? 15);
const TOKEN = fc.stringMatching(/^[A-Za-z]{34}$/).map((rest) => `hf_${rest}`);

/** Whole bodies of the file's string literals, spread over the file. */
function someLiterals(text: string): { start: number; end: number; value: string }[] {
  const table = scanLiterals(text);
  const bodies = [];
  const step = Math.max(1, Math.floor(table.count / 3));
  for (let index = 1; index < table.count; index += step) {
    if (table.isComment(index)) continue;
    const literal = table.literal(index);
    const { bodyStart: start, bodyEnd: end, format } = literal;
    if (end - start > 4 && !format) bodies.push({ start, end, value: decodeLiteral(text, literal).value });
  }
  return bodies;
}

describe("string literals of the standard library", function () {
  this.timeout(180_000);

  it("move one at a time, and nothing else in the file changes its meaning", function () {
    const python = pythonWithDotenv();
    if (python === undefined) return missing(this, "Python 3 with venv and pip");
    const locate = "import os; print(os.path.dirname(os.__file__))";
    const folder = execFileSync(python, ["-c", locate], { encoding: "utf8" }).trim();
    const files = readdirSync(folder).filter((name) => name.endsWith(".py"));
    const changed: [string, string, readonly string[]][] = [];
    const where: string[] = [];
    for (const file of files.slice(0, FILES)) {
      const text = readFileSync(join(folder, file), "utf8");
      if (text.length > 100_000) continue;
      for (const { start, end, value } of someLiterals(text)) {
        const secret = new Secret(value);
        const finding = { rule: "password", confidence: "medium" as const, name: undefined, start, end, secret };
        const loadDotenv = start % 3 === 0 ? "always" : "never";
        const plan = planEnvironment(requestFor(text, [finding], { settings: { loadDotenv } }));
        if (plan.kind === "refused") continue;
        changed.push([text, applyEdits(text, editsAt(plan)), plan.names]);
        where.push(`${file}, offset ${start}`);
      }
    }
    assert.ok(changed.length > FILES / 2);
    const output = execFileSync(python, ["-W", "ignore", "-X", "utf8", join(__dirname, "one_place.py")], {
      input: JSON.stringify(changed),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const results = JSON.parse(output) as (string | null)[];
    results.forEach((result, at) => {
      assert.equal(result, null, where[at]);
    });
  });
});

/** Statements that hold a credential, by a number that makes their names their own. */
const PLANTS: readonly ((value: string, at: number) => string)[] = [
  (value, at) => `hf_token_${at} = "${value}"\n`,
  (value, at) =>
    `class Planted${at}:\n    hf_token: str = "${value}"\n    """Of the hub."""\nseen_${at} = Planted${at}.hf_token\n`,
  (value, at) =>
    `def planted_${at}(user, hf_token="${value}"):\n    return user, hf_token\nseen_${at} = planted_${at}(1)\n`,
  (value, at) => `import os\nos.environ["HUB_${at}"] = "${value}"\nseen_${at} = os.environ["HUB_${at}"]\n`,
  (value, at) => `import os\nos.environ.update({"HUB_${at}": "${value}"})\nseen_${at} = os.environ["HUB_${at}"]\n`,
  (value, at) => `from os import getenv\nseen_${at} = getenv("HUB_${at}", "${value}")\n`,
  (value, at) => `seen_${at} = {"user": "svc", "hf_token": "${value}", "n": ["{x}", "Bearer ${value}"]}\n`,
  (value, at) =>
    `def planted_${at}():\n    os = None\n    return os, b"${value}", "a" "${value}"\nseen_${at} = planted_${at}()\n`,
  (value, at) => `if True: seen_${at} = lambda os: (os, '${value}')\nseen_${at} = seen_${at}(1)\n`,
  (value, at) => `seen_${at} = f"{len('x')} {{}} ${value}\\n"; del_${at} = 1\n`,
  (value, at) =>
    `import argparse\np_${at} = argparse.ArgumentParser(epilog="As ${value}")\nseen_${at} = p_${at}.format_help()\n`,
  (value, at) =>
    `def planted_${at}(): return "${value}"\nassert planted_${at}() == "${value}"\nseen_${at} = planted_${at}()\n`,
];
/** What opens a window, a browser or a service when it is loaded. */
const NOT_RUN =
  /(?:^|\/)(?:antigravity|this|__main__|idlelib|turtledemo|test|tests|lib2to3|ensurepip|site-packages|dist-packages|config-[^/]*)(?:\/|\.py$)/;

interface Ran {
  readonly error: string | null;
  readonly names: Readonly<Record<string, unknown>>;
}

describe("modules of the standard library with a planted credential", function () {
  this.timeout(3_600_000);

  it("behave as before after fix --write, in an otherwise empty environment, started by sealwright run", async function () {
    const python = pythonWithDotenv();
    if (python === undefined) return missing(this, "Python 3 with venv and pip");
    buildCommand();
    const project = await CommandFolder.create();
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`      seed ${seed}`);
    const root = execFileSync(python, ["-c", "import os; print(os.path.dirname(os.__file__))"], {
      encoding: "utf8",
    }).trim();
    const all = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".py") && !NOT_RUN.test(file))
      .filter((file) => statSync(join(root, file)).size < 60_000)
      .sort();
    const files = planted(
      fc.sample(
        fc.record({ file: fc.constantFrom(...all), value: TOKEN, form: fc.nat(PLANTS.length - 1), place: fc.nat() }),
        { numRuns: PLANTED, seed },
      ),
      root,
    );
    for (const [name, text] of files) project.write(name, text);
    const run = async (command: readonly string[]): Promise<Ran[]> => {
      const output = join(project.root, "ran.json");
      const words = [...command, python, join(__dirname, "run_modules.py"), output, ...files.keys()];
      const ended = await project.program(words as [string, ...string[]]);
      assert.equal(ended.code, 0, ended.stderr);
      return JSON.parse(readFileSync(output, "utf8")) as Ran[];
    };
    const before = await run([]);
    const again = await run([]);
    const fixed = await project.run(["fix", "--write", "."]);
    assert.ok(fixed.code === 0 || fixed.code === 1, fixed.stderr);
    const after = await run([process.execPath, join(shipped(), "cli.js"), "run", "--"]);
    const names = [...files.keys()];
    let compared = 0;
    before.forEach((each, at) => {
      const name = names[at] ?? "";
      const text = readFileSync(join(project.path, name), "utf8");
      assert.equal(after[at]?.error, each.error, `${name}\n${text.slice(0, 3000)}`);
      // What differs from run to run says nothing.
      const stable = (ran: Ran | undefined) =>
        Object.entries(ran?.names ?? {}).filter(
          ([key]) => JSON.stringify(each.names[key]) === JSON.stringify(again[at]?.names[key]),
        );
      assert.deepEqual(stable(after[at]), stable(each), name);
      if (each.error === null && text !== files.get(name)) compared++;
    });
    project.remove();
    assert.ok(compared > PLANTED / 3, `only ${compared} of ${PLANTED} were changed and ran`);
  });
});

interface Plant {
  readonly file: string;
  readonly value: string;
  readonly form: number;
  readonly place: number;
}

/** The files by the names of their copies, each with its credential before one of its statements. */
function planted(plants: readonly Plant[], root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const [at, { file, value, form, place }] of plants.entries()) {
    const text = readFileSync(join(root, file), "utf8");
    const module = readModule(text, "python");
    if (module === undefined) continue;
    const { statements } = module;
    const offsets = statements
      .filter(({ parent, inline, keyword, first }, index) => {
        const above = statements[index - 1];
        const goesOn = /^(?:else|elif|except|finally|case)$/.test(keyword) || above?.keyword === "@";
        return index > 0 && parent === undefined && !inline && !goesOn && !isFuture(module, first);
      })
      .map(({ first }) => module.code[first]?.start ?? 0);
    const offset = offsets[place % Math.max(offsets.length, 1)] ?? text.length;
    const plant = PLANTS[form]?.(value, at) ?? "";
    files.set(`m${at}_${file.replace(/[^\w.]/g, "_")}`, `${text.slice(0, offset)}${plant}${text.slice(offset)}`);
  }
  return files;
}

function isFuture({ word }: Module, first: number): boolean {
  return word(first) === "from" && word(first + 1) === "__future__";
}
