import { join, relative } from "node:path";
import { readBounded } from "../../machine/bounded-file";
import { FileError } from "../../machine/files";
import { findProgram } from "../../machine/find-program";
import { askGit } from "../../machine/git";
import { nearestFile, nearestPlace } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { SopsError } from "../../sops";
import { findFiles } from "../../stores/find-files";
import { findConfig } from "../../stores/sops/creation-rule";
import { findIdentities } from "../../stores/sops/identities";
import { usableKeys } from "../../stores/sops/keys";
import { findSops, INSTALL_SOPS } from "../../stores/sops/program";
import { shellWord } from "../../text/shell-words";
import { findRefs } from "../run/references";
import { loadConfig } from "../scan/config";
import { entryState } from "../secrets/entry-state";
import type { Session } from "../session";

/** One thing that was looked at. `missing` is nothing wrong; what is `wrong` keeps something from working. */
export interface Symptom {
  readonly about: string;
  readonly state: "ok" | "missing" | "wrong";
  /** What is there, and what to do; never a value or a key. */
  readonly text: string;
}

/** Looks at all that the product needs where the session's folder is. Starts git alone, and no key command. */
export async function examine(session: Session): Promise<readonly Symptom[]> {
  const looks = [git, configuration, dotenv, references, rules, keys, sops, terminal];
  const found: Symptom[] = [];
  for (const look of looks) found.push(...(await look(session)));
  return found;
}

async function git({ root, env, files }: Session): Promise<Symptom[]> {
  const program = findProgram("git", root, env);
  if (program === undefined) return [missing("git", "Not on PATH.")];
  if (!files.inRepository) return [missing("git", `${program}; this folder is in no repository.`)];
  return [
    await attempt("git", async () => {
      await askGit(root, ["rev-parse", "--git-dir"]);
      return ok("git", `${program}; the repository is ${root}.`);
    }),
  ];
}

function configuration({ folder, files }: Session): Symptom[] {
  const about = "configuration";
  const loaded = loadConfig(folder);
  if (loaded.kind === "invalid") return [wrong(about, `${files.shown(loaded.file)}: ${loaded.reason}.`)];
  if (loaded.file === undefined) return [missing(about, "No .sealwright.toml or pyproject.toml says anything to us.")];
  const { ownRules, exclude, disabledRules } = loaded.config;
  const counts = `${ownRules.length} rules of its own, ${exclude.length} paths left out, ${disabledRules.size} rules left out`;
  return [ok(about, `${files.shown(loaded.file)}: ${counts}.`)];
}

async function dotenv({ root, folder, files }: Session): Promise<Symptom[]> {
  const path = nearestFile(folder, root, ".env");
  if (path === undefined) {
    const other = nearestPlace(folder, root, ".env");
    const none =
      other === undefined ? "None from here up." : `${files.shown(other)} is no file: nothing is read of it.`;
    return [missing(".env", none)];
  }
  const file = toPosix(relative(root, path));
  const shown = files.shown(path);
  return [
    await attempt(".env", async () => {
      if (await files.isTracked(file)) return wrong(".env", `Git tracks ${shown}: git rm --cached ${shellWord(shown)}`);
      if ((await files.isIgnored(file)) === false)
        return wrong(".env", `Git does not ignore ${shown}: add it to .gitignore.`);
      if (await files.openToOthers(file))
        return wrong(".env", `Others on this machine can read ${shown}: chmod 600 ${shellWord(shown)}`);
      return ok(".env", `${shown}, which programs get.`);
    }),
  ];
}

async function references(session: Session): Promise<Symptom[]> {
  const { root, folder, from } = session;
  const refs = await findRefs(folder, { root, from });
  if (refs.kind === "refused") return refs.reason.split("\n").map((line) => wrong(".env.refs", line));
  if (refs.shown === undefined) return [missing(".env.refs", "None from here up.")];
  const given: string[] = [];
  const symptoms: Symptom[] = [];
  for (const { name, text, line, reference } of refs.entries) {
    const state = await entryState(session.with({ folder: refs.folder }), reference);
    if (state.kind === "gone")
      symptoms.push(wrong(".env.refs", `${refs.shown}:${line}: ${name}=${text}: ${state.reason}`));
    else given.push(state.kind === "unseen" ? `${name} (not looked at)` : name);
  }
  return [ok(".env.refs", `${refs.shown} gives ${given.join(", ") || "nothing"}.`), ...symptoms];
}

async function rules({ folder, files }: Session): Promise<Symptom[]> {
  return [
    await attempt(".sops.yaml", async () => {
      const found = await findConfig(folder);
      if (found === undefined) return missing(".sops.yaml", "None from here up: sealwright sops set-up makes one.");
      return ok(".sops.yaml", `${files.shown(found.path)}.`);
    }),
  ];
}

async function keys({ root, env }: Session): Promise<Symptom[]> {
  const { SOPS_AGE_KEY_CMD: command, ...quiet } = env;
  const sources = await findIdentities({ root, env: quiet });
  const { texts, problems } = await usableKeys(sources);
  const found = texts.length > 0 ? [ok("age key", `${texts.length === 1 ? "One" : texts.length} found.`)] : [];
  const asked = command === undefined ? [] : [ok("age key", "SOPS_AGE_KEY_CMD is asked when a file is opened.")];
  const none = sources.length === 0 && command === undefined;
  return [
    ...found,
    ...asked,
    ...problems.map((problem) => wrong("age key", problem)),
    ...(none ? [missing("age key", "None: sealwright sops set-up makes one.")] : []),
  ];
}

async function sops({ root, folder, env, files }: Session): Promise<Symptom[]> {
  const program = findSops(root, env);
  const asking = await extractingScript(root, folder);
  if (asking !== undefined) {
    const asks = `${files.shown(asking)} asks it for values whenever it runs`;
    return [program === undefined ? wrong("sops", `${asks}. ${INSTALL_SOPS}`) : ok("sops", `${program}; ${asks}.`)];
  }
  const needed = "needed for PGP, cloud KMS, Vault and SSH keys alone";
  return [program === undefined ? missing("sops", `${needed}. ${INSTALL_SOPS}`) : ok("sops", `${program}, ${needed}.`)];
}

/** A script below the folder that starts `sops` for its values, as `fix --sops-form extract` has it do; relative to the root. */
async function extractingScript(root: string, folder: string): Promise<string | undefined> {
  const scripts = await findFiles(folder, (name) => name.endsWith(".py"));
  for (const script of scripts) {
    const read = readBounded(join(folder, script), root);
    if (read.kind === "text" && EXTRACTS.test(read.text)) return toPosix(relative(root, join(folder, script)));
  }
  return undefined;
}

const EXTRACTS = /["']sops["'],[^\n]{0,100}["']--extract["']/;

async function terminal({ root, env }: Session): Promise<Symptom[]> {
  const { finderOf, terminalFor } = await import("../run/terminal");
  const maker = await terminalFor(["true"], env, finderOf(root, env, process.platform));
  const about = "terminal";
  if (maker !== undefined) return [ok(about, `${maker.program} gives programs under sealwright run one of their own.`)];
  return [missing(about, "No python3 or script is here: programs under sealwright run get a pipe.")];
}

async function attempt(about: string, look: () => Promise<Symptom>): Promise<Symptom> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof FileError || error instanceof SopsError) return wrong(about, error.message);
    throw error;
  }
}

const ok = (about: string, text: string): Symptom => ({ about, state: "ok", text });
const missing = (about: string, text: string): Symptom => ({ about, state: "missing", text });
const wrong = (about: string, text: string): Symptom => ({ about, state: "wrong", text });
