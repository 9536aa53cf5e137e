import * as vscode from "vscode";
import { Secret } from "../secret/secret";
import { exposedText, noRuleText } from "../stores/sops/texts";
import { dataKeyText, questionLines, readableText, removalText, stayingLineText } from "../work/consent/agree";
import type { Answer, Person, Question, Report } from "../work/person";
import type { Log } from "./log";
import { showInformation, showWarning } from "./messages";

/** What the user should know before a program can print a secret. */
const WHO_MASKS =
  "Run with Secrets and sealwright run mask them in a program's output. Under F5, in notebooks and in terminals, what a program prints is shown.";

/** How a question is put: a modal box with one button that agrees. */
interface Box {
  readonly text: string;
  readonly detail: string;
  readonly button: string;
  /** Shown as information, not as a warning. */
  readonly mild?: boolean;
}

/** The user at VS Code's window. */
export class WindowPerson implements Person {
  constructor(private readonly log: Log) {}

  async agree(question: Question): Promise<Answer> {
    const { text, detail, button, mild = false } = boxOf(question);
    const options = { modal: true, detail };
    const answer = mild ? await showInformation(text, options, button) : await showWarning(text, options, button);
    return answer === button ? "yes" : "no";
  }

  async secret(title: string): Promise<Secret | undefined> {
    const value = await vscode.window.showInputBox({ title, password: true, ignoreFocusOut: true });
    return value === undefined ? undefined : new Secret(value);
  }

  async passphrase(source: string, again: boolean): Promise<Secret | undefined> {
    const value = await vscode.window.showInputBox({
      title: `Passphrase of the key file of ${source}`,
      prompt: `${again ? "That passphrase does not fit. " : ""}The key is kept in memory until this window closes.`,
      password: true,
      ignoreFocusOut: true,
    });
    return value === undefined ? undefined : new Secret(value);
  }

  report(report: Report): void {
    switch (report.kind) {
      case "answer-not-kept":
        void showWarning("Your answer could not be kept, and will be asked for again.");
        break;
      case "passed-over":
        void showWarning(report.text);
        break;
      case "set-up":
        showSetUp(report);
        break;
      case "sealed-dotenv": {
        const { file, target, names } = report.sealed;
        this.log.info(`Sealed ${names.join(", ")} of ${file} in ${target}.`);
        break;
      }
      case "readable":
        this.log.info(`${report.file}: ${report.text}.`);
        break;
      case "data-key-changed":
        void showWarning(dataKeyText(report.file));
        break;
      case "recipients-changed":
        this.log.info(`Recipients: ${questionLines({ ...report, kind: "recipients", file: "" }).join(", ")}`);
    }
  }
}

/** The user who is not to be asked, at a start for example: what was not agreed to before is not. */
export class SilentPerson extends WindowPerson {
  override async agree(): Promise<Answer> {
    return "unasked";
  }

  override async passphrase(): Promise<undefined> {
    return undefined;
  }
}

function boxOf(question: Question): Box {
  switch (question.kind) {
    case "references":
      return {
        text: "Give these secrets to programs that are started from this folder?",
        detail: `${question.file} asks for:\n${questionLines(question).join("\n")}\n\n${WHO_MASKS}`,
        button: "Allow",
      };
    case "variables":
      return {
        text: "Give these variables to programs that are started from this folder?",
        detail: `${question.file} has:\n${question.names.map((name) => (question.shown?.includes(name) === true ? `${name} (not hidden in outputs)` : name)).join("\n")}\n\n${WHO_MASKS}`,
        button: "Allow",
      };
    case "destinations":
      return {
        text: "Start programs that talk to where this folder says?",
        detail: `${question.file} sets:\n${questionLines(question).join("\n")}`,
        button: "Start",
      };
    case "recipients":
      if (question.opening === true) {
        return {
          text: `Start sops to open ${question.file}?`,
          detail: `It is sealed to others than you last confirmed, whose keys sops uses:\n${questionLines(question).join("\n")}`,
          button: "Open",
        };
      }
      return {
        text: "Seal secrets to others than you last confirmed?",
        detail: `They can read what ${question.file} holds:\n${questionLines(question).join("\n")}`,
        button: "Seal",
      };
    case "readable":
      return {
        text: "Leave values of a sealed file in the clear?",
        detail: `${question.file}: ${readableText(question.places, question.total)}.`,
        button: "Leave Readable",
      };
    case "exposed":
      return {
        text: "Seal values that were added to a sealed file by hand?",
        detail: `${exposedText(question)}. The file cannot be opened while they are.`,
        button: "Seal",
        mild: true,
      };
    case "set-up":
      return {
        text: `${noRuleText(question.file)} Set up encryption?`,
        detail:
          "Sealwright makes an age key in the place where sops looks for it, if you have none, and a rule in .sops.yaml that seals this file to it. Nothing is overwritten.",
        button: "Set Up",
        mild: true,
      };
    case "remove-sealed-dotenv": {
      const { file, target, refs, names, fromEnvironment, notes, seenByGit, staying, whole } = question.sealed;
      const lines = [
        `${names.join(", ")} can be opened from ${target}, and ${refs} refers to them.`,
        ...fromEnvironment.map((name) => `${name} took a part from this machine's environment, as it is now.`),
        ...staying.map((line) => stayingLineText(file, line)),
        ...notes,
        ...(seenByGit
          ? [`Git has seen ${file}: replace its values where they were issued, since its history keeps the old ones.`]
          : []),
      ];
      return { text: removalText(question.sealed), detail: lines.join("\n"), button: whole ? "Remove" : "Take Out" };
    }
    case "git-setup":
      return {
        text: "Let git open sealed files to compare and merge them?",
        detail: [...question.settings, ...question.attributes].join("\n"),
        button: "Set Up",
      };
    case "start-without":
      return {
        text: "Some secrets of this folder could not be resolved.",
        detail: question.reasons.join("\n"),
        button: "Start Without Them",
      };
    case "delete-secret": {
      const { name, variable } = question;
      const detail =
        variable === undefined ? "" : `.env.refs gives it to programs as ${variable}; they will fail without it.`;
      return { text: `Delete ${name} from its file? Its value is lost.`, detail, button: "Delete" };
    }
    case "rename-secret": {
      const { name, files } = question;
      const detail = files.length === 0 ? "Nothing refers to it." : `These files change:\n${files.join("\n")}`;
      return { text: `Rename ${name} everywhere?`, detail, button: "Rename" };
    }
  }
}

function showSetUp({ done }: Extract<Report, { kind: "set-up" }>): void {
  const { file, publicKey, keyPlace, keyMade, rule, reads } = done;
  const key = keyMade
    ? `Your key is in ${keyPlace}. Keep a copy in a safe place: without the key the files cannot be opened.`
    : `Your key is there already: ${keyPlace}.`;
  const rules = { made: `.sops.yaml has a rule for ${file}.`, added: `.sops.yaml got a rule for ${file}.`, kept: "" };
  const other = reads ? "" : "The rule does not name your key: someone who can open its files must add it.";
  const share = `Your public key, to share with those who seal for you: ${publicKey}`;
  const text = [key, rules[rule], other, share].filter((part) => part !== "").join(" ");
  void showInformation(text, "Copy Public Key").then((action) => {
    if (action) void vscode.env.clipboard.writeText(publicKey);
  });
}
