import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { scan } from "../../../../src/detect/scan";
import { DEFAULT_SETTINGS } from "../../../../src/refactor/request";
import { FileFixes, type FixedFile } from "../../../../src/work/move/fix-file";
import { TO_DOTENV } from "../../../../src/work/move/move-target";
import { parseTarget, prepareTarget } from "../../../../src/work/move/target";
import { findAll } from "../../../../src/work/scan/find-all";
import type { Session } from "../../../../src/work/session";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

const NAMES = ["db_password", "smtp_password", "client_secret", "api_token"];
const LETTERS = [..."abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"];

const value = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 18, maxLength: 18 })
  .map((letters) => `Q7${letters.join("")}`);

/** A script with credentials, some of which other scripts have too. */
const script = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([lines, windows]) => lines.map(([name, text]) => `${name} = "${text}"`).join(windows ? "\r\n" : "\n"));

const project = fc.record({
  scripts: fc.array(script, { minLength: 1, maxLength: 3 }),
  dotenv: fc.constantFrom(undefined, "", "DB_PASSWORD=other\n", "\ufeffA=1\r\nDB_PASSWORD_2=x", "SMTP_PASSWORD=${A}\n"),
  refs: fc.constantFrom(undefined, "CLIENT_SECRET=sops://secrets.enc.yaml#/client\n", "# none\r\n"),
  gitignore: fc.constantFrom(undefined, "*.log", ".env\r\n"),
  example: fc.constantFrom(undefined, "DB_PASSWORD=\n"),
});

describe("fixing files without writing", () => {
  const folders: string[] = [];
  const folder = () => {
    const made = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-fix-")));
    folders.push(made);
    return made;
  };

  after(() => {
    for (const each of folders) rmSync(each, { recursive: true, force: true });
  });

  async function fixAll(root: string, write: boolean): Promise<FixedFile[]> {
    const scanned = await findAll({ cwd: root, paths: [], exclude: [".env*"] });
    assert(scanned.kind === "scanned");
    const target = parseTarget("env");
    assert(!("kind" in target));
    const fixes = new FileFixes(root, new ScriptedPerson(), write, async (session) => {
      const ready = await prepareTarget(session, target, { cwd: root, write });
      return "kind" in ready ? ready : { settings: DEFAULT_SETTINGS, target: ready, clearOutputs: false, rules: [] };
    });
    const done: FixedFile[] = [];
    for (const name of readdirSync(root)
      .filter((each) => each.endsWith(".py"))
      .sort()) {
      const findings = scanned.findings.filter(({ file }) => file === name).map(({ finding }) => finding);
      const fixed = await fixes.fix({ file: join(root, name), title: name, findings });
      assert(!("code" in fixed));
      done.push(fixed);
    }
    return done;
  }

  /** All that a report shows of a fix. */
  const shown = ({ fix, error }: FixedFile) => ({
    error,
    after: fix.after,
    notes: fix.notes,
    left: fix.left.map(({ reason }) => reason),
    moved: fix.moved.map(({ start }) => start),
    steps: fix.plans.flatMap(({ steps }) =>
      steps.map((step) => {
        if (step.kind === "free-names" || step.kind === "store-values") {
          return [step.kind, step.values.map(({ name, reference }) => [name, reference.text])];
        }
        return step;
      }),
    ),
  });

  const texts = (root: string) =>
    new Map(
      readdirSync(root)
        .sort()
        .map((name) => [name, readFileSync(join(root, name), "utf8")]),
    );

  it("shows exactly what writing does, and changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(project, async ({ scripts, dotenv, refs, gitignore, example }) => {
        const [looked, written] = [folder(), folder()];
        for (const [at, text] of scripts.entries()) writeFileSync(join(looked, `part${at}.py`), text);
        const others = { ".env": dotenv, ".env.refs": refs, ".gitignore": gitignore, ".env.example": example };
        for (const [name, text] of Object.entries(others)) {
          if (text !== undefined) writeFileSync(join(looked, name), text);
        }
        cpSync(looked, written, { recursive: true });
        const before = texts(looked);
        const look = await fixAll(looked, false);
        assert.deepEqual(texts(looked), before, "a look has written");
        const done = await fixAll(written, true);
        assert.deepEqual(look.map(shown), done.map(shown));
        const after = texts(written);
        for (const [at, { fix }] of done.entries()) assert.equal(after.get(`part${at}.py`), fix.after);
        assert.ok(
          done.some(({ fix }) => fix.moved.length > 0),
          "nothing moves",
        );
      }),
      { numRuns: 40 },
    );
  }).timeout(120_000);
});

describe("fixing files of several projects", () => {
  it("goes on with the others where one cannot be written, and tries no further file of that one", async () => {
    const projects = [await SealedProject.create(), await SealedProject.create()] as const;
    const [stuck, able] = projects;
    try {
      const text = 'db_password = "Zk4vQ9pLx2Rt7nBq"\n';
      const person = new ScriptedPerson({ recipients: "no" });
      const prepare = async ({ root }: Session) => ({
        settings: DEFAULT_SETTINGS,
        target: root === stuck.root ? { store: "sops", place: "secrets.enc.yaml" } : TO_DOTENV,
        clearOutputs: false,
        rules: [],
      });
      const fixes = new FileFixes(stuck.root, person, true, prepare, stuck.env());
      const fix = async (own: SealedProject, name: string) => {
        own.write(name, text);
        const findings = scan({ text, path: name, language: "python" });
        return fixes.fix({ file: join(own.root, name), title: name, findings });
      };
      assert.match((await fix(stuck, "a.py")).error ?? "", /You have not agreed.* The code was not changed\./);
      const next = await fix(stuck, "b.py");
      assert.deepEqual([next.error, next.fix.left.length], [undefined, 1]);
      assert.match(next.fix.left[0]?.reason ?? "", /^Not tried/);
      assert.equal((await fix(able, "a.py")).fix.moved.length, 1);
      assert.ok(able.read(".env").startsWith("DB_PASSWORD="));
      assert.equal(stuck.read("a.py"), text);
      assert.equal(person.asked.length, 1);
    } finally {
      for (const each of projects) each.remove();
    }
  });
});
