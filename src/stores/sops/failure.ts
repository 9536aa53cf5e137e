import { fileStep } from "../../machine/files";
import { SopsError } from "../../sops";
import { type Refused, refuse } from "../../text/refused";
import { broken, withFiles } from "../page";
import type { Failure } from "../store";

/** Ends a step on a sealed file before anything is written: the user did not agree, or a value cannot go where it should. */
export class SealRefused extends Error {
  override readonly name = "SealRefused";
  readonly refused: Refused;

  constructor(code: string, reason: string) {
    super(reason);
    this.refused = refuse(code, reason);
  }
}

/** What a step on a sealed file gives, or why it could not be done, as stores answer; `file` is what messages call it. */
export async function withSealed<T>(file: string, step: () => Promise<T>): Promise<T | Failure> {
  return withFiles(async () => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof SopsError) return failureOf(file, error);
      if (error instanceof SealRefused)
        return { kind: "denied", needs: error.message, unagreed: error.refused.code === "declined" };
      throw error;
    }
  });
}

/** The same for a step that may be refused. */
export async function sealedChange<T>(file: string, step: () => Promise<T>): Promise<T | Failure | Refused> {
  return withSealed<T | Refused>(file, async () => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof SealRefused) return error.refused;
      throw error;
    }
  });
}

/** What a use case on a sealed file gives, or why it could not be done, as a sentence with the file's name. */
export async function sealedStep<T>(file: string, step: () => Promise<T>): Promise<T | Refused> {
  return fileStep<T | Refused>(async () => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof SealRefused) return error.refused;
      if (error instanceof SopsError) return refuse(error.reason, `${file}: ${error.message}`);
      throw error;
    }
  });
}

function failureOf(file: string, error: SopsError): Failure {
  const text = `${file}: ${error.message}`;
  switch (error.reason) {
    case "absent":
      return { kind: "absent", reason: error.message };
    case "no-identity":
    case "program":
    case "unsupported-recipient":
      return { kind: "denied", needs: text };
    default:
      return broken(text);
  }
}
