import { realpathSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Finding } from "../../detect/finding";
import type { CompiledRule } from "../../detect/read/own-rules";
import { isInside } from "../../machine/files";
import { repositoryRoot } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import type { Plan } from "../../refactor/plan";
import { type Refused, refuse } from "../../text/refused";
import type { Person } from "../person";
import { Session } from "../session";
import { carryOutAll, NO_DOCUMENTS } from "./carry-out";
import type { Copies } from "./copies";
import { type FileFix, type FixChoice, planFile, unchanged } from "./file-fix";
import { planUntilFree } from "./replan";
import { type FixSource, readSourceFile, writeSourceFile } from "./source-file";
import { storedBy } from "./stored";
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
  /** Why nothing can be moved in the file's project at all, such as a key that nobody agreed to make. */
  readonly refused?: Refused;
  /** What the person calls a file of the project, which is given relative to its root. */
  shown(file: string): string;
}

/** What follows where one file of a project could not be changed: what failed, such as a store, would fail again. */
const NOT_TRIED = "Not tried, since another file of its project could not be changed.";

/** A file's plans; `source` is missing where the file cannot be changed, `refused` says why it was not carried out. */
interface PlannedFile {
  readonly source: FixSource | undefined;
  readonly place: Rehearsal;
  readonly fix: FileFix;
  readonly refused: Refused | undefined;
}

const NOT_EDITED = "not-edited";

/** The stores first, each read back, then the source, before another fix of the project begins. */
function carryOutFix(fix: FileFix, session: Session, path: string, source: FixSource): Promise<Refused | undefined> {
  return carryOutAll(fix.plans, new DiskWorkplace(session), NO_DOCUMENTS, async () => {
    if (fix.after === source.text) return undefined;
    const error = await writeSourceFile(session, path, source, fix.after);
    return error === undefined ? undefined : refuse(NOT_EDITED, error);
  });
}

/** Fixes files one after the other, each in its project; with `write` for good, else to see what would be done. */
export class FileFixes {
  readonly #sessions = new Map<string, Session>();
  readonly #roots = new Map<string, string>();
  readonly #rehearsals = new Map<string, Rehearsal>();
  readonly #choices = new Map<string, Promise<FixChoice | Refused>>();
  readonly #failed = new Set<string>();
  readonly #moved = new Map<Session, Plan[]>();

  constructor(
    private readonly cwd: string,
    private readonly person: Person,
    private readonly write: boolean,
    /** What a fix of a project needs before its first file, such as a key; why it cannot go on, where that is so. */
    private readonly prepare: (session: Session) => Promise<FixChoice | Refused>,
    private readonly env: NodeJS.ProcessEnv = process.env,
  ) {}

  /** Plans a file, and carries the plans out. What is refused or fails in one project stops no other. Throws where the file is gone. */
  async fix(task: FixTask): Promise<FixedFile> {
    const { session, path } = await this.#projectOf(task.file);
    const shown = (file: string) => session.files.shown(file);
    const left = (reason: string) => ({ fix: unchanged("", task.findings, reason), error: undefined, shown });
    if (this.#failed.has(session.root)) return left(NOT_TRIED);
    const choice = await this.#choiceFor(session);
    if ("kind" in choice) return { ...left(choice.reason), refused: choice };
    const fixed = await this.#fix(task, session, path, choice);
    if (fixed.error !== undefined) this.#failed.add(session.root);
    else if (this.write) this.#moved.set(session, [...(this.#moved.get(session) ?? []), ...fixed.fix.plans]);
    return { ...fixed, shown };
  }

  /** Where the values that were moved still stand in the files of their projects; files are named as the person sees them. */
  async copies(rules: readonly CompiledRule[], allowed: (finding: Finding) => Promise<boolean>): Promise<Copies> {
    const all: Copies[] = [];
    for (const [session, plans] of this.#moved) {
      const { copiesOf } = await import("./copies");
      const found = await copiesOf(session, { ...storedBy(plans), rules, allowed });
      const copies = found.copies.map((copy) => ({ ...copy, file: session.files.shown(copy.file) }));
      all.push({ ...found, copies });
    }
    return { copies: all.flatMap(({ copies }) => copies), complete: all.every(({ complete }) => complete) };
  }

  async #fix(task: FixTask, session: Session, path: string, choice: FixChoice): Promise<Omit<FixedFile, "shown">> {
    const planned = await planUntilFree(
      () => this.#planAndCarryOut(task, session, path, choice),
      ({ refused }) => refused?.code,
    );
    const { source, place, fix, refused } = planned;
    if (refused !== undefined) {
      const kept = refused.code === NOT_EDITED ? "; what was stored stays stored" : "";
      return { fix, error: `${refused.reason} The code was not changed${kept}.` };
    }
    if (source !== undefined && fix.after !== source.text && !this.write) {
      await place.files.change(path, () => fix.after);
    }
    return { fix, error: undefined };
  }

  /** Plans a file from what it holds now, and carries that out. */
  async #planAndCarryOut(task: FixTask, session: Session, path: string, choice: FixChoice): Promise<PlannedFile> {
    const place = this.#rehearsal(session);
    const source = await readSourceFile(session, path);
    if (source.kind === "refused") {
      return { source: undefined, place, fix: unchanged("", task.findings, source.reason), refused: undefined };
    }
    const planning = { session, place, open: this.write };
    const file = { path, title: task.title, text: source.text, wanted: task.findings };
    const fix = await planFile(planning, file, choice);
    return { source, place, fix, refused: this.write ? await carryOutFix(fix, session, path, source) : undefined };
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
    const session =
      this.#sessions.get(root) ?? new Session({ root, from: this.cwd, person: this.person, env: this.env });
    this.#sessions.set(root, session);
    return { session, path: toPosix(relative(root, join(folder, basename(file)))) };
  }
}

/** The repository around a file's folder; without one the current folder, or the file's own. */
function rootOf(folder: string, cwd: string): string {
  return repositoryRoot(folder) ?? (isInside(cwd, folder) ? cwd : folder);
}
