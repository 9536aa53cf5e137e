import * as vscode from "vscode";
import type { Secret } from "../../../secret/secret";

const KEPT = 30_000;

/** Takes copied values out of the clipboard again. Best effort: a clipboard's history is out of reach. */
export class Clipboard {
  readonly #kept: number;
  #copied: Secret | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** `kept`: how long a copied value may stay, in milliseconds. */
  constructor(kept = KEPT) {
    this.#kept = kept;
  }

  async copy(secret: Secret): Promise<void> {
    await vscode.env.clipboard.writeText(secret.reveal());
    this.#copied = secret;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.clear(), this.#kept);
  }

  /** Empties the clipboard if it still holds what was copied last. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const copied = this.#copied;
    this.#copied = undefined;
    if (copied !== undefined && (await vscode.env.clipboard.readText()) === copied.reveal()) {
      await vscode.env.clipboard.writeText("");
    }
  }
}
