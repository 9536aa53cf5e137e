import * as vscode from "vscode";

/** What was put to the user while answers were given. */
export interface Asked {
  /** Questions that stop everything else, and input boxes: their text and what they say beside it. */
  readonly questions: string[];
  /** Notifications. */
  readonly messages: string[];
}

type Message = (text: string, ...rest: unknown[]) => Promise<string | undefined>;

/**
 * Runs something while a person gives these answers, one to each question or input box; undefined is a refusal. VS Code
 * itself shows no dialog while tests run. An input box takes only what it would accept.
 */
export async function answering(
  answers: readonly (string | undefined)[],
  run: () => PromiseLike<unknown>,
): Promise<Asked> {
  const left = [...answers];
  const asked: Asked = { questions: [], messages: [] };
  const answer = (question: string): string | undefined => {
    asked.questions.push(question);
    if (left.length === 0) throw new Error(`unexpected question: ${question}`);
    return left.shift();
  };
  const message: Message = async (text, options) => {
    const { modal, detail = "" } = (typeof options === "object" ? options : {}) as vscode.MessageOptions;
    if (modal) return answer(`${text}\n${detail}`);
    asked.messages.push(text);
    return undefined;
  };
  const input = async ({ title = "", validateInput }: vscode.InputBoxOptions = {}): Promise<string | undefined> => {
    const text = answer(title);
    if (text !== undefined && (await validateInput?.(text))) throw new Error(`${title} does not take the answer`);
    return text;
  };
  const { showInformationMessage, showWarningMessage, showErrorMessage, showInputBox } = vscode.window;
  Object.assign(vscode.window, {
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
    showInputBox: input,
  });
  try {
    await run();
  } finally {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showErrorMessage, showInputBox });
  }
  if (left.length > 0) throw new Error(`${left.length} of the answers were not asked for`);
  return asked;
}
