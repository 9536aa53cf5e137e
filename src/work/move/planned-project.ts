import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { setDotenv } from "../../formats/dotenv/file";
import { isInside } from "../../machine/files";
import { gitRoot } from "../../machine/git";
import { toPosix } from "../../machine/paths";
import type { Plan, ProjectFacts, ProjectFile } from "../../refactor/plan";
import { withLine } from "../../text/lines";
import { projectFacts } from "./project-facts";

/** The project of the files that a run changes: its root, and its files as they will be once the plans so far are carried out. */
export class FixProject {
  readonly #texts = new Map<string, string>();
  readonly #ignored = new Set<string>();

  constructor(readonly root: string) {}

  /** What a fix of `source` (relative to the root) needs to know, the plans taken so far included. */
  async facts(source: string): Promise<ProjectFacts> {
    const facts = await projectFacts(this.root, source);
    const { dotenv } = facts;
    const current = <T extends ProjectFile>(file: T): T => ({ ...file, text: this.#texts.get(file.file) ?? file.text });
    return {
      ...facts,
      dotenv: {
        ...current(dotenv),
        ignored: dotenv.ignored || this.#ignored.has(dotenv.file),
        gitignore: current(dotenv.gitignore),
        example: current(dotenv.example),
        ...(dotenv.dockerignore === undefined ? {} : { dockerignore: current(dotenv.dockerignore) }),
      },
      ...(facts.requirements === undefined ? {} : { requirements: current(facts.requirements) }),
    };
  }

  /** Counts a plan that was made from `facts` as carried out. */
  take(plan: Plan, { dotenv, requirements }: ProjectFacts): void {
    const { gitignore, dockerignore, example } = dotenv;
    const known = [
      dotenv,
      gitignore,
      example,
      ...(dockerignore ? [dockerignore] : []),
      ...(requirements ? [requirements] : []),
    ];
    const text = (file: string) => this.#texts.get(file) ?? known.find((each) => each.file === file)?.text ?? "";
    for (const { file, line } of [...plan.ignores, ...plan.examples]) this.#texts.set(file, withLine(text(file), line));
    for (const { file, name, secret } of plan.stores) {
      const set = setDotenv(text(file), name, secret.reveal());
      if (set.kind === "text") this.#texts.set(file, set.text);
      this.#ignored.add(file);
    }
    for (const { file, after } of plan.files) this.#texts.set(file, after);
  }
}

/** The projects of a run, by their roots: the git root of a file, without git the current folder or the file's own. */
export class FixProjects {
  readonly #projects = new Map<string, FixProject>();
  readonly #roots = new Map<string, string>();

  /** The project of a file, and the file's path in it. Throws where the file is gone. */
  async of(file: string, cwd: string): Promise<{ project: FixProject; path: string }> {
    const folder = realpathSync(dirname(file));
    const root = this.#roots.get(folder) ?? (await rootOf(folder, realpathSync(cwd)));
    this.#roots.set(folder, root);
    const project = this.#projects.get(root) ?? new FixProject(root);
    this.#projects.set(root, project);
    return { project, path: toPosix(relative(root, join(folder, basename(file)))) };
  }
}

async function rootOf(folder: string, cwd: string): Promise<string> {
  const root = await gitRoot(folder);
  if (root !== undefined) return resolve(root);
  return isInside(cwd, folder) ? cwd : folder;
}
