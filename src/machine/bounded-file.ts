import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { isInside } from "./files";
import { readFailure } from "./read-failure";

/** What was read of a file that a repository brings, or why it was not; `reason` is to stand behind the file's name and a colon. */
type BoundedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unreadable"; readonly reason: string };

/** The largest configuration that is read, in bytes. */
const LARGEST = 1 << 20;

/**
 * Reads a configuration file of a project, as UTF-8 without its byte-order mark: a regular file inside `root`, at most 1 MB,
 * so that no pipe, device, link or bomb keeps the reader. `root` undefined: the user has named the file, wherever it lies.
 */
export function readBounded(path: string, root: string | undefined): BoundedText {
  try {
    const real = realpathSync(path);
    if (root !== undefined && !isInside(realpathSync(root), real))
      return unreadable("it is a link that leaves the project");
    // A pipe would wait for its writer.
    const fd = openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      if (!fstatSync(fd).isFile()) return unreadable("it is no regular file");
      const buffer = Buffer.allocUnsafe(LARGEST + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length <= LARGEST; length += read) {
        read = readSync(fd, buffer, length, buffer.length - length, null);
      }
      if (length > LARGEST) return unreadable("it is larger than 1 MB, which no configuration is");
      return { kind: "text", text: buffer.toString("utf8", 0, length).replace(/^\ufeff/, "") };
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    return unreadable(readFailure(error));
  }
}

function unreadable(reason: string): BoundedText {
  return { kind: "unreadable", reason };
}
