import * as vscode from "vscode";
import { MANAGER_FAMILIES } from "../../../stores/managers/families";
import type { ManagerFamily, Setting } from "../../../stores/managers/family";
import { type Instance, instanceText } from "../../../stores/managers/instance";
import { addInstance, listInstances } from "../../../work/managers/instances";
import { readInstance } from "../../../work/managers/read-instance";
import type { FeatureHost } from "../../feature";
import { showError, showInformation } from "../../messages";
import { signIn } from "./sign-in";

/** The steps' number cannot be known before: what comes depends on what is chosen. */
const TITLE = "Add Secret Manager";

interface KindPick extends vscode.QuickPickItem {
  readonly family: ManagerFamily;
  readonly found?: Omit<Instance, "name">;
}

/** Asks step by step for a manager, keeps it in the user's own list, and says who is signed in. */
export async function addManager(host: FeatureHost): Promise<void> {
  const pick = await pickKind();
  if (pick === undefined) return;
  const { family, found } = pick;
  const described = found ?? (await describe(family));
  if (described === undefined) return;
  const name = await askName(family.kind);
  if (name === undefined) return;
  const instance = readInstance({ ...described, name });
  if ("code" in instance) {
    void showError(instance.reason);
    return;
  }
  const refused = await addInstance(process.env, instance);
  if (refused !== undefined) {
    void showError(refused.reason);
    return;
  }
  host.managers.refresh();
  const added = (await host.managers.current.instances()).find((one) => one.name === name);
  if (added !== undefined && !(await signIn(host, added))) {
    void showInformation(`${name} is added: ${instanceText(instance)}. Sign in from the Secrets view.`);
  }
}

/** What the machine has already comes first. */
async function pickKind(): Promise<KindPick | undefined> {
  const found = MANAGER_FAMILIES.flatMap((family) =>
    family.find(process.env).map(({ from, instance }): KindPick => {
      const label = `$(server) ${family.title}`;
      return {
        label,
        description: `found by ${from}`,
        detail: instanceText({ ...instance, name: "" }).replace(/^, /, ""),
        family,
        found: instance,
      };
    }),
  );
  const all = MANAGER_FAMILIES.map((family): KindPick => ({ label: family.title, family }));
  const line: KindPick[] =
    found.length === 0
      ? []
      : [{ label: "", kind: vscode.QuickPickItemKind.Separator, family: MANAGER_FAMILIES[0] as ManagerFamily }];
  const options = { title: TITLE, placeHolder: "Which manager keeps your team's secrets?", ignoreFocusOut: true };
  return vscode.window.showQuickPick([...found, ...line, ...all], options);
}

/** All but the name; undefined where the user ended it. */
async function describe(family: ManagerFamily): Promise<Omit<Instance, "name"> | undefined> {
  const settings = await askSettings(family.settings as Readonly<Record<string, Setting>>);
  if (settings === undefined) return undefined;
  const methods = Object.entries(family.signIn).map(([method, { title }]) => ({ label: title, method }));
  const options = { title: TITLE, placeHolder: "How do you sign in?", ignoreFocusOut: true };
  const picked = methods.length === 1 ? methods[0] : await vscode.window.showQuickPick(methods, options);
  if (picked === undefined) return undefined;
  const how = await askSettings(family.signIn[picked.method]?.settings ?? {});
  if (how === undefined) return undefined;
  return { ...settings, kind: family.kind, signIn: { ...(how as Record<string, string>), method: picked.method } };
}

async function askSettings(settings: Readonly<Record<string, Setting>>): Promise<Record<string, unknown> | undefined> {
  const given: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    if (setting.kind === "names") continue;
    const text = await vscode.window.showInputBox({
      title: TITLE,
      prompt: setting.needed === true ? setting.title : `${setting.title} (may be left empty)`,
      ignoreFocusOut: true,
      validateInput: (typed) => (setting.needed === true && typed.trim() === "" ? "This is needed." : undefined),
    });
    if (text === undefined) return undefined;
    const value = text.trim();
    if (value !== "") given[name] = setting.kind === "list" ? value.split(/[\s,]+/) : value;
  }
  return given;
}

function askName(kind: string): Thenable<string | undefined> {
  const taken = new Set(listInstances(process.env).instances.map(({ name }) => name));
  let value = kind;
  for (let count = 2; taken.has(value); count++) value = `${kind}-${count}`;
  return vscode.window.showInputBox({
    title: TITLE,
    prompt: "Name, by which references name it where there are several",
    value,
    ignoreFocusOut: true,
    validateInput: (typed) => {
      if (taken.has(typed)) return `There is a manager called ${typed} already.`;
      return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(typed) ? undefined : "Letters, digits, dots, - and _.";
    },
  });
}
