import type * as vscode from "vscode";
import { type Instance, instanceText } from "../../../stores/managers/instance";
import { familyTitle } from "../../../stores/managers/kinds";
import { type Failure, FIELDS, type StoreEntry } from "../../../stores/store";
import type { Refused } from "../../../text/refused";
import { failureText } from "../../../work/secrets/resolve";

/** Why nothing of a store can be shown; each looks different, and has its next step. */
export type MessageState = "empty" | "locked" | "broken" | "signed-out" | "denied" | "unreachable" | "deleted" | "busy";

/** A state in words, and what an administrator adds where something is not allowed. */
interface ManagerState {
  readonly state: MessageState;
  readonly text: string;
  readonly grant?: string;
}

/** An icon by its id, and what menus know the item by. */
type MakeItem = (label: string, icon: string, context: string) => vscode.TreeItem;

/** Why nothing of a manager can be shown, as the view says it, and what would allow it. */
export function managerStateOf(failure: Failure | Refused): ManagerState {
  switch (failure.kind) {
    case "absent":
      return { state: "empty", text: failure.reason ?? "There is nothing of that name." };
    case "denied":
      return { state: "denied", text: failure.needs, ...(failure.grant ? { grant: failure.grant.text } : {}) };
    case "refused":
      return { state: "broken", text: failure.reason };
    default:
      return { state: failure.kind, text: failureText(failure) };
  }
}

/** What a click on a state of a manager does. */
const STEPS: Partial<Record<MessageState, { readonly command: string; readonly title: string }>> = {
  "signed-out": { command: "sealwright.signInManager", title: "Sign In" },
  denied: { command: "sealwright.copyPolicy", title: "Copy What Would Allow It" },
  unreachable: { command: "sealwright.retryManager", title: "Try Again" },
  busy: { command: "sealwright.retryManager", title: "Try Again" },
};

/** How a manager looks. */
export function managerItem(instance: Instance, item: MakeItem): vscode.TreeItem {
  const made = item(instance.name, "server", "manager");
  made.description = familyTitle(instance.kind);
  made.tooltip = instanceText(instance);
  made.accessibilityInformation = { label: `${instance.name}, ${made.description}` };
  return made;
}

/** How a level of a manager looks. */
export function levelItem(
  instance: Instance,
  entry: Extract<StoreEntry, { kind: "group" }>,
  item: MakeItem,
): vscode.TreeItem {
  const level = item(entry.name.replace(/\/$/, ""), levelIcon(entry), "level");
  level.accessibilityInformation = { label: `${entry.name}, in ${instance.name}` };
  return level;
}

/** Gives the message of a manager's state its next step. */
export function addStep(message: vscode.TreeItem, { state, text, grant }: ManagerState, node: unknown): void {
  const command = STEPS[state];
  if (command !== undefined) message.command = { ...command, arguments: [node] };
  if (grant !== undefined)
    message.tooltip = `${text}

${grant}`;
}

/** A secret with fields of its own, or a step on the way to some. */
function levelIcon({ place }: Extract<StoreEntry, { kind: "group" }>): string {
  return place.at(-1) === FIELDS ? "key" : "folder";
}
