import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import * as vscode from "vscode";
import { parseRefs } from "../../../src/formats/refs/parse";
import { Secret } from "../../../src/secret/secret";
import { formatOf } from "../../../src/sops";
import { findKind, parseReference } from "../../../src/stores/kinds";
import { Managers } from "../../../src/stores/managers/managers";
import { SealedMemory } from "../../../src/stores/sealed-memory";
import type { FeatureHost } from "../../../src/vscode/feature";
import type { NodeStore } from "../../../src/vscode/features/secrets/nodes";
import type { ProjectFolder } from "../../../src/vscode/folders";
import type { Log } from "../../../src/vscode/log";
import { WindowPerson } from "../../../src/vscode/window-person";
import { confirm } from "../../../src/work/consent/record";
import { Session } from "../../../src/work/session";
import { ageRecipients, decrypt, encrypt } from "../../sealed-texts";
import { FOLDER, write } from "./workspace";

/** This user's age key, and a folder of confirmations that no other test sees. The extension reads the same environment. */
export async function makeIdentity(): Promise<{ recipient: string; key: Secret; keyFile: string }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "identity-")));
  const key = await generateIdentity();
  const keyFile = join(folder, "keys.txt");
  writeFileSync(keyFile, `${key}\n`, { mode: 0o600 });
  process.env.SOPS_AGE_KEY_FILE = keyFile;
  process.env.XDG_CONFIG_HOME = folder;
  return { recipient: await identityToRecipient(key), key: new Secret(key), keyFile };
}

/** Writes a sealed file of the workspace. */
export async function seal(path: string, text: string, ...recipients: string[]): Promise<vscode.Uri> {
  return write(path, await encrypt(text, formatOf(path), { groups: ageRecipients(recipients) }));
}

export async function unseal(path: string, key: Secret): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(join(FOLDER, path)));
  return (await decrypt(Buffer.from(bytes).toString(), formatOf(path), [key])).text().reveal();
}

/** Writes a `.env.refs` that this user has confirmed. */
export function writeRefs(path: string, text: string): vscode.Uri {
  const uri = write(path, text);
  confirm(
    "references",
    realpathSync(uri.fsPath),
    new Map(parseRefs(text, parseReference).entries.map((each) => [each.name, each.text])),
  );
  return uri;
}

/** What was written to the log by sessions of the suites. */
export const LOGGED: string[] = [];
const note = (text: string): void => void LOGGED.push(text);
const LOG = { info: note, warn: note, error: note, show() {}, dispose() {} } as unknown as Log;

/** A session in a folder, as the extension opens it. */
export function sessionOf({ root }: ProjectFolder, here = root): Session {
  return new Session({ root, folder: here, person: new WindowPerson(LOG) });
}

/** A window without managers. */
const NO_MANAGERS: FeatureHost["managers"] = {
  current: new Managers(
    async () => [],
    () => Promise.reject(new Error("no manager is opened")),
  ),
  onDidChange: new vscode.EventEmitter<void>().event,
  refresh() {},
};

/** What a feature gets from the extension's entry; its commands are registered by the product. */
export function hostOf(): FeatureHost {
  const command = (): vscode.Disposable => ({ dispose() {} });
  const sealedMemory = new SealedMemory();
  return {
    context: undefined as never,
    log: LOG,
    command,
    session: sessionOf,
    sealedMemory,
    managers: NO_MANAGERS,
    trusted: {},
  };
}

/** The store of a node in the tree. */
export function storeNode(scheme: string): NodeStore {
  const kind = findKind(scheme);
  if (!kind) throw new Error(`no kind ${scheme}`);
  const capabilities = {
    write: true,
    remove: true,
    versions: false,
    leases: false,
    softDelete: false,
    throughFiles: false,
  };
  return { kind, capabilities };
}
