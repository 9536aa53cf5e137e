import type { Reference } from "../../formats/refs/reference";
import { withLock } from "../../machine/lock";
import type { ProjectFiles } from "../../machine/project-files";
import type { SecretChange, SecretStore, WriteResult } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import type { Session } from "../session";
import type { NotWritten, Workplace } from "./carry-out";
import { OverlayFiles } from "./overlay-files";

/** Carries steps out for good. */
export class DiskWorkplace implements Workplace {
  readonly #session: Session;
  readonly files: ProjectFiles;

  constructor(session: Session) {
    // References of a plan begin at the root.
    this.#session = session.with({ folder: session.root });
    this.files = session.files;
  }

  alone<T>(act: () => Promise<T>): Promise<T> {
    return withLock(this.#session.root, act, undefined, "The project");
  }

  async prepare(store: string, changes: readonly SecretChange[]): Promise<NotWritten | undefined> {
    const opened = await storeOfChanges(this.#session, store, changes);
    return "code" in opened ? opened : opened.prepare?.(changes, this.#session.use);
  }

  async write(store: string, changes: readonly SecretChange[]): Promise<WriteResult> {
    const opened = await storeOfChanges(this.#session, store, changes);
    return "code" in opened ? opened : opened.write(changes, { replace: false }, this.#session.use);
  }
}

/** Remembers what steps would change, so that later plans see it; nothing is written, and no key is used. */
export class Rehearsal implements Workplace {
  readonly files: ProjectFiles;
  readonly #session: Session;
  readonly #pending: SecretChange[] = [];

  constructor(session: Session) {
    this.files = new OverlayFiles(session.files);
    this.#session = session.with({ folder: session.root, files: this.files });
  }

  alone<T>(act: () => Promise<T>): Promise<T> {
    return act();
  }

  /** No one is asked before anything is written. */
  async prepare(): Promise<undefined> {
    return undefined;
  }

  /** What stores would hold besides. */
  get pending(): readonly SecretChange[] {
    return this.#pending;
  }

  async write(store: string, changes: readonly SecretChange[]): Promise<WriteResult> {
    const opened = await this.#session.stores.ofFiles(store);
    if (opened?.capabilities.throughFiles === true) {
      return opened.write(changes, { replace: false }, this.#session.browse);
    }
    for (const change of changes) {
      const known = this.#pending.find(({ reference }) => same(reference, change.reference));
      if (known === undefined) this.#pending.push(change);
      else if (!known.secret.equals(change.secret)) {
        return refuse("taken", `${change.reference.text} is taken by another value.`);
      }
    }
    return { kind: "written" };
  }
}

/** The store that keeps the secrets of a step, which are all of one. */
async function storeOfChanges(
  { stores }: Session,
  scheme: string,
  [first]: readonly SecretChange[],
): Promise<SecretStore | Refused> {
  return first === undefined
    ? refuse("unsupported", `Nothing is to be written to ${scheme}.`)
    : stores.of(first.reference);
}

function same(one: Reference, other: Reference): boolean {
  return one.kind === other.kind && one.text === other.text;
}
