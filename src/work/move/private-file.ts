import { fileStep } from "../../machine/files";
import { DiskFiles } from "../../machine/project-files";
import type { Refused } from "../../text/refused";
import type { Session } from "../session";

/** Lets no one but its owner read a file of the project (relative to its root). */
export function makePrivate({ root }: Session, file: string): Promise<Refused | undefined> {
  return fileStep(async () => {
    await new DiskFiles(root).makePrivate(file);
    return undefined;
  });
}
