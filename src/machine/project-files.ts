import { FileError, readText, resolveInside, writeAtomic } from "./files";
import { isIgnored, isTracked } from "./git";
import { withLock } from "./lock";
import { repositoryRoot } from "./nearest";

/** The text of a file as it is to be; `undefined` leaves it as it is. May throw, which leaves it as it is too. */
export type TextChange = (before: string | undefined) => string | undefined | Promise<string | undefined>;

/** The text files of a project: those of the disk, or a plan's. Paths are relative to the root, with `/`. */
export interface ProjectFiles {
  /** Absolute, links resolved. */
  readonly root: string;
  /** A byte-order mark is kept; `undefined` where there is none. Throws `FileError`. */
  read(file: string): Promise<string | undefined>;
  /**
   * Reads a file, changes it, writes it and reads it back, as one step that no other process's step overlaps. `mode` is
   * that of a new file. Gives whether the text is another one now. Throws `FileError`.
   */
  change(file: string, change: TextChange, mode?: number): Promise<boolean>;
  /** Whether the project is in a git repository. */
  readonly inRepository: boolean;
  /** Whether git leaves the file out; `undefined` where git cannot tell. */
  isIgnored(file: string): Promise<boolean | undefined>;
  /** Whether the file is in git's index. */
  isTracked(file: string): Promise<boolean>;
}

/** The files as they are on the disk. */
export class DiskFiles implements ProjectFiles {
  readonly inRepository: boolean;

  constructor(readonly root: string) {
    this.inRepository = repositoryRoot(root) !== undefined;
  }

  read(file: string): Promise<string | undefined> {
    return readText(this.root, file);
  }

  async change(file: string, change: TextChange, mode?: number): Promise<boolean> {
    return withLock(await resolveInside(this.root, file), async () => {
      const before = await this.read(file);
      const text = await change(before);
      if (text === undefined || text === before) return false;
      await writeAtomic(this.root, file, text, { before: { text: before }, ...(mode === undefined ? {} : { mode }) });
      if ((await this.read(file)) !== text) throw notHeld(file);
      return true;
    });
  }

  isIgnored(file: string): Promise<boolean | undefined> {
    return isIgnored(this.root, file);
  }

  isTracked(file: string): Promise<boolean> {
    return isTracked(this.root, file);
  }
}

/** What was written is not what is there. */
export function notHeld(file: string): FileError {
  return new FileError(
    "read-back",
    file,
    `${file} does not hold what was written. Look at the disk's free space, then try again.`,
  );
}
