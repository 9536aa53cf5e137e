import { SopsError } from "../../sops";
import { broken, withFiles } from "../page";
import type { Failure } from "../store";

/** What a step on a sealed file gives, or why it could not be done; `problems` are those of keys, which may be why. */
export async function withSealed<T>(
  file: string,
  step: () => Promise<T>,
  problems: () => readonly string[] = () => [],
): Promise<T | Failure> {
  return withFiles(async () => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof SopsError) return failureOf(file, error, problems());
      throw error;
    }
  });
}

function failureOf(file: string, error: SopsError, problems: readonly string[]): Failure {
  switch (error.reason) {
    case "absent":
      return { kind: "absent" };
    case "no-identity":
    case "program":
      return { kind: "denied", needs: [`${file}: ${error.message}`, ...problems].join(" ") };
    case "unsupported-recipient":
      return { kind: "denied", needs: `${file}: ${error.message} Do this with sops itself, from https://getsops.io.` };
    default:
      return broken(`${file}: ${error.message}`);
  }
}
