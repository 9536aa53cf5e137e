import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

const SKIPPED = new Set(["node_modules", "__pycache__", "site-packages"]);
const DEEPEST = 8;
const MOST_FOLDERS = 5000;

/**
 * Paths of regular files below `root` whose name `wanted` takes, with `/`, relative to it, sorted within their folder, upper
 * folders first. Links, hidden folders, packages and virtual environments are passed by; ignored files are not.
 */
export async function findFiles(root: string, wanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  let level = [""];
  let folders = 0;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of level) {
      if (++folders > MOST_FOLDERS) return found;
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      if (folder !== "" && entries.some(({ name }) => name === "pyvenv.cfg")) continue;
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile() && wanted(entry.name)) found.push(path);
        else if (entry.isDirectory() && !entry.name.startsWith(".") && !SKIPPED.has(entry.name)) {
          // A repository within has secrets of its own.
          if (!existsSync(join(root, path, ".git"))) below.push(path);
        }
      }
    }
    level = below;
  }
  return found;
}
