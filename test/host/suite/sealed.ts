import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import * as vscode from "vscode";
import { parseRefs } from "../../../src/formats/refs/parse";
import { Secret } from "../../../src/secret/secret";
import { formatOf } from "../../../src/sops";
import { confirm } from "../../../src/work/consent/record";
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
    new Map(parseRefs(text).entries.map((each) => [each.name, each.text])),
  );
  return uri;
}
