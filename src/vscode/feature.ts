import * as vscode from "vscode";
import type { Managers } from "../stores/managers/managers";
import type { SealedMemory } from "../stores/sealed-memory";
import type { Session } from "../work/session";
import type { ProjectFolder } from "./folders";
import type { Log } from "./log";
import { showError } from "./messages";

/** What the extension's entry gives to each of its features. */
export interface FeatureBase {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  /** What this window has read of sealed files. */
  readonly sealedMemory: SealedMemory;
  /** What begins in a trusted workspace alone, and others may use once it is there. */
  readonly trusted: { managers?: HostManagers };
  /** Registers `sealwright.NAME`; a failure of ours is written to the log, and the user sees a message. */
  command(name: string, run: (...args: unknown[]) => unknown): vscode.Disposable;
}

/** The secret managers of a window. */
export interface HostManagers {
  readonly current: Managers;
  /** The list is another one. */
  readonly onDidChange: vscode.Event<void>;
  /** Reads the list anew, and forgets who is signed in. */
  refresh(): void;
}

/** The same in a trusted workspace. */
export interface FeatureHost extends FeatureBase {
  readonly managers: HostManagers;
  /** A session in a folder; references begin at `here`, the folder's root by default. */
  session(folder: ProjectFolder, here?: string): Session;
}

/** The registration of commands that `FeatureHost` describes. */
export function commandsOf(log: Log): FeatureHost["command"] {
  return (name, run) =>
    vscode.commands.registerCommand(`sealwright.${name}`, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        log.error(`the command ${name} failed`, error);
        const text = "Sealwright could not do this because of an error of its own.";
        void showError(text, "Show Log").then((action) => action && log.show());
        return undefined;
      }
    });
}
