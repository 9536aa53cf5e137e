import { fileURLToPath } from "node:url";

/** The repository's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where bundled suites, logs and screenshots go. */
export const OUTPUT = `${ROOT}out/test/`;
