/** The five forms of sealed files. */
export type FormatName = "yaml" | "json" | "dotenv" | "ini" | "binary";

/** The format of a file by its name's ending, as sops decides it. */
export function formatOf(path: string): FormatName {
  if (/\.ya?ml$/.test(path)) return "yaml";
  if (path.endsWith(".json")) return "json";
  if (path.endsWith(".env")) return "dotenv";
  return path.endsWith(".ini") ? "ini" : "binary";
}
