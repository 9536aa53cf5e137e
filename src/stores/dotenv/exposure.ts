import { trackedText } from "../../formats/dotenv/file";
import type { ProjectFiles } from "../../machine/project-files";
import { withLine } from "../../text/lines";
import { type Refused, refuse } from "../../text/refused";

/** Keeps a file of secrets out of git; refused where git would take it up all the same. */
export async function keepOutOfGit(
  files: ProjectFiles,
  file: string,
): Promise<Refused<"tracked" | "not-ignored"> | undefined> {
  if (await files.isTracked(file)) return refuse("tracked", trackedText(files.shown(file)));
  if ((await files.isIgnored(file)) !== false) return undefined;
  const name = file.slice(file.lastIndexOf("/") + 1);
  await files.change(".gitignore", (before) => withLine(before ?? "", name));
  if ((await files.isIgnored(file)) !== false) return undefined;
  const reason = `Git does not leave ${files.shown(file)} out, although .gitignore names it. Look for a line with ! in .gitignore.`;
  return refuse("not-ignored", reason);
}
