import { join } from "node:path";
import { findFiles } from "../../stores/find-files";
import { findConfig, matchingRule } from "../../stores/sops/creation-rule";
import type { Session } from "../session";

/** Names that sealed files usually have. */
const USUAL = ["*.enc.*", "*.sops.*", "secrets.yaml", "secrets.json"];

/**
 * Patterns of git's attributes for all that the rules of `.sops.yaml` cover, beside the usual names: a rule's expression as
 * a pattern where it can be one, and the files that are there for the others. Throws `SopsError`.
 */
export async function sealedPatterns({ root }: Session): Promise<readonly string[]> {
  const config = await findConfig(root);
  if (config === undefined) return USUAL;
  const expressions = (config.config.rules ?? []).map(({ path_regex: expression }) => expression);
  const globs = expressions.flatMap((one) => (typeof one === "string" ? (globOf(one) ?? []) : []));
  const others = expressions.some((one) => typeof one !== "string" || globOf(one) === undefined);
  const files = others ? await findFiles(root, () => true) : [];
  const covered = files.filter((file) => matchingRule(config, join(root, file)) !== undefined);
  // What a rule without an expression covers is everything: only what can be sealed by entries is compared.
  const named = covered.filter(
    (file) => /\.(?:ya?ml|json|env|ini)$/.test(file) && !/(?:^|\/)\.sops\.ya?ml$/.test(file),
  );
  return [...new Set([...USUAL, ...globs, ...named.map((file) => escaped(`/${file}`))])];
}

/** A rule's regular expression as a pattern of git's attributes; `undefined` where it is none that these can say. */
export function globOf(expression: string): string | undefined {
  const whole = /^(\^?)(.*?)(\$?)$/s.exec(expression);
  const [, anchored = "", body = "", ended = ""] = whole ?? [];
  const parts = body.match(/\\\.|\[\^\/\][*+]|\.[*+]|[\w/-]/g) ?? [];
  if (parts.length === 0 || parts.join("") !== body) return undefined;
  let glob = "";
  for (const part of parts) {
    const atStart = glob === "" || glob.endsWith("/");
    // It may lead through folders: only at the start of a name a pattern can say so.
    if (/^\.[*+]$/.test(part)) {
      if (!atStart) return undefined;
      glob += "**/*";
    } else if (part.startsWith("[")) glob += "*";
    else glob += part === "\\." ? "." : part;
  }
  if (anchored === "") glob = glob.startsWith("**/") ? glob : glob.startsWith("/") ? `**${glob}` : `**/*${glob}`;
  else if (!glob.startsWith("**/")) glob = `/${glob}`;
  return ended === "" ? undefined : glob.replace(/\*{3,}/g, "**").replace(/(?<!\*)\*\*(?![*/])/g, "*");
}

/** A path as a pattern that matches it alone. */
function escaped(path: string): string {
  const pattern = path.replace(/[*?[\]\\]/g, "\\$&");
  return /\s|^"/.test(pattern) ? JSON.stringify(pattern) : pattern;
}
