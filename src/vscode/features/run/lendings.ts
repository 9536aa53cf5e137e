import * as vscode from "vscode";
import { USE } from "../../../stores/store";
import type { Supervisor } from "../../../work/leases/hold";
import type { Lent } from "../../../work/secrets/resolve";
import { showError, showInformation } from "../../messages";

/** How long a debugger may take to begin, in milliseconds. */
const BEGINS = 60_000;
/** The field of a debug configuration that says which of ours it is. */
const MARK = "sealwrightLending";

/** Gives up at once what was lent only to see that it can be. */
export async function giveBack(lent: readonly Lent[]): Promise<void> {
  if (lent.length === 0) return;
  const { lend } = await import("../../../work/leases/hold");
  const lending = await lend(lent, [], { here: __dirname, call: USE });
  if (lending.kind === "lending") lending.supervisor.end();
}

/** What managers lend to programs of this window: given up when the debugger ends, and all of it with the window. */
export class Lendings implements vscode.Disposable {
  readonly #held = new Map<string, Supervisor>();
  readonly #begun = new Set<string>();
  readonly #listening: vscode.Disposable[];
  #count = 0;

  constructor() {
    this.#listening = [
      vscode.debug.onDidStartDebugSession(({ configuration }) => this.#begun.add(String(configuration[MARK]))),
      vscode.debug.onDidTerminateDebugSession(({ configuration }) => this.end(String(configuration[MARK]))),
    ];
  }

  /** Holds what a debugged program is lent; gives what its configuration is known by. False where it cannot be held, which is said. */
  async forDebugger(lent: readonly Lent[]): Promise<Record<string, string> | false> {
    if (lent.length === 0) return {};
    const id = `debug-${++this.#count}`;
    if (!(await this.hold(id, lent))) return false;
    setTimeout(() => this.#begun.has(id) || this.end(id), BEGINS);
    return { [MARK]: id };
  }

  /** Holds under a name what is lent, until that name is ended; what it held before is given up. */
  async hold(id: string, lent: readonly Lent[]): Promise<boolean> {
    this.end(id);
    if (lent.length === 0) return true;
    const { lend } = await import("../../../work/leases/hold");
    const lending = await lend(lent, [], { here: __dirname, call: USE });
    if (lending.kind === "refused") {
      void showError(lending.reason);
      return false;
    }
    this.#held.set(id, lending.supervisor);
    for (const note of lending.notes) void showInformation(note);
    return true;
  }

  end(id: string): void {
    this.#held.get(id)?.end();
    this.#held.delete(id);
    this.#begun.delete(id);
  }

  dispose(): void {
    for (const id of [...this.#held.keys()]) this.end(id);
    for (const one of this.#listening) one.dispose();
  }
}
