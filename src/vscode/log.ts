import * as vscode from "vscode";
import type { Findings } from "./features/findings/findings";

/** The log channel. Every line is searched for values that were found before it is written. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel("Sealwright", { log: true });
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  info(text: string): void {
    this.#channel.info(this.#findings.redact(text));
  }

  warn(text: string): void {
    this.#channel.warn(this.#findings.redact(text));
  }

  /** Writes what failed, by the error's name and where it was thrown; an error's message may quote a document. */
  error(what: string, error: unknown): void {
    const frames = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
    const name = error instanceof Error ? error.name : typeof error;
    this.#channel.error(this.#findings.redact([`${what}: ${name}`, ...frames.slice(0, 8)].join("\n")));
  }

  /** A text for a report, without values that were found. */
  redacted(text: string): string {
    return this.#findings.redact(text);
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
