import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Reference } from "../../../src/formats/refs/reference";
import { DEFAULT_SETTINGS } from "../../../src/refactor/request";
import { Secret } from "../../../src/secret/secret";
import { parseReference } from "../../../src/stores/kinds";
import { FileFixes } from "../../../src/work/move/fix-file";
import { parseTarget, prepareTarget } from "../../../src/work/move/target";
import type { Answer, Question } from "../../../src/work/person";
import { folderValues } from "../../../src/work/run/folder-values";
import { findAll } from "../../../src/work/scan/find-all";
import { compareWithHead } from "../../../src/work/seal/committed";
import { EditedFile } from "../../../src/work/seal/edited-file";
import { setUpGit } from "../../../src/work/seal/git-setup";
import { sealDotenv } from "../../../src/work/seal/seal-dotenv";
import { ensureSetUp } from "../../../src/work/seal/set-up";
import {
  decryptFile,
  encryptFile,
  encryptInPlace,
  replaceFile,
  rotateFile,
  updateKeys,
} from "../../../src/work/seal/whole-file";
import { addSecret, deleteSecret, renameSecret } from "../../../src/work/secrets/change";
import { usagesOf } from "../../../src/work/secrets/usages";
import { knownVariables, originOfVariable } from "../../../src/work/secrets/variables";
import type { Session } from "../../../src/work/session";
import { ageRecipients, encrypt } from "../../sealed-texts";
import { ScriptedPerson } from "./scripted-person";
import { SealedProject } from "./sealed-project";

const VALUE = "Zk4vQ9pLx2Rt7nBq";
const SEALED = "secrets.enc.yaml";
const REFS = `DB_PASSWORD=sops://${SEALED}#/db/password\n`;

/** What a use case came to, in a word: the kind of its result, or why it was refused. */
type Outcome = string;

interface UseCase {
  readonly name: string;
  /** What the user is asked, in order, where the answer is always yes. */
  readonly asks: readonly Question["kind"][];
  readonly prepare?: (project: SealedProject) => void | Promise<void>;
  run(session: Session, project: SealedProject): Promise<Outcome>;
  /** What it comes to for each answer; nothing in the project changes where it is refused. */
  readonly comes: Readonly<Record<"yes" | "no" | "unasked", Outcome>>;
}

function word(result: object | undefined): Outcome {
  if (result === undefined) return "done";
  return "code" in result ? String(result.code) : "kind" in result ? String(result.kind) : "done";
}

function named(text: string): Reference {
  const reading = parseReference(text);
  assert(reading.kind === "reference");
  return reading.reference;
}

function always(outcome: Outcome): UseCase["comes"] {
  return { yes: outcome, no: outcome, unasked: outcome };
}

/** A project whose sealed file another user reads too, whom this user has not agreed to. */
async function shared(project: SealedProject): Promise<void> {
  const other = await identityToRecipient(await generateX25519Identity());
  const groups = ageRecipients([project.recipient, other]);
  project.write(SEALED, await encrypt(`db:\n  password: ${VALUE}\n  user: me\n`, "yaml", { groups }));
  project.write(".sops.yaml", `creation_rules:\n  - age: ${project.recipient},${other}\n`);
  project.write(".env.refs", REFS);
}

function git(project: SealedProject): void {
  const run = (...args: string[]) => execFileSync("git", args, { cwd: project.root });
  run("init", "-q");
  run("add", "-A");
  run("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a");
}

async function fix(session: Session, to: string | undefined, write: boolean): Promise<Outcome> {
  const cwd = session.root;
  const scanned = await findAll({ cwd, paths: ["train.py"], exclude: [] });
  assert(scanned.kind === "scanned");
  const target = parseTarget(to);
  assert(!("kind" in target));
  const fixes = new FileFixes(
    cwd,
    session.person,
    write,
    async (own) => {
      const ready = await prepareTarget(own, target, { cwd, write });
      return "kind" in ready ? ready : { settings: DEFAULT_SETTINGS, target: ready, clearOutputs: false, rules: [] };
    },
    session.env,
  );
  const findings = scanned.findings.map(({ finding }) => finding);
  const fixed = await fixes.fix({ file: join(cwd, "train.py"), title: "train.py", findings });
  if (fixed.refused !== undefined) return fixed.refused.code;
  return fixed.error === undefined ? `moves ${fixed.fix.moved.length}` : "not moved";
}

const hardcode = (project: SealedProject) => project.write("train.py", `db_password = "${VALUE}"\n`);
const noRule = (project: SealedProject) => project.write(".sops.yaml", "creation_rules: []\n");

