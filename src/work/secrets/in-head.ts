import { basename, dirname } from "node:path";
import { FileError } from "../../machine/files";
import { committedText } from "../../machine/git";
import type { Secret } from "../../secret/secret";

/** Whether a file (absolute) has the value in the last commit of its repository; undefined where git cannot say. */
export async function standsInHead(file: string, secret: Secret): Promise<boolean | undefined> {
  const value = secret.reveal();
  try {
    const text = await committedText(dirname(file), basename(file));
    // A notebook has it as JSON writes it.
    return text !== undefined && (text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)));
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
