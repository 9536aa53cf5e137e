import * as vscode from "vscode";
import type { SecretOverview } from "../../../work/secrets/overview";
import type { FeatureHost } from "../../feature";
import type { ProjectFolder } from "../../folders";

/** After the last change of code, in milliseconds. */
const PAUSE = 2_000;

/** What each folder does with its secrets, read in the background when the view first asks. */
export class SecretUses implements vscode.Disposable {
  readonly #session: FeatureHost["session"];
  readonly #changed: () => void;
  readonly #known = new Map<string, SecretOverview>();
  readonly #reading = new Set<string>();
  readonly #stale = new Set<string>();
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  /** `changed` is called when more is known. */
  constructor(session: FeatureHost["session"], changed: () => void) {
    this.#session = session;
    this.#changed = changed;
    this.#subscription = vscode.workspace.onDidSaveTextDocument(({ languageId }) => {
      if (languageId !== "python") return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.forget();
        this.#changed();
      }, PAUSE);
    });
  }

  /** What is known of a folder; an older reading while a newer one is under way. */
  of(folder: ProjectFolder): SecretOverview | undefined {
    const { root } = folder;
    const known = this.#known.get(root);
    if ((known === undefined || this.#stale.has(root)) && !this.#reading.has(root)) void this.#read(folder);
    return known;
  }

  /** What is known is of yesterday: files have changed. */
  forget(): void {
    for (const root of this.#known.keys()) this.#stale.add(root);
  }

  async #read(folder: ProjectFolder): Promise<void> {
    const { root } = folder;
    this.#reading.add(root);
    this.#stale.delete(root);
    try {
      const { SecretOverview } = await import("../../../work/secrets/overview");
      this.#known.set(root, await SecretOverview.of(this.#session(folder).files));
      this.#changed();
    } finally {
      this.#reading.delete(root);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }
}
