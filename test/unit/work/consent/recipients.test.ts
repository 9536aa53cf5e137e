import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { confirmRecipients, recipientsToConfirm } from "../../../../src/work/consent/recipients";

describe("whom a user agreed to seal to", () => {
  let user: string;

  beforeEach(() => {
    user = mkdtempSync(join(tmpdir(), "sealwright-user-"));
  });

  afterEach(() => rmSync(user, { recursive: true }));

  const toConfirm = (file: string, ...recipients: string[]) => recipientsToConfirm("/repo", file, recipients, user);
  const nothing = { added: [], removed: [] };

  it("is asked before the first seal in a repository", () => {
    assert.deepEqual(toConfirm("a.yaml", "ann", "bob"), { added: ["ann", "bob"], removed: [] });
    confirmRecipients("/repo", "a.yaml", ["ann", "bob"], user);
    assert.deepEqual(toConfirm("a.yaml", "ann", "bob"), nothing);
    assert.deepEqual(recipientsToConfirm("/other", "a.yaml", ["ann"], user), { added: ["ann"], removed: [] });
  });

  it("is asked again where someone is new in a file, or gone", () => {
    confirmRecipients("/repo", "a.yaml", ["ann", "bob"], user);
    assert.deepEqual(toConfirm("a.yaml", "ann", "eve"), { added: ["eve"], removed: ["bob"] });
    assert.deepEqual(toConfirm("a.yaml", "ann"), { added: [], removed: ["bob"] });
  });

  it("is not asked for a new file with the same people, and each file counts for itself", () => {
    confirmRecipients("/repo", "a.yaml", ["ann"], user);
    assert.deepEqual(toConfirm("b.yaml", "ann"), nothing);
    assert.deepEqual(toConfirm("b.yaml", "bob"), { added: ["bob"], removed: [] });
    confirmRecipients("/repo", "b.yaml", ["bob"], user);
    assert.deepEqual(toConfirm("a.yaml", "ann"), nothing);
    assert.deepEqual(toConfirm("b.yaml", "bob"), nothing);
    // Someone who reads one file does not read another unasked.
    assert.deepEqual(toConfirm("a.yaml", "ann", "bob"), { added: ["bob"], removed: [] });
  });
});
