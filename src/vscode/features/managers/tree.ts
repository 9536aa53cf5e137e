import type * as vscode from "vscode";
import { kindOf } from "../../../stores/kinds";
import type { Instance } from "../../../stores/managers/instance";
import { BROWSE, type Call, type Capabilities, FIELDS, type Place, type StoreEntry } from "../../../stores/store";
import { type Hit, ManagerBrowser } from "../../../work/managers/browser";
import type { HostManagers } from "../../feature";
import { projectFolders } from "../../folders";
import { isNode, type ManagerLevelNode, type SecretLeaf, type SecretNode } from "../secrets/nodes";
import { managerStateOf } from "./items";

/** The most secrets of a search whose fields are asked for. */
const MOST_OPENED = 50;

/** The managers in the view of secrets; nothing is asked of one before its node is opened. */
export class ManagerTree implements vscode.Disposable {
  readonly #browser: ManagerBrowser;
  readonly #listening: vscode.Disposable;

  /** `changed`: what is shown is asked for again, from what is kept. */
  constructor(managers: HostManagers, changed: () => void) {
    this.#browser = new ManagerBrowser(() => managers.current, changed);
    this.#listening = managers.onDidChange(() => this.#browser.forget());
    this.#changed = changed;
  }

  readonly #changed: () => void;

  async roots(): Promise<SecretNode[]> {
    return (await this.#browser.instances()).map((instance) => ({ kind: "manager", instance }));
  }

  async children(node: ManagerLevelNode): Promise<SecretNode[]> {
    const { instance } = node;
    const { entries, more, failure } = await this.#browser.level(instance, placeOf(node), BROWSE);
    const capabilities = await this.#browser.capabilities(instance);
    const shown = entries.flatMap((entry): SecretNode[] => {
      if (entry.kind === "group") return [{ kind: "level", instance, entry }];
      return capabilities === undefined ? [] : leafOf(instance, entry, capabilities);
    });
    if (failure !== undefined) shown.unshift({ kind: "message", ...managerStateOf(failure), parent: node });
    else if (shown.length === 0 && !more) {
      shown.push({ kind: "message", state: "empty", text: "There is nothing in it that you may see.", parent: node });
    }
    return more ? [...shown, { kind: "more", parent: node }] : shown;
  }

  more(node: ManagerLevelNode): Promise<void> {
    return this.#browser.more(node.instance, placeOf(node), BROWSE);
  }

  /** Reads a node's manager anew, or all of them. */
  retry(argument?: unknown): void {
    this.#browser.refresh(managerOf(argument));
    this.#changed();
  }

  /** Secrets whose names hold a text, as they are found; gives the names of managers in which not all was looked at. */
  async search(text: string, call: Call, found: (leaves: readonly SecretLeaf[]) => void): Promise<readonly string[]> {
    const known = new Map<Instance, Capabilities | undefined>();
    for (const instance of await this.#browser.instances())
      known.set(instance, await this.#browser.capabilities(instance));
    const fields: Promise<void>[] = [];
    const leaves = ({ instance, entry }: Hit): SecretLeaf[] => {
      const capabilities = known.get(instance);
      if (capabilities === undefined) return [];
      if (entry.kind === "secret") return leafOf(instance, entry, capabilities);
      // A secret with fields of its own is found by its name, and used by one of them.
      if (entry.place.at(-1) === FIELDS && fields.length < MOST_OPENED) {
        const level = this.#browser.level(instance, entry.place, call);
        fields.push(level.then(({ entries }) => found(entries.flatMap((each) => leaves({ instance, entry: each })))));
      }
      return [];
    };
    const left = await this.#browser.search(text, call, (hits) => found(hits.flatMap(leaves)));
    await Promise.all(fields);
    return left;
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

/** A secret of a manager, used in the first folder; without one there is nothing to use it in. */
function leafOf(
  instance: Instance,
  entry: Extract<StoreEntry, { kind: "secret" }>,
  capabilities: Capabilities,
): SecretLeaf[] {
  const [folder] = projectFolders();
  if (folder === undefined) return [];
  return [{ kind: "secret", folder, instance, entry, store: { kind: kindOf(entry.reference), capabilities } }];
}

/** The instance that a node is of; undefined for what is of none. */
export function managerOf(argument: unknown): Instance | undefined {
  if (!isNode(argument)) return undefined;
  if (argument.kind === "message" || argument.kind === "more") return managerOf(argument.parent);
  return "instance" in argument ? argument.instance : undefined;
}

function placeOf(node: ManagerLevelNode): Place {
  return node.kind === "manager" ? [] : node.entry.place;
}
