import * as vscode from "vscode";

/** What was put to the user while answers were given. */
export interface Asked {
  /** Questions that stop everything else, and input boxes: their text and what they say beside it. */
  readonly questions: string[];
  /** Notifications. */
  readonly messages: string[];
  /** What input boxes said of answers that they did not take. */
  readonly untaken: string[];
}

type Message = (text: string, ...rest: unknown[]) => Promise<string | undefined>;

/**
 * Runs something while a person gives these answers, one to each question or input box; undefined is a refusal. VS Code
 * itself shows no dialog while tests run. An input box that does not take an answer
 * is left. `button:NAME` presses a button of a
 * notification, none where the name is empty; `rows` are picked from lists, one each.
 */
export async function answering(
  answers: readonly (string | undefined)[],
  run: () => PromiseLike<unknown>,
  rows: readonly RegExp[] = [],
): Promise<Asked> {
  const left = [...answers];
  const picks = [...rows];
  const asked: Asked = { questions: [], messages: [], untaken: [] };
  const answer = (question: string): string | undefined => {
    asked.questions.push(question);
    if (left.length === 0) throw new Error(`unexpected question: ${question}`);
    return left.shift();
  };
  const message: Message = async (text, options, ...buttons) => {
    const { modal, detail = "" } = (typeof options === "object" ? options : {}) as vscode.MessageOptions;
    if (modal) return answer(`${text}\n${detail}`) || undefined;
    asked.messages.push(text);
    const button = left[0]?.startsWith("button:") ? left.shift()?.slice("button:".length) : "";
    const offered = [options, ...buttons].filter((each) => typeof each === "string");
    if (button && !offered.includes(button)) throw new Error(`no ${button} among ${offered.join(", ")}`);
    return button === "" ? undefined : button;
  };
  const list = async (items: readonly vscode.QuickPickItem[] | PromiseLike<readonly vscode.QuickPickItem[]>) => {
    const row = picks.shift();
    const labels = await items;
    const found = row && labels.find(({ label }) => row.test(label));
    if (!found) throw new Error(`no ${row} among ${labels.map(({ label }) => label).join(", ")}`);
    return found;
  };
  const input = async ({ title = "", validateInput }: vscode.InputBoxOptions = {}): Promise<string | undefined> => {
    const text = answer(title);
    const obstacle = text === undefined ? undefined : await validateInput?.(text);
    if (!obstacle) return text;
    asked.untaken.push(typeof obstacle === "string" ? obstacle : obstacle.message);
    return undefined;
  };
  const { showInformationMessage, showWarningMessage, showErrorMessage, showInputBox, showQuickPick } = vscode.window;
  Object.assign(vscode.window, {
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
    showInputBox: input,
    showQuickPick: picks.length > 0 ? list : showQuickPick,
  });
  try {
    await run();
  } finally {
    Object.assign(vscode.window, {
      showInformationMessage,
      showWarningMessage,
      showErrorMessage,
      showInputBox,
      showQuickPick,
    });
  }
  if (picks.length > 0) throw new Error(`${picks.length} of the lists were not shown`);
  if (left.length > 0) throw new Error(`${left.length} of the answers were not asked for`);
  return asked;
}
