import { fstatSync } from "node:fs";
import { Secret } from "../secret/secret";
import { exposedText, noRuleText } from "../stores/sops/texts";
import { dataKeyText, questionLines, readableText, removalText, stayingLineText } from "../work/consent/agree";
import type { Answer, Person, Question, Report } from "../work/person";
import { standardInput } from "../work/standard-input";
import { CommandError } from "./exit";
import { writeLines } from "./output/write";

/** The user at a terminal. `yes`: agrees to everything, this once; `empty`: a value may be empty. */
export class TerminalPerson implements Person {
  constructor(
    private readonly yes = false,
    private readonly empty = false,
  ) {}

  async agree(question: Question): Promise<Answer> {
    if (this.yes && !needsPerson(question)) return "once";
    if (!canAsk()) return "unasked";
    const { askYesNo } = await import("./prompt");
    return (await askYesNo(wording(question))) ? "yes" : "no";
  }

  /**
   * A value from standard input, or typed without being shown. A file that was redirected keeps its bytes, and so do several
   * lines; of a single line the line end goes, since `echo` adds it. Throws `CommandError` for what is not UTF-8, and for
   * nothing at all where that was not asked for.
   */
  async secret(title: string): Promise<Secret | undefined> {
    const secret =
      process.stdin.isTTY === true
        ? await (await import("./prompt")).askHidden(`Value of ${title} (not shown): `)
        : new Secret(await pipedText());
    if (secret === undefined || this.empty || secret.reveal() !== "") return secret;
    throw new CommandError(
      "There was no value: nothing was changed. To store an empty value on purpose, pass --empty.",
    );
  }

  /** Typed at the terminal, also where standard input carries a value. */
  async passphrase(source: string, again: boolean): Promise<Secret | undefined> {
    if (process.stderr.isTTY !== true) return undefined;
    const { askHidden } = await import("./prompt");
    const question = `Passphrase of the key file of ${source} (not shown): `;
    return askHidden(again ? `That passphrase does not fit. ${question}` : question, true);
  }

  /** Tokens of managers, each under a name of ours. */
  readonly learntValues: [name: string, secret: Secret][] = [];

  learnt(secret: Secret): void {
    this.learntValues.push(["a manager's token", secret]);
  }

  report(report: Report): void {
    writeLines(process.stderr, linesOf(report));
  }
}

/**
 * Nobody agrees in advance that a value which was given to be sealed stays readable, nor, beside something else, that one is sealed
 * which somebody without the key may have written, so that it passes for one of those who have it.
 */
function needsPerson(question: Question): boolean {
  return (question.kind === "exposed" && !question.asked) || (question.kind === "readable" && question.given);
}

async function pipedText(): Promise<string> {
  const bytes = await standardInput();
  let value: string;
  try {
    value = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError("What came on standard input is not UTF-8 text.");
  }
  if (fstatSync(0).isFile()) return value;
  return value.indexOf("\n") === value.length - 1 ? value.replace(/\r?\n$/, "") : value;
}

function wording(question: Question): string {
  switch (question.kind) {
    case "references":
      return `${question.file} asks for secrets that you have not confirmed:\n${indented(question)}\nGive them to programs that are started here?`;
    case "variables":
      return `${question.file} has variables that you have not confirmed: ${question.names.join(", ")}.${shownValues(question)}\nGive them to programs that are started here?`;
    case "destinations":
      return `${question.file} says where programs talk to, and you have not agreed to that:\n${indented(question)}\nStart programs that talk to them?`;
    case "recipients":
      return `${question.file} is sealed to others than you last confirmed:\n${indented(question)}\n${question.opening === true ? "Start sops to open it with their keys?" : "Seal secrets to them?"}`;
    case "readable":
      return `${question.file}: ${readableText(question.places, question.total)}.\nLeave them in the clear?`;
    case "exposed":
      return `${exposedText(question)}.\nSeal them?`;
    case "set-up":
      return `${noRuleText(question.file)}\nMake a key for you, and a rule?`;
    case "remove-sealed-dotenv":
      return removalText(question.sealed);
    case "git-setup":
      return [
        "Git will open sealed files to compare and merge them, so that git diff, show and log -p print their values on this machine:",
        ...question.settings.map((setting) => `  ${setting}`),
        `  .git/info/attributes: ${question.attributes.join(", ")}`,
        "git log -p --no-textconv shows them sealed. Nothing opened is kept.",
        "Set this up?",
      ].join("\n");
    case "start-without":
      return `${question.reasons.join("\n")}\nStart without them?`;
    case "delete-secret":
      return `Delete ${question.name}? Its value is lost.`;
    case "rename-secret":
      return `Rename ${question.name} everywhere?`;
  }
}

function shownValues({ shown = [] }: Extract<Question, { kind: "variables" }>): string {
  if (shown.length === 0) return "";
  return `\nNeither name nor form says that these are secret, so the output shows them: ${shown.join(", ")}. -e FILE hides all of a file.`;
}

function indented(question: Parameters<typeof questionLines>[0]): string {
  return questionLines(question)
    .map((line) => `  ${line}`)
    .join("\n");
}

function linesOf(report: Report): string[] {
  switch (report.kind) {
    case "answer-not-kept":
      return ["sealwright: Your answer could not be kept, and will be asked for again."];
    case "passed-over":
      return [`sealwright: ${report.text}`];
    case "readable":
      return [`sealwright: ${report.file}: ${report.text}.`];
    case "data-key-changed":
      return [`sealwright: ${dataKeyText(report.file)}`];
    case "recipients-changed":
      return questionLines({ ...report, kind: "recipients", file: "" }).map((line) => `  ${line}`);
    case "set-up": {
      const { file, publicKey, keyPlace, keyMade, config, rule, reads } = report.done;
      return [
        keyMade
          ? `Made your key: ${keyPlace}. Keep a copy in a safe place: without the key the files cannot be opened.`
          : `Your key is there already: ${keyPlace}.`,
        {
          made: `Made ${config} with a rule for ${file}.`,
          added: `${config} got a rule for ${file}.`,
          kept: `${config} has a rule for ${file} already.`,
        }[rule],
        ...(reads ? [] : ["That rule does not name your key. Someone who can open its files must add the key to it."]),
        `Your public key, to share with those who seal for you: ${publicKey}`,
      ];
    }
    case "sealed-dotenv": {
      const { file, target, refs, names, fromEnvironment, seenByGit, notes, staying } = report.sealed;
      return [
        `Sealed ${names.join(", ")} in ${target}; ${refs} refers to them.`,
        ...fromEnvironment.map(
          (name) => `${name} took a part from this machine's environment, and is sealed as it is now.`,
        ),
        ...staying.map((line) => stayingLineText(file, line)),
        ...notes,
        ...(seenByGit
          ? [`Git has seen ${file}: replace its values where they were issued, since its history keeps the old ones.`]
          : []),
      ].map((line) => `sealwright: ${line}`);
    }
  }
}

/** Whether there is a person to ask. */
function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}
