import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "smol-toml";
import { planEnvironment } from "../../src/refactor/environment";
import { DEFAULT_STYLE, importStyle } from "../../src/refactor/import-style";
import { applyEdits } from "../../src/text/edits";
import { fixtures } from "../unit/refactor/fixtures";
import { findingAt, requestFor } from "../unit/refactor/request";
import { editsAt } from "../unit/refactor/steps";
import { missing, pythonWith } from "./python";

const RUNS = 150;
const VALUE = "Zk4Tq9Lw2Rx8Yb5N";
/** Modules at the project's root, as ruff sees them. */
const OWN = ["app", "settings"];

const SETTINGS = [
  "force-single-line = true",
  "lines-after-imports = 2",
  "force-sort-within-sections = true",
  'known-first-party = ["boto3", "dotenv"]',
  'known-third-party = ["app"]\nforce-single-line = true\nlines-after-imports = 1',
];

const imports = fc.constantFrom(
  ..."abc asyncio json logging multiprocessing operator os.path pathlib sys typing".split(" "),
  ..."attrs boto3 dotenv numpy pandas torch zstd app settings app.models".split(" "),
  ...[
    "from a10 import x",
    "from dotenv import dotenv_values, find_dotenv",
    "from pathlib import Path",
    "from app import y",
  ],
  ...["from . import z", "from .. import w", "from .near import (\n    one,  # 1\n    two,\n)", "import numpy as np"],
  ...["# why it is here\nfrom torch import nn", "import zlib  # fast", "from typing import (\n    Any,\n)"],
);
const source = fc
  .tuple(
    fc.constantFrom("", '"""Doc."""\n\n', "#!/usr/bin/env python3\n", "# Licence\n\n"),
    fc.constantFrom("", "from __future__ import annotations\n"),
    fc.uniqueArray(imports, { maxLength: 7 }),
    fc.constantFrom(
      `token = "${VALUE}"\n`,
      `def f():\n    return "${VALUE}"\n`,
      `@x\nclass A:\n    token = "${VALUE}"\n`,
    ),
    fc.constantFrom("", "# A comment.\n", "#%%\n"),
  )
  .map(([head, future, lines, code, comment]) => {
    const block = lines.map((line) => (/^(?:from|#|import)/.test(line) ? line : `import ${line}`)).join("\n");
    return `${head}${future}${block}\n${comment}${code}`;
  });

describe("imports after a fix", function () {
  this.timeout(180_000);
  let python: string;
  let folder: string;

  before(function () {
    const interpreter = pythonWith("ruff==0.17.6");
    if (interpreter === undefined) return missing(this, "Python 3 with venv and pip");
    python = interpreter;
    folder = mkdtempSync(join(tmpdir(), "sealwright-imports-"));
    writeFileSync(join(folder, "ruff.toml"), 'lint.select = ["I"]\n');
    for (const name of OWN) {
      mkdirSync(join(folder, name));
      for (const file of ["__init__.py", "models.py"]) writeFileSync(join(folder, name, file), "");
    }
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  /** The names of the files in a subfolder of which ruff says that their imports are not in order. */
  function unsorted(name: string, ...more: string[]): Set<string> {
    const args = [
      "-m",
      "ruff",
      "check",

      "--no-cache",
      "--output-format",
      "concise",
      ...more,
      name,
    ];
    const { stdout, stderr, status } = spawnSync(python, args, { cwd: folder, encoding: "utf8" });
    assert.ok(status === 0 || status === 1, stderr);
    return new Set([...stdout.matchAll(/([^/\\\s]+\.py):\d+:\d+: I001/g)].map((found) => found[1] ?? ""));
  }

  function write(name: string, texts: ReadonlyMap<string, string>): void {
    mkdirSync(join(folder, name));
    for (const [file, text] of texts) writeFileSync(join(folder, name, file), text);
  }

  it("are in order for ruff in every fixture whose imports were", () => {
    const moved = fixtures().filter(({ plan, description }) => plan.kind === "plan" && description.language !== "cell");
    const texts = (which: "before" | "after") =>
      new Map(moved.map((each) => [`${each.name}.py`, each[which]] as const));
    write("fixtures-before", texts("before"));
    write("fixtures-after", texts("after"));
    const before = unsorted("fixtures-before");
    assert.ok(before.size < moved.length / 4);
    assert.deepEqual(
      [...unsorted("fixtures-after")].filter((file) => !before.has(file)),
      [],
    );
  });

  it("are in order for ruff in random modules whose imports were", () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`      seed ${seed}`);
    const sources = fc.sample(source, { numRuns: RUNS, seed });
    write("random", new Map(sources.map((text, at) => [`m${at}.py`, text] as const)));
    unsorted("random", "--fix");
    const fixed = new Map<string, string>();
    for (const at of sources.keys()) {
      const text = readFileSync(join(folder, "random", `m${at}.py`), "utf8");
      const request = requestFor(text, [findingAt(text, VALUE, { name: "token" })], {
        settings: { loadDotenv: at % 2 === 0 ? "always" : "never" },
      });
      const plan = planEnvironment({
        ...request,
        project: { ...request.project, imports: { ...DEFAULT_STYLE, own: new Set(OWN) } },
      });
      assert.equal(plan.kind, "plan");
      if (plan.kind === "plan") fixed.set(`m${at}.py`, applyEdits(text, editsAt(plan)));
    }
    write("fixed", fixed);
    const texts = [...unsorted("fixed")].map((file) => fixed.get(file));
    assert.deepEqual(texts, []);
  });

  for (const [at, settings] of SETTINGS.entries())
    it(`are in order for ruff by the project's own settings: ${settings.replaceAll("\n", ", ")}`, () => {
      const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
      console.log(`      seed ${seed}`);
      const config = `[tool.ruff]\nsrc = [".."]\nlint.select = ["I"]\n[tool.ruff.lint.isort]\n${settings}\n`;
      const style = importStyle(parse(config), new Set(OWN));
      const before = `styled${at}`;
      write(before, new Map([["pyproject.toml", config]]));
      const sources = fc.sample(source, { numRuns: RUNS / 3, seed });
      sources.forEach((text, n) => {
        writeFileSync(join(folder, before, `m${n}.py`), text);
      });
      unsorted(before, "--fix");
      const texts = new Map([["pyproject.toml", config]]);
      for (const n of sources.keys()) {
        const text = readFileSync(join(folder, before, `m${n}.py`), "utf8");
        const request = requestFor(text, [findingAt(text, VALUE, { name: "token" })], {
          settings: { loadDotenv: n % 2 === 0 ? "always" : "never" },
        });
        const project = { ...request.project, ...(style === undefined ? {} : { imports: style }) };
        const plan = planEnvironment({ ...request, project });
        assert.equal(plan.kind, "plan");
        if (plan.kind === "plan") texts.set(`m${n}.py`, applyEdits(text, editsAt(plan)));
      }
      write(`${before}-fixed`, texts);
      assert.deepEqual(
        [...unsorted(`${before}-fixed`)].map((file) => texts.get(file)),
        [],
      );
    });
});
