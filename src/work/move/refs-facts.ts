import { dirname } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import type { ProjectFiles } from "../../machine/project-files";
import type { RefsFacts, SharedFile } from "../../refactor/request";
import { nearestPath } from "./project-facts";

/** The files that say what a variable of `source` refers to. */
export async function refsFacts(files: ProjectFiles, source: string): Promise<RefsFacts> {
  const refs = await shared(files, await nearestPath(files.root, source, REFS_NAME));
  const folder = dirname(refs.file) === "." ? "" : `${dirname(refs.file)}/`;
  return {
    refs,
    example: await shared(files, `${folder}.env.example`),
    gitignore: {
      file: ".gitignore",
      shown: files.shown(".gitignore"),
      text: await files.read(".gitignore").catch(() => undefined),
    },
  };
}

async function shared(files: ProjectFiles, file: string): Promise<SharedFile> {
  return {
    file,
    shown: files.shown(file),
    text: await files.read(file),
    ignored: (await files.isIgnored(file)) === true,
  };
}
