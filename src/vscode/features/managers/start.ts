import * as vscode from "vscode";
import type { ManagerReference } from "../../../stores/managers/reference";
import { shellCommand } from "../../../text/shell-words";
import { instancesFile } from "../../../work/managers/instances-file";
import { failureText } from "../../../work/secrets/resolve";
import type { FeatureHost } from "../../feature";
import { showError, showInformation, showWarning } from "../../messages";
import { asLeaf, isNode } from "../secrets/nodes";
import { signIn } from "./sign-in";
import { type ManagerTree, managerOf } from "./tree";

/** What is done with managers, beside their secrets. */
export function startManagers(host: FeatureHost, tree: ManagerTree): vscode.Disposable[] {
  const { command } = host;
  return [
    command("addManager", async () => (await import("./add-manager")).addManager(host)),
    command("signInManager", async (node) => {
      const instance = managerOf(node) ?? (await pickManager(host, "Sign in to"));
      if (instance !== undefined && (await signIn(host, instance))) tree.retry(node);
    }),
    command("signOutManager", async (node) => {
      const instance = managerOf(node) ?? (await pickManager(host, "Sign out of"));
      if (instance === undefined) return;
      const store = await host.managers.current.open(instance);
      if (!("code" in store)) await store.signOut?.();
      host.managers.refresh();
      void showInformation(`Signed out of ${instance.name}.`);
    }),
    command("removeManager", async (node) => {
      const instance = managerOf(node) ?? (await pickManager(host, "Remove"));
      if (instance === undefined) return;
      const detail = "It goes from your list alone; nothing that it keeps changes.";
      const answer = await showWarning(`Remove ${instance.name}?`, { modal: true, detail }, "Remove");
      if (answer !== "Remove") return;
      const { removeInstance } = await import("../../../work/managers/instances");
      const refused = await removeInstance(process.env, instance.name);
      if (refused === undefined) host.managers.refresh();
      else
        void showError(
          `${refused.reason} Look at sealwright.stores in your settings and at ${instancesFile(process.env)}.`,
        );
    }),
    command("retryManager", (node) => tree.retry(node)),
    command("copyPolicy", async (node) => {
      const grant = isNode(node) && node.kind === "message" ? node.grant : undefined;
      if (grant === undefined) return;
      await vscode.env.clipboard.writeText(grant);
      void showInformation("What would allow it is in the clipboard, for whoever administers the manager.");
    }),
    command("copyAsCommand", async (node) => {
      const leaf = asLeaf(node);
      if (leaf?.instance === undefined) return;
      const { findFamily } = await import("../../../stores/managers/families");
      const words = findFamily(leaf.instance.kind)?.command(leaf.instance, leaf.entry.reference as ManagerReference);
      if (words !== undefined) await vscode.env.clipboard.writeText(shellCommand(words));
    }),
    command("restoreSecret", async (node) => {
      const leaf = asLeaf(node);
      if (leaf === undefined) return;
      const session = host.session(leaf.folder);
      const store = await session.stores.of(leaf.entry.reference);
      const result = "code" in store ? store : await store.restore?.(leaf.entry.reference, session.use);
      if (result?.kind === "restored") tree.retry(leaf);
      else if (result !== undefined) void showError(failureText(result));
    }),
    command("rotateSecret", async (node) => {
      const leaf = asLeaf(node);
      if (leaf === undefined) return;
      const session = host.session(leaf.folder);
      const store = await session.stores.of(leaf.entry.reference);
      if ("code" in store || store.rotate === undefined) {
        void showInformation(`${leaf.entry.name} has no rotation that its manager can do now.`);
        return;
      }
      const detail = "The manager makes a new value. Programs that run keep the old one, which may end.";
      if ((await showWarning(`Rotate ${leaf.entry.name} now?`, { modal: true, detail }, "Rotate")) !== "Rotate") return;
      const result = await store.rotate(leaf.entry.reference, session.use);
      if (result.kind === "rotated") void showInformation(`${leaf.entry.name} is being rotated.`);
      else void showError(failureText(result));
    }),
  ];
}

async function pickManager({ managers }: FeatureHost, title: string) {
  const picks = (await managers.current.instances()).map((instance) => ({
    label: instance.name,
    description: instance.kind,
    instance,
  }));
  if (picks.length === 0) {
    const action = await showInformation("No secret manager is added yet.", "Add Secret Manager…");
    if (action) await vscode.commands.executeCommand("sealwright.addManager");
    return undefined;
  }
  return picks.length === 1 ? picks[0]?.instance : (await vscode.window.showQuickPick(picks, { title }))?.instance;
}
