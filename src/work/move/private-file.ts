import { FileError } from "../../machine/files";
import { DiskFiles } from "../../machine/project-files";
import { type Refused, refuse } from "../../text/refused";
import type { Session } from "../session";

/** Lets no one but its owner read a file of the project (relative to its root). */
export async function makePrivate({ root }: Session, file: string): Promise<Refused | undefined> {
  try {
    await new DiskFiles(root).makePrivate(file);
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
}
