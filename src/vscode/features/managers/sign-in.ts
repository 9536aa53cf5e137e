import * as vscode from "vscode";
import type { Instance } from "../../../stores/managers/instance";
import type { Call } from "../../../stores/store";
import { failureText } from "../../../work/secrets/resolve";
import type { FeatureHost } from "../../feature";
import { showInformation, showWarning } from "../../messages";

/** A call that ends with a token of VS Code's. */
export function callOf(token: vscode.CancellationToken, purpose: Call["purpose"]): Call {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  return { purpose, signal: controller.signal };
}

/** Signs in to a manager, and says who the user is there and until when; false where that failed, which is said too. */
export async function signIn(host: FeatureHost, instance: Instance): Promise<boolean> {
  const { name } = instance;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Signing in to ${name}…`,
    cancellable: true,
  };
  const result = await vscode.window.withProgress(options, async (_, token) => {
    const store = await host.managers.current.open(instance);
    return "code" in store ? store : store.signIn?.(callOf(token, "use"));
  });
  if (result?.kind === "signed-in") {
    const until = result.until === undefined ? "" : `, until ${result.until.toLocaleTimeString()}`;
    void showInformation(`Signed in to ${name} as ${result.as}${until}.`);
    return true;
  }
  if (result !== undefined) void showWarning(failureText(result));
  return false;
}
