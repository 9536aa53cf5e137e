import { Secret } from "../../../src/secret/secret";
import type { Answer, Person, Question, Report } from "../../../src/work/person";

/** A person who answers by a script, and remembers what was asked and reported. */
export class ScriptedPerson implements Person {
  readonly asked: Question[] = [];
  readonly reports: Report[] = [];

  /** `answers` by the kind of a question; `otherwise` for the others. `typed` is what every secret's box gets. */
  constructor(
    private readonly answers: Partial<Record<Question["kind"], Answer>> = {},
    private readonly otherwise: Answer = "yes",
    private readonly typed?: string,
  ) {}

  async agree(question: Question): Promise<Answer> {
    this.asked.push(question);
    return this.answers[question.kind] ?? this.otherwise;
  }

  async secret(): Promise<Secret | undefined> {
    return this.typed === undefined ? undefined : new Secret(this.typed);
  }

  /** What is typed as passphrases, one after the other, and of what. */
  passphrases: string[] = [];
  readonly unlocking: string[] = [];

  async passphrase(source: string): Promise<Secret | undefined> {
    this.unlocking.push(source);
    const typed = this.passphrases.shift();
    return typed === undefined ? undefined : new Secret(typed);
  }

  report(report: Report): void {
    this.reports.push(report);
  }
}
