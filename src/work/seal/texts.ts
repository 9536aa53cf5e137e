/** The sealed file that a project gets where nothing names another. */
export const DEFAULT_SEALED = "secrets.enc.yaml";
