import type { ProjectFiles } from "../../machine/project-files";
import { userFolder } from "../../machine/user-folder";
import type { Person } from "../person";
import { confirm, confirmed } from "./record";

/** Who hears of it, and in whose folder what was seen is kept. */
interface Noting {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly person: Person;
  readonly files: Pick<ProjectFiles, "shown">;
}

/**
 * Tells the user when a file is opened with another data key than the last time on this machine: somebody rotated it, or
 * made the file anew. `opened` is a hash of that key, undefined for a file made now; `now` that of the key afterwards.
 */
export function noteDataKey(
  { root, env, person, files }: Noting,
  file: string,
  opened: string | undefined,
  now: string,
): void {
  const user = userFolder(env);
  const known = confirmed("data-keys", root, user);
  // After a rotation the file may still hold the old key, where the result was not written to it.
  const record = opened === undefined || opened === now ? now : `${opened}\n${now}`;
  const before = known.get(file);
  if (before === record) return;
  if (before !== undefined && opened !== undefined && !before.split("\n").includes(opened))
    person.report({ kind: "data-key-changed", file: files.shown(file) });
  try {
    confirm("data-keys", root, new Map(known).set(file, record), user);
  } catch {
    // A machine without a place of the user's own has nothing to compare with.
  }
}
