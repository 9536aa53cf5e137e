/** The sealed file that a project gets where nothing names another. */
export const DEFAULT_SEALED = "secrets.enc.yaml";

/** That nothing says to whom a file is sealed. */
export function noRuleText(file: string): string {
  return `No .sops.yaml says to whom ${file} is sealed.`;
}
