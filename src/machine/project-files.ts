import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";
import { FileError, readText, resolveInside } from "./files";
import { isIgnored, isTracked, wasCommitted } from "./git";
import { withLock } from "./lock";
import { repositoryRoot } from "./nearest";
import { pathSeenFrom } from "./paths";
import { writeAtomic } from "./write-file";

/** The text of a file as it is to be; `undefined` leaves it as it is. May throw, which leaves it as it is too. */
export type TextChange = (before: string | undefined) => string | undefined | Promise<string | undefined>;

/** The text files of a project: those of the disk, or a plan's. Paths are relative to the root, with `/`. */
export interface ProjectFiles {
  /** Absolute, links resolved. */
  readonly root: string;
  /** What messages and questions call a file, which may be absolute: its path from where the person is, with `/`. */
  shown(file: string): string;
  /** A byte-order mark is kept; `undefined` where there is none. Throws `FileError`. */
  read(file: string): Promise<string | undefined>;
  /**
   * Reads a file, changes it, writes it and reads it back, as one step that no other process's step overlaps. `mode` is
   * that of a new file. Gives whether the text is another one now. Throws `FileError`.
   */
  change(file: string, change: TextChange, mode?: number): Promise<boolean>;
  /** Whether the project is in a git repository. */
  readonly inRepository: boolean;
  /** Whether git ignores the file; `undefined` outside a repository. Throws `FileError` (`git`) where git gives no answer. */
  isIgnored(file: string): Promise<boolean | undefined>;
  /** Whether the file is in git's index; false outside a repository. Throws as `isIgnored`. */
  isTracked(file: string): Promise<boolean>;
  /** Whether any commit of any branch has or had the file; false outside a repository. Throws as `isIgnored`. */
  wasCommitted(file: string): Promise<boolean>;
  /** Whether others on this machine can read the file; false where there is none, and on Windows, which has no such modes. */
  openToOthers(file: string): Promise<boolean>;
}

/** The mode bits of a file's group and of all others. */
const OTHERS = 0o077;

/** The files as they are on the disk. */
export class DiskFiles implements ProjectFiles {
  readonly inRepository: boolean;

  /** `from`: where the person is, links resolved; the root by default. */
  constructor(
    readonly root: string,
    private readonly from = root,
  ) {
    this.inRepository = repositoryRoot(root) !== undefined;
  }

  shown(file: string): string {
    return pathSeenFrom(this.from, this.root, file);
  }

  read(file: string): Promise<string | undefined> {
    return readText(this.root, file, this.shown(file));
  }

  async change(file: string, change: TextChange, mode?: number): Promise<boolean> {
    const name = this.shown(file);
    const step = async () => {
      const before = await this.read(file);
      const text = await change(before);
      if (text === undefined || text === before) return false;
      const options = { before: { text: before }, name, ...(mode === undefined ? {} : { mode }) };
      await writeAtomic(this.root, file, text, options);
      if ((await this.read(file)) !== text) throw notHeld(name);
      return true;
    };
    return withLock(await resolveInside(this.root, file, name), step, undefined, name);
  }

  async isIgnored(file: string): Promise<boolean | undefined> {
    return this.inRepository ? isIgnored(this.root, file) : undefined;
  }

  async isTracked(file: string): Promise<boolean> {
    return this.inRepository && isTracked(this.root, file);
  }

  async wasCommitted(file: string): Promise<boolean> {
    return this.inRepository && wasCommitted(this.root, file);
  }

  async openToOthers(file: string): Promise<boolean> {
    if (process.platform === "win32") return false;
    const found = await stat(join(this.root, file)).catch(() => undefined);
    return found !== undefined && (found.mode & OTHERS) !== 0;
  }

  /** Lets no one but the file's owner read or write it. Throws `FileError`. */
  async makePrivate(file: string): Promise<void> {
    const path = await resolveInside(this.root, file, this.shown(file));
    await chmod(path, 0o600).catch((error: unknown) => {
      throw new FileError("write-failed", file, `The mode of ${this.shown(file)} could not be changed.`, {
        cause: error,
      });
    });
  }
}

/** What was written is not what is there. */
function notHeld(file: string): FileError {
  return new FileError(
    "read-back",
    file,
    `${file} does not hold what was written. Look at the disk's free space, then try again.`,
  );
}
