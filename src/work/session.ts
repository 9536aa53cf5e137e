import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { repositoryRoot } from "../machine/nearest";
import { toPosix } from "../machine/paths";
import { DiskFiles, type ProjectFiles } from "../machine/project-files";
import { Stores } from "../stores/registry";
import type { StoreContext } from "../stores/store";
import { type Refused, refuse } from "../text/refused";
import { agreeToRecipients } from "./consent/agree";
import type { Person } from "./person";

/** What a session is about, and who is asked. */
export interface SessionOptions {
  /** No file outside of it is read or written. Links are resolved. */
  readonly root: string;
  /** Where the paths of references begin; the root by default. */
  readonly folder?: string;
  readonly person: Person;
  /** The process's own environment by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** The files of the disk by default. */
  readonly files?: ProjectFiles;
}

/** What every use case needs: the project's files, its stores, the environment, and the person to ask. */
export class Session implements StoreContext {
  readonly root: string;
  readonly folder: string;
  readonly person: Person;
  readonly env: NodeJS.ProcessEnv;
  readonly files: ProjectFiles;
  readonly stores: Stores;

  constructor({ root, folder, person, env = process.env, files }: SessionOptions) {
    this.root = realpathSync(root);
    this.folder = folder ?? this.root;
    this.person = person;
    this.env = env;
    this.files = files ?? new DiskFiles(this.root);
    this.stores = new Stores(this);
  }

  /** The same session with some of it changed. */
  with(changed: Partial<SessionOptions>): Session {
    const { root, folder, person, env, files } = this;
    return new Session({ root, folder, person, env, files, ...changed });
  }

  agreesTo(file: string, recipients: readonly string[]): Promise<boolean> {
    return agreeToRecipients(this, file, recipients);
  }

  /** A file that a person named, from `cwd`, relative to the root, with `/`; refused outside of the root. */
  pathInside(file: string, cwd: string): string | Refused<"outside"> {
    const path = relative(this.root, resolve(realpathSync(cwd), file));
    if (path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) {
      return refuse("outside", `${file} is outside the project, where nothing is written.`);
    }
    return toPosix(path);
  }
}

/** The repository around a folder; without one the folder itself. Links resolved. */
export function projectRoot(folder: string): string {
  const here = realpathSync(folder);
  return repositoryRoot(here) ?? here;
}
