import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { VARIABLE_NAME } from "../../formats/refs/reference";
import { memoryFolder } from "../../machine/memory-folder";
import { Secret } from "../../secret/secret";
import { parseReference } from "../../stores/kinds";
import { type Refused, refuse } from "../../text/refused";
import { type Resolution, resolveEntries } from "../secrets/resolve";
import type { Session } from "../session";

/** Files that hold values for one program: each variable is the path of its file. */
interface FileValues {
  readonly kind: "files";
  /** To be removed when the program ends. */
  readonly folder: string;
  /** Whether it lies where nothing is written to a disk. */
  readonly inMemory: boolean;
  readonly paths: ReadonlyMap<string, string>;
  /** What the files hold, to be masked. */
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly lent: Resolution["lent"];
}

/** Resolves `NAME=REFERENCE` texts that the user gave into files of mode 0600, in memory where the system has a place for that. */
export async function fileValues(session: Session, wanted: readonly string[]): Promise<FileValues | Refused> {
  const entries = [];
  for (const text of wanted) {
    const [, name = "", given = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (!VARIABLE_NAME.test(name))
      return refuse("file", "--file takes NAME=REFERENCE, such as KUBECONFIG=vault://secret/ml#kubeconfig.");
    const reading = parseReference(given);
    if (reading.kind === "invalid") return refuse("file", `--file ${name}: ${reading.reason}`);
    entries.push({ name, text: reading.reference.text, reference: reading.reference, line: 0 });
  }
  const { values, failures, lent } = await resolveEntries(entries, session, (name) => {
    const set = session.env[name];
    return set === undefined ? undefined : new Secret(set);
  });
  if (failures.length > 0) return refuse("unresolved", failures.join("\n"));
  const { path: folder, inMemory } = memoryFolder(session.env);
  const paths = new Map<string, string>();
  for (const [name, secret] of values) {
    const path = join(folder, name);
    writeFileSync(path, secret.reveal(), { mode: 0o600, flag: "wx" });
    paths.set(name, path);
  }
  return { kind: "files", folder, inMemory, paths, secrets: values, lent };
}
