import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { isInside } from "../machine/files";
import { realFolder, realPlace, repositoryRoot } from "../machine/nearest";
import { toPosix } from "../machine/paths";
import { DiskFiles, type ProjectFiles } from "../machine/project-files";
import type { Secret } from "../secret/secret";
import type { Managers } from "../stores/managers/managers";
import { Stores } from "../stores/registry";
import type { SealedMemory } from "../stores/sealed-memory";
import { type Call, NEVER, type ReadableValues, type StoreContext } from "../stores/store";
import { type Refused, refuse } from "../text/refused";
import { agreeToReadable, agreeToRecipients } from "./consent/agree";
import { noteDataKey } from "./consent/data-key";
import { noteVariables } from "./consent/variables";
import { managersOf } from "./managers/managers-of";
import { isYes, type Person } from "./person";

/** What a session is about, and who is asked. */
interface SessionOptions {
  /** No file outside of it is read or written. Links are resolved. */
  readonly root: string;
  /** Where the paths of references begin; the root by default. Links are resolved. */
  readonly folder?: string;
  /** Where the person is, from where files are named to them; the root by default. Links are resolved. */
  readonly from?: string;
  readonly person: Person;
  /** The process's own environment by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** The files of the disk by default. */
  readonly files?: ProjectFiles;
  readonly sealedMemory?: SealedMemory;
  /** The managers of this window or run; those of the user's settings by default, of this session alone. */
  readonly managers?: Managers;
  /** Ends what the session asks of managers; never by default. */
  readonly signal?: AbortSignal;
}

/** What every use case needs: the project's files, its stores, the environment, and the person to ask. */
export class Session implements StoreContext {
  readonly root: string;
  readonly folder: string;
  readonly from: string;
  readonly person: Person;
  readonly env: NodeJS.ProcessEnv;
  readonly files: ProjectFiles;
  readonly stores: Stores;
  readonly sealedMemory?: SealedMemory;
  readonly managers: Managers;
  /** For what the user asks for, and for what is only looked at. */
  readonly use: Call;
  readonly browse: Call;
  /** What the person has answered on the recipients of a file: planning and carrying out ask once. */
  #agreed = new Map<string, Promise<boolean>>();

  constructor({
    root,
    folder = root,
    from = root,
    person,
    env = process.env,
    files,
    sealedMemory,
    managers,
    signal,
  }: SessionOptions) {
    this.root = realpathSync(root);
    this.folder = realFolder(folder) ?? folder;
    this.from = realFolder(from) ?? from;
    this.person = person;
    this.env = env;
    this.files = files ?? new DiskFiles(this.root, this.from);
    if (sealedMemory !== undefined) this.sealedMemory = sealedMemory;
    this.managers = managers ?? managersOf(env, person);
    this.use = { purpose: "use", signal: signal ?? NEVER };
    this.browse = { ...this.use, purpose: "browse" };
    this.stores = new Stores(this, this.managers);
  }

  /** The same session with some of it changed. */
  with(changed: Partial<SessionOptions>): Session {
    const { root, folder, from, person, env, files, sealedMemory, managers, use } = this;
    const memory = sealedMemory === undefined ? {} : { sealedMemory };
    const same = { root, folder, from, person, env, files, managers, signal: use.signal, ...memory };
    const other = new Session({ ...same, ...changed });
    if (other.root === root && other.person === person) other.#agreed = this.#agreed;
    return other;
  }

  agreesTo(file: string, recipients: readonly string[], opening = false): Promise<boolean> {
    const question = [file, ...recipients].join("\n");
    const answer = this.#agreed.get(question) ?? agreeToRecipients(this, file, recipients, opening);
    this.#agreed.set(question, answer);
    return answer;
  }

  agreesToReadable(file: string, readable: ReadableValues): Promise<boolean> {
    return agreeToReadable(this, file, readable);
  }

  async agreesToSeal(file: string, places: readonly string[], asked: boolean): Promise<boolean> {
    return isYes(await this.person.agree({ kind: "exposed", file: this.files.shown(file), places, asked }));
  }

  /** Bound, since it is handed on. */
  readonly passphrase = (source: string, again: boolean): Promise<Secret | undefined> =>
    this.person.passphrase(source, again);

  passesOver(text: string): void {
    this.person.report({ kind: "passed-over", text });
  }

  sawDataKey(file: string, opened: string | undefined, now: string): void {
    noteDataKey(this, file, opened, now);
  }

  wroteVariables(file: string, names: readonly string[]): void {
    // What is rehearsed alone is in no file.
    if (this.files instanceof DiskFiles) noteVariables(this, resolve(this.root, file), names);
  }

  /** A file that a person named, from `cwd`, relative to the root, with `/`; refused outside of the root. */
  pathInside(file: string, cwd: string): string | Refused<"outside"> {
    const path = resolve(realpathSync(cwd), file);
    if (path !== this.root && isInProject(this.root, path)) return pathInProject(this.root, path);
    return refuse("outside", `${file} is outside the project, where nothing is written.`);
  }
}

/** A path (absolute) from a project's root (links resolved) on, with `/`; the links of its folder are resolved. */
export function pathInProject(root: string, path: string): string {
  return toPosix(relative(root, realPlace(path)));
}

/** Whether a path (absolute) is in a project, the links of its folder resolved. */
export function isInProject(root: string, path: string): boolean {
  return isInside(root, realPlace(path));
}

/** The repository around a folder; without one the folder itself. Links resolved. */
export function projectRoot(folder: string): string {
  const here = realpathSync(folder);
  return repositoryRoot(here) ?? here;
}
