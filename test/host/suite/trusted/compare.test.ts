import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { makeIdentity, seal } from "../sealed";
import { closeAll, FOLDER, uniqueValue } from "../workspace";

const FILE = "compared/secrets.enc.yaml";

function git(...args: string[]): void {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: FOLDER });
}

/** The two texts that the open comparison shows. */
function sides(): readonly [string, string] {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  assert(input instanceof vscode.TabInputTextDiff, "no comparison is shown");
  const text = (uri: vscode.Uri): string => {
    const found = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    return found?.getText() ?? "";
  };
  return [text(input.original), text(input.modified)];
}

describe("comparing a sealed file with its last commit", () => {
  const [first, second, third] = [uniqueValue(111), uniqueValue(112), uniqueValue(113)];
  let recipient: string;

  before(async () => {
    ({ recipient } = await makeIdentity());
    git("init", "-q");
  });
  after(() => {
    for (const path of [".git", "compared"]) rmSync(join(FOLDER, path), { recursive: true, force: true });
  });
  afterEach(closeAll);

  const compare = (uri: vscode.Uri) => vscode.commands.executeCommand("sealwright.compareDecrypted", uri);
  const shown = (left: string, right: string) =>
    eventually("both sides", () => (sides()[0].includes(left) && sides()[1].includes(right)) || undefined);

  it("says so where there is no commit with it", async () => {
    const uri = await seal(FILE, `token: ${first}\n`, recipient);
    const { messages } = await answering([], () => compare(uri));
    assert.match(messages.join(), /no commit with compared\/secrets\.enc\.yaml/);
  });

  it("shows both in the clear, and what is new each time that it is asked for", async () => {
    const uri = await seal(FILE, `token: ${first}\n`, recipient);
    git("add", FILE);
    git("commit", "-q", "-m", "first");
    await seal(FILE, `token: ${second}\n`, recipient);
    await compare(uri);
    await shown(first, second);
    await seal(FILE, `token: ${third}\n`, recipient);
    await compare(uri);
    await shown(first, third);
  });

  it("says who has no key for it, and shows nothing", async () => {
    const { generateIdentity, identityToRecipient } = await import("age-encryption");
    const uri = await seal(FILE, `token: ${first}\n`, await identityToRecipient(await generateIdentity()));
    const { messages } = await answering([], () => compare(uri));
    assert.equal(messages.length, 1);
    assert(!JSON.stringify(messages).includes(first));
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });
});
