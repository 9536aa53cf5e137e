import { realpathSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Finding } from "../../detect/finding";
import { isInside } from "../../machine/files";
import { repositoryRoot } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import type { Refused } from "../../text/refused";
import type { Person } from "../person";
import { Session } from "../session";
import { carryOut, NO_DOCUMENTS } from "./carry-out";
import { type FileFix, type FixChoice, PLAN_TRIES, planFile, unchanged } from "./file-fix";
import { readSourceFile, writeSourceFile } from "./source-file";
import { DiskWorkplace, Rehearsal } from "./workplace";

/** A file with findings that are to move, as a run of fixes names it. */
export interface FixTask {
  /** Absolute. */
  readonly file: string;
  /** As it is shown. */
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** What a fix of a file came to: what it does, or has done, and what went wrong. */
export interface FixedFile {
  readonly fix: FileFix;
  readonly error: string | undefined;
}

/** Fixes files one after the other, each in its project; with `write` for good, else to see what would be done. */
export class FileFixes {
  readonly #sessions = new Map<string, Session>();
  readonly #roots = new Map<string, string>();
  readonly #rehearsals = new Map<string, Rehearsal>();
  readonly #choices = new Map<string, Promise<FixChoice | Refused>>();

  constructor(
    private readonly cwd: string,
    private readonly person: Person,
    private readonly write: boolean,
    /** What a fix of a project needs before its first file, such as a key; why it cannot go on, where that is so. */
    private readonly prepare: (session: Session) => Promise<FixChoice | Refused>,
    private readonly env: NodeJS.ProcessEnv = process.env,
  ) {}

  /** Plans a file, and carries the plans out. Throws where the file is gone. */
  async fix(task: FixTask): Promise<FixedFile | Refused> {
    const { session, path } = await this.#projectOf(task.file);
    const choice = await this.#choiceFor(session);
    if ("kind" in choice) return choice;
    for (let tries = 1; ; tries++) {
      const source = await readSourceFile(session.root, path);
      if (source.kind === "refused") return { fix: unchanged("", task.findings, source.reason), error: undefined };
      const place = this.#rehearsal(session);
      const planning = { session, place, open: this.write };
      const file = { path, title: task.title, text: source.text, wanted: task.findings };
      const fix = await planFile(planning, file, choice);
      const refused = this.write ? await this.#carryOut(fix, session) : undefined;
      // Another process was there first: what it stored is seen by the next plan.
      if (refused?.code === "taken" && tries < PLAN_TRIES) continue;
      if (refused !== undefined) return { fix, error: `${refused.reason} The code was not changed.` };
      if (fix.after === source.text) return { fix, error: undefined };
      if (!this.write) {
        await place.files.change(path, () => fix.after);
        return { fix, error: undefined };
      }
      const error = await writeSourceFile(session, path, source, fix.after);
      const kept = "The code was not changed; what was stored stays stored.";
      return { fix, error: error === undefined ? undefined : `${error} ${kept}` };
    }
  }

  /** The stores first, each read back. */
  async #carryOut(fix: FileFix, session: Session): Promise<Refused | undefined> {
    for (const plan of fix.plans) {
      const refused = await carryOut(plan, new DiskWorkplace(session), NO_DOCUMENTS);
      if (refused !== undefined) return refused;
    }
    return undefined;
  }

  #choiceFor(session: Session): Promise<FixChoice | Refused> {
    const choice = this.#choices.get(session.root) ?? this.prepare(session);
    this.#choices.set(session.root, choice);
    return choice;
  }

  /** What is written for good is on the disk; what is only looked at is remembered for the files that follow. */
  #rehearsal(session: Session): Rehearsal {
    const known = this.write ? undefined : this.#rehearsals.get(session.root);
    const rehearsal = known ?? new Rehearsal(session);
    this.#rehearsals.set(session.root, rehearsal);
    return rehearsal;
  }

  async #projectOf(file: string): Promise<{ session: Session; path: string }> {
    const folder = realpathSync(dirname(file));
    const root = this.#roots.get(folder) ?? rootOf(folder, realpathSync(this.cwd));
    this.#roots.set(folder, root);
    const session = this.#sessions.get(root) ?? new Session({ root, person: this.person, env: this.env });
    this.#sessions.set(root, session);
    return { session, path: toPosix(relative(root, join(folder, basename(file)))) };
  }
}

/** The repository around a file's folder; without one the current folder, or the file's own. */
function rootOf(folder: string, cwd: string): string {
  return repositoryRoot(folder) ?? (isInside(cwd, folder) ? cwd : folder);
}
