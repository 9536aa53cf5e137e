import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { planFiles } from "../../../scripts/build/files";
import { link } from "../../../scripts/build/link";
import { split } from "../../../scripts/build/split";

/** A module by what it uses of modules with higher numbers, and how. */
interface Sample {
  readonly imports: readonly number[];
  readonly dynamic: readonly number[];
  readonly required: readonly number[];
}

/** Its `text` names itself and what it uses. That it is evaluated goes to a list. */
function source(number: number, { imports, dynamic, required }: Sample): string {
  return `${imports.map((one) => `import { text as text${one} } from "./m${one}";\n`).join("")}
(globalThis.evaluated ??= []).push(${number});
export async function text() {
  const parts = [
    ${imports.map((one) => `await text${one}(),`).join("\n")}
    ${dynamic.map((one) => `await (await import("./m${one}")).text(),`).join("\n")}
    ${required.map((one) => `await require("./m${one}").text(),`).join("\n")}
  ];
  return "${number}(" + parts.join() + ")";
}`;
}

function expected(samples: readonly Sample[], number: number): string {
  const { imports, dynamic, required } = samples[number] as Sample;
  return `${number}(${[...imports, ...dynamic, ...required].map((one) => expected(samples, one)).join()})`;
}

const PROGRAMS = [0, 1];

const graphs = fc.integer({ min: 3, max: 9 }).chain((count) => {
  const later = (index: number) =>
    index === count - 1
      ? fc.constant([])
      : fc.uniqueArray(fc.integer({ min: Math.max(index, 1) + 1, max: count - 1 }), { maxLength: 2 });
  const one = (index: number) =>
    fc.record({ imports: later(index), dynamic: later(index), required: index < 2 ? fc.constant([]) : later(index) });
  return fc.tuple(...Array.from({ length: count }, (_, index) => one(index)));
});

describe("linked files", function () {
  this.timeout(120_000);
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-link-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function build(sources: Readonly<Record<string, string>>, programs: readonly string[], most: number) {
    mkdirSync(join(folder, "src"), { recursive: true });
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, "src", `${name}.ts`), text);
    const options = { absWorkingDir: folder, platform: "node", minify: true, logLevel: "error" } as const;
    const pieces = await split(Object.fromEntries(programs.map((name) => [name, `src/${name}.ts`])), options);
    const files = planFiles(pieces, programs, [], most);
    await link(pieces, files, { ...options, outdir: join(folder, "dist") });
    return [...files.keys()];
  }

  /** Runs a text beside the files; gives what it prints. */
  function run(text: string): string {
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", text], {
      cwd: join(folder, "dist"),
      encoding: "utf8",
    });
    assert.equal(stderr, "");
    return stdout;
  }

  it("compute what their sources compute, and evaluate each module once, after what it imports", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 3, max: 6 }), async (samples, most) => {
        rmSync(folder, { recursive: true, force: true });
        const names = PROGRAMS.map((program) => `m${program}`);
        await build(Object.fromEntries(samples.map((one, number) => [`m${number}`, source(number, one)])), names, most);
        for (const program of PROGRAMS) {
          const text = `require("./m${program}.js").text().then((text) => console.log(JSON.stringify([text, evaluated])))`;
          const [result, evaluated] = JSON.parse(run(text)) as [string, number[]];
          assert.equal(result, expected(samples, program));
          assert.equal(new Set(evaluated).size, evaluated.length);
          for (const [place, number] of evaluated.entries()) {
            for (const one of samples[number]?.imports ?? []) assert(evaluated.indexOf(one) < place);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it("know an error of another file for one of its class", async () => {
    const padding = `export const padding = "${"x".repeat(40_000)}";`;
    const files = await build(
      {
        main: `import { Refusal } from "./refusal";
          export async function main() {
            try { (await import("./store")).open(); } catch (error) { return error instanceof Refusal; }
          }
          export const other = async () => (await import("./other")).padding.length;
          export const digest = async () => (await import("node:crypto")).randomBytes(8);`,
        refusal: "export class Refusal extends Error {}",
        store: `import { Refusal } from "./refusal"; ${padding} export function open() { throw new Refusal(padding); }`,
        other: `import { Refusal } from "./refusal"; ${padding} export const kind = Refusal;`,
      },
      ["main"],
      30,
    );
    assert(files.length > 2);
    assert.equal(run('require("./main.js").main().then(console.log)'), "true\n");
  });

  it("are not made of a module that exports what may change, which other files would not see", async () => {
    await assert.rejects(
      build({ main: "export let count = 0; export const add = () => count++;" }, ["main"], 30),
      /main\.ts/,
    );
  });

  it("are read when they are first asked for, also by require", async () => {
    const big = `export const big = "${"x".repeat(40_000)}";`;
    await build(
      {
        main: `export const rules = () => require("./rules").big.length;
          export const store = () => import("./store").then(({ big }) => big.length);`,
        rules: big,
        store: big.replaceAll("xx", "xy"),
      },
      ["main"],
      30,
    );
    const count = "Object.keys(require.cache).length";
    const text = `const main = require("./main.js"); const counts = [${count}]; counts.push(main.rules(), ${count});
      main.store().then((length) => console.log(...counts, length, ${count}))`;
    assert.equal(run(text), "1 40000 2 40000 3\n");
  });
});
