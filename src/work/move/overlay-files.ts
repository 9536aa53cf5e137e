import ignore from "ignore";
import type { ProjectFiles, TextChange } from "../../machine/project-files";

/** Files as they will be once planned changes are made: changes are kept in memory, and nothing is written. */
export class OverlayFiles implements ProjectFiles {
  readonly #below: ProjectFiles;
  readonly #texts = new Map<string, string>();
  /** What git has answered: each question starts a process. */
  readonly #ignored = new Map<string, Promise<boolean | undefined>>();
  readonly #tracked = new Map<string, Promise<boolean>>();

  constructor(below: ProjectFiles) {
    this.#below = below;
  }

  get root(): string {
    return this.#below.root;
  }

  shown(file: string): string {
    return this.#below.shown(file);
  }

  get inRepository(): boolean {
    return this.#below.inRepository;
  }

  async read(file: string): Promise<string | undefined> {
    return this.#texts.get(file) ?? this.#below.read(file);
  }

  async change(file: string, change: TextChange): Promise<boolean> {
    const before = await this.read(file);
    const text = await change(before);
    if (text === undefined || text === before) {
      // Another process may have written the line since git answered.
      if (file === ".gitignore") this.#ignored.clear();
      return false;
    }
    this.#texts.set(file, text);
    return true;
  }

  /** The lines that `.gitignore` is to get decide before what git says now. */
  async isIgnored(file: string): Promise<boolean | undefined> {
    const asked = this.#ignored.get(file) ?? this.#below.isIgnored(file);
    this.#ignored.set(file, asked);
    const now = await asked;
    const text = this.#texts.get(".gitignore");
    if (text === undefined || now === undefined) return now;
    const old = new Set(((await this.#below.read(".gitignore")) ?? "").split(/\r\n|\n|\r/));
    const added = text.split(/\r\n|\n|\r/).filter((line) => !old.has(line));
    const { ignored, unignored } = ignore().add(added).test(file);
    return ignored ? true : unignored ? false : now;
  }

  isTracked(file: string): Promise<boolean> {
    const asked = this.#tracked.get(file) ?? this.#below.isTracked(file);
    this.#tracked.set(file, asked);
    return asked;
  }

  wasCommitted(file: string): Promise<boolean> {
    return this.#below.wasCommitted(file);
  }

  openToOthers(file: string): Promise<boolean> {
    return this.#below.openToOthers(file);
  }
}
