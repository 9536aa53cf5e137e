import * as vscode from "vscode";
import { Secret } from "../secret/secret";
import type { ManagerContext } from "../stores/managers/context";
import type { Managers } from "../stores/managers/managers";
import { instancesFile } from "../work/managers/instances-file";
import { managersOf } from "../work/managers/managers-of";
import type { Person } from "../work/person";
import type { HostManagers } from "./feature";

const SETTING = "sealwright.stores";

/** The secret managers of this window: one sign-in each, whatever asks for it. They begin anew where the user's list changes. */
export class WindowManagers implements HostManagers, vscode.Disposable {
  readonly #person: Person;
  readonly #changed = new vscode.EventEmitter<void>();
  /** The list is another one. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #current: Managers | undefined;

  constructor(person: Person) {
    this.#person = person;
    const file = vscode.Uri.file(instancesFile(process.env));
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(file, ".."), file.path.split("/").at(-1) ?? "");
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const forget = () => this.refresh();
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SETTING) && forget()),
    ];
  }

  get current(): Managers {
    this.#current ??= managersOf(process.env, this.#person, { more: settingsOf(), context: asks() });
    return this.#current;
  }

  /** Reads the list anew, and forgets who is signed in. */
  refresh(): void {
    this.#current = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }
}

/** What the user's own settings add; those of a workspace never do (the setting has the scope `machine`). */
function settingsOf(): readonly unknown[] {
  const given = vscode.workspace.getConfiguration("sealwright").inspect<unknown>("stores")?.globalValue;
  return Array.isArray(given) ? given : [];
}

/** What managers may ask a window for. */
function asks(): Partial<ManagerContext> {
  return {
    openBrowser: async (url) => vscode.env.openExternal(vscode.Uri.parse(url.href)),
    reachable: async (port) => {
      const here = vscode.Uri.parse(`http://localhost:${port}`);
      return new URL((await vscode.env.asExternalUri(here)).toString(true));
    },
    microsoft: async (scopes, ask) => {
      const options = ask ? { createIfNone: true } : { silent: true };
      const session = await vscode.authentication
        .getSession("microsoft", scopes, options)
        .then(undefined, () => undefined);
      return session === undefined ? undefined : new Secret(session.accessToken);
    },
  };
}
