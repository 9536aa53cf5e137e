import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readFailure } from "../../machine/read-failure";
import { formatOf, SopsError, SopsFile } from "../../sops";
import { findIdentities } from "../../stores/sops/identities";
import { usableKeys } from "../../stores/sops/keys";
import { type Refused, refuse } from "../../text/refused";

/** A file as git is to compare it. */
interface ComparableFile {
  readonly kind: "bytes";
  /** Opened, or as it is where it is not sealed or no key here opens it. */
  readonly bytes: Uint8Array;
  /** Why a sealed file could not be opened. */
  readonly problem: string | undefined;
}

/** What git compares of a file, which it names by a path of its own; no question is asked. */
export async function comparableFile(path: string, env: NodeJS.ProcessEnv): Promise<ComparableFile | Refused> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse("unreadable", `${path}: ${readFailure(error)}.`);
  }
  try {
    const sealed = SopsFile.parse(bytes.toString("utf8"), formatOf(basename(path)));
    const { texts } = await usableKeys(await findIdentities({ root: process.cwd(), env }, sealed.recipients));
    return { kind: "bytes", bytes: (await sealed.open(texts)).plaintext().bytes(), problem: undefined };
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    const plain = error.reason === "not-sops" || error.reason === "malformed";
    return { kind: "bytes", bytes, problem: plain ? undefined : `${basename(path)}: ${error.message}` };
  }
}
