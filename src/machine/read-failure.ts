export const NO_FILE = "there is no such file";

/** Why a file could not be read, to stand behind its name and a colon: "there is no such file". */
export function readFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "no permission to read it";
    case "ENOENT":
    case "ENOTDIR":
      return NO_FILE;
    case "EISDIR":
      return "it is a folder";
    case "ELOOP":
      return "it is a link to itself";
    default:
      return `it cannot be read${code === "" ? "" : ` (${code})`}`;
  }
}