const USE_CASES: readonly UseCase[] = [
  {
    name: "looking for credentials",
    asks: [],
    prepare: hardcode,
    run: async ({ root }) => word(await findAll({ cwd: root, paths: [], exclude: [] })),
    comes: always("scanned"),
  },
  {
    name: "looking at a fix",
    asks: [],
    prepare: hardcode,
    run: (session) => fix(session, `sops:${SEALED}`, false),
    comes: always("moves 1"),
  },
  {
    name: "moving a value to .env",
    asks: [],
    prepare: hardcode,
    run: (session) => fix(session, undefined, true),
    comes: always("moves 1"),
  },
  {
    name: "moving a value to a sealed file of others too",
    asks: ["recipients"],
    prepare: async (project) => {
      await shared(project);
      project.write(".env.refs", "");
      project.write("train.py", 'smtp_password = "Qm8wX3kTz6Lp9vRd"\n');
    },
    run: (session) => fix(session, `sops:${SEALED}`, true),
    comes: { yes: "moves 1", no: "not moved", unasked: "not moved" },
  },
  {
    name: "moving a value to a sealed file that no rule is for",
    asks: ["set-up", "recipients"],
    prepare: (project) => {
      noRule(project);
      hardcode(project);
    },
    run: (session) => fix(session, `sops:${SEALED}`, true),
    comes: { yes: "moves 1", no: "not-set-up", unasked: "not-set-up" },
  },
  {
    name: "setting encryption up",
    asks: ["set-up"],
    prepare: noRule,
    run: async (session) => word(await ensureSetUp(session, SEALED)),
    comes: { yes: "done", no: "not-set-up", unasked: "not-set-up" },
  },
  {
    name: "sealing a .env",
    asks: ["recipients", "remove-sealed-dotenv"],
    prepare: async (project) => {
      await shared(project);
      project.write(".env.refs", "");
      project.write(".env", "SMTP_PASSWORD=Qm8wX3kTz6Lp9vRd\n");
    },
    run: async (session) => word(await sealDotenv(session, ".env", { target: SEALED })),
    comes: { yes: "removed", no: "declined", unasked: "declined" },
  },
  {
    name: "sealing one entry of a .env",
    asks: ["recipients", "remove-sealed-dotenv"],
    prepare: async (project) => {
      await shared(project);
      project.write(".env.refs", "");
      project.write(".env", "SMTP_PASSWORD=Qm8wX3kTz6Lp9vRd\nOTHER=1\n");
    },
    run: async (session) => word(await sealDotenv(session, ".env", { target: SEALED, names: ["SMTP_PASSWORD"] })),
    comes: { yes: "trimmed", no: "declined", unasked: "declined" },
  },
  {
    name: "sealing a whole file",
    asks: ["recipients"],
    prepare: async (project) => {
      await shared(project);
      project.write("plain.yaml", `token: ${VALUE}\n`);
    },
    run: async (session) => word(await encryptInPlace({ session, file: "plain.yaml" })),
    comes: { yes: "sealed", no: "declined", unasked: "declined" },
  },
  {
    name: "writing a whole file sealed",
    asks: ["recipients"],
    prepare: async (project) => {
      await shared(project);
      project.write("plain.yaml", `token: ${VALUE}\n`);
    },
    run: async (session) => {
      const named = { session, file: "plain.yaml" };
      const changed = await encryptFile(named);
      return changed.kind === "text" ? word(await replaceFile(named, changed)) : word(changed);
    },
    comes: { yes: "done", no: "declined", unasked: "declined" },
  },
  {
    name: "opening a whole file",
    asks: [],
    prepare: shared,
    run: async (session) => word(await decryptFile({ session, file: SEALED })),
    comes: always("text"),
  },
  {
    name: "giving a file another data key",
    asks: ["recipients"],
    prepare: shared,
    run: async (session) => {
      const named = { session, file: SEALED };
      const changed = await rotateFile(named);
      return changed.kind === "text" ? word(await replaceFile(named, changed)) : word(changed);
    },
    comes: { yes: "done", no: "declined", unasked: "declined" },
  },
  {
    name: "sealing a file to the rule's recipients",
    asks: ["recipients"],
    prepare: async (project) => {
      await shared(project);
      const sealed = await encrypt(`db: ${VALUE}\n`, "yaml", { groups: ageRecipients([project.recipient]) });
      project.write(SEALED, sealed);
    },
    run: async (session) => word(await updateKeys({ session, file: SEALED })),
    comes: { yes: "done", no: "declined", unasked: "declined" },
  },
  {
    name: "editing a sealed file",
    asks: ["recipients"],
    prepare: shared,
    run: async (session) => {
      const edited = await EditedFile.open(session, SEALED);
      if (!(edited instanceof EditedFile)) return word(edited);
      edited.keep(new Secret("db:\n  password: another\n"));
      return word(await edited.seal());
    },
    comes: { yes: "sealed", no: "declined", unasked: "declined" },
  },
  {
    name: "comparing a file with its last commit",
    asks: [],
    prepare: async (project) => {
      await shared(project);
      git(project);
    },
    run: async (session) => word(await compareWithHead(session, SEALED)),
    comes: always("comparison"),
  },
  {
    name: "having git open sealed files",
    asks: ["git-setup"],
    prepare: git,
    run: async (session) => word(await setUpGit(session, [process.execPath])),
    comes: { yes: "done", no: "declined", unasked: "declined" },
  },
  {
    name: "giving references to a program",
    asks: ["references"],
    prepare: shared,
    run: async (session) => word(await folderValues(session, new Set(), ".env")),
    comes: { yes: "values", no: "declined", unasked: "unasked" },
  },
  {
    name: "giving a program the variables of a .env",
    asks: ["variables"],
    prepare: async (project) => project.write(".env", `DB_PASSWORD=${VALUE}\n`),
    run: async (session) => word(await folderValues(session, new Set(), ".env")),
    comes: { yes: "values", no: "declined", unasked: "unasked" },
  },
  {
    name: "giving a program the address that it talks to",
    asks: ["references", "destinations"],
    prepare: async (project) => {
      await shared(project);
      project.write(".env.refs", `${REFS}OPENAI_BASE_URL=env:API\n`);
      git(project);
    },
    run: async (session) =>
      word(
        await folderValues(
          session.with({ env: { ...session.env, API: `https://me:${VALUE}@api.example.org/v1` } }),
          new Set(),
          ".env",
        ),
      ),
    comes: { yes: "values", no: "declined", unasked: "unasked" },
  },
  {
    name: "adding a secret",
    asks: ["recipients"],
    prepare: shared,
    run: async (session) =>
      word(await addSecret(session, named(`sops://${SEALED}#/new`), async () => new Secret(VALUE))),
    comes: { yes: "written", no: "declined", unasked: "declined" },
  },
  {
    name: "deleting a secret",
    asks: ["delete-secret", "recipients"],
    prepare: shared,
    run: async (session) => word(await deleteSecret(session, "password", named(`sops://${SEALED}#/db/password`))),
    comes: { yes: "removed", no: "declined", unasked: "declined" },
  },
  {
    name: "renaming a secret",
    asks: ["rename-secret", "recipients"],
    prepare: shared,
    run: async (session) => {
      const [from, to] = [named(`sops://${SEALED}#/db/password`), named(`sops://${SEALED}#/db/phrase`)];
      return word(await renameSecret(session, { name: "password", from, to }));
    },
    comes: { yes: "renamed", no: "declined", unasked: "declined" },
  },
  {
    name: "asking where a secret is used, and where a variable comes from",
    asks: [],
    prepare: async (project) => {
      await shared(project);
      project.write("train.py", 'import os\nos.environ["DB_PASSWORD"]\n');
    },
    run: async (session) => {
      const usages = await usagesOf(session.files, named(`sops://${SEALED}#/db/password`));
      const { names } = await knownVariables(session);
      const { span } = (await originOfVariable(session, "DB_PASSWORD")) ?? {};
      return `${usages.length} ${[...names.keys()]} ${span?.file}`;
    },
    comes: always(`3 DB_PASSWORD ${SEALED}`),
  },
];

describe("the use cases", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  /** Every file of the project but git's, by its path. */
  const files = () => {
    const all = readdirSync(project.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const own = all.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !path.includes(".git/"));
    return new Map(own.sort().map((path) => [path, readFileSync(path, "utf8")]));
  };

  for (const { name, asks, prepare, run, comes } of USE_CASES) {
    for (const answer of ["yes", "no", "unasked"] as const satisfies readonly Answer[]) {
      it(`${name}, where the answer is ${answer}`, async () => {
        await prepare?.(project);
        const before = files();
        const person = new ScriptedPerson({}, answer);
        const session = project.session(person);
        assert.equal(await run(session, project), comes[answer]);
        const kinds = person.asked.map(({ kind }) => kind);
        assert.deepEqual(kinds, answer === "yes" ? asks : asks.slice(0, 1));
        if (comes[answer] !== comes.yes) assert.deepEqual(files(), before, "a refusal has changed something");
        assert.ok(!inspect([person.asked, person.reports], { depth: 9 }).includes(VALUE), "a value is shown");
      });
    }
  }
});
