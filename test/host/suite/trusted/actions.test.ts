import assert from "node:assert/strict";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Reference } from "../../../../src/formats/refs/reference";
import { Secret } from "../../../../src/secret/secret";
import { envReference } from "../../../../src/stores/dotenv/reference";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { Clipboard } from "../../../../src/vscode/features/secrets/clipboard";
import type { SecretNode } from "../../../../src/vscode/features/secrets/nodes";
import { SecretsView } from "../../../../src/vscode/features/secrets/view";
import { projectFolders } from "../../../../src/vscode/folders";
import { confirm } from "../../../../src/work/consent/record";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { hostOf, makeIdentity, seal, storeNode, unseal } from "../sealed";
import { closeAll, FOLDER, uniqueValue, write } from "../workspace";

const SEALED = "actions/secrets.enc.yaml";

function text(path: string): string {
  return readFileSync(join(FOLDER, path), "utf8");
}

function folder() {
  const [only] = projectFolders();
  assert(only);
  return only;
}

function leaf(reference: Reference, name: string, file: string): SecretNode {
  const entry = { kind: "secret", name, reference, file, sealed: reference.kind === "sops" } as const;
  return { kind: "secret", folder: folder(), store: storeNode(reference.kind), entry };
}

function sealed(pointer: string): SecretNode {
  return leaf(sopsReference(SEALED, pointer), pointer.split("/").at(-1) ?? "", SEALED);
}

function run(command: string, node: SecretNode): Thenable<unknown> {
  return vscode.commands.executeCommand(`sealwright.${command}`, node);
}

describe("what a person does with a secret of the view", () => {
  const value = uniqueValue(101);
  let key: Secret;
  let recipient: string;

  before(async () => {
    ({ recipient, key } = await makeIdentity());
    confirm("recipients", realpathSync(FOLDER), new Map([[recipient, ""]]));
  });
  beforeEach(async () => {
    await seal(SEALED, `db:\n  password: ${value}\n  user: me-and-only-me\n`, recipient);
    write("actions/.env.refs", "# kept\nDB_PASSWORD=sops://secrets.enc.yaml#/db/password\n");
    write("actions/.env", `LOCAL_TOKEN=${value}\nOTHER=1\n`);
    write("actions/use.py", 'import os\n\ntoken = os.environ["LOCAL_TOKEN"]\n');
  });
  after(() => rmSync(join(FOLDER, "actions"), { recursive: true, force: true }));
  afterEach(closeAll);

  it("is renamed with all that refers to it, and the old entry goes last", async () => {
    const asked = await answering(["/db/pass_phrase", "Rename"], () => run("renameSecret", sealed("/db/password")));
    assert.match(asked.questions[1] ?? "", /actions\/\.env\.refs/);
    const opened = await unseal(SEALED, key);
    assert(opened.includes(`pass_phrase: ${value}`) && !opened.includes("password"), "not renamed in the file");
    assert.equal(text("actions/.env.refs"), "# kept\nDB_PASSWORD=sops://secrets.enc.yaml#/db/pass_phrase\n");
  });

  it("is not renamed to a name that is taken, nor without the user's word", async () => {
    const before = text(SEALED);
    for (const typed of ["/db/user", "db/user"]) {
      const { untaken } = await answering([typed], () => run("renameSecret", sealed("/db/password")));
      assert.deepEqual(untaken, [`${typed} is there already. Choose another name.`]);
    }
    await answering(["/db/free", undefined], () => run("renameSecret", sealed("/db/password")));
    assert.equal(text(SEALED), before);
  });

  it("is renamed in a .env file and in the code that reads it", async () => {
    const node = leaf(envReference("LOCAL_TOKEN", "actions/.env"), "LOCAL_TOKEN", "actions/.env");
    await answering(["SERVICE_TOKEN", "Rename"], () => run("renameSecret", node));
    const lines = text("actions/.env")
      .split("\n")
      .filter((line) => line !== "");
    assert.deepEqual(lines.map((line) => line.split("=")[0]).sort(), ["OTHER", "SERVICE_TOKEN"]);
    assert.equal(text("actions/use.py"), 'import os\n\ntoken = os.environ["SERVICE_TOKEN"]\n');
  });

  it("is added to a file at a path, and never over another", async () => {
    const added = uniqueValue(102);
    const entry = { kind: "group", name: SEALED, place: [SEALED], file: SEALED, sealed: true } as const;
    const file: SecretNode = { kind: "group", folder: folder(), store: storeNode("sops"), entry };
    const first = await answering(["smtp/password", added], () => run("addSecret", file));
    assert(!JSON.stringify(first).includes(added));
    assert((await unseal(SEALED, key)).includes(`password: ${added}`));
    await answering(["/smtp/user", added], () => run("addSecret", file));
    const again = await answering(["smtp/password"], () => run("addSecret", file));
    assert.deepEqual(again.untaken, ["smtp/password is there already. Edit it instead."]);
  });

  it("is edited, and nothing else in the file is sealed anew", async () => {
    const line = (part: string) =>
      text(SEALED)
        .split("\n")
        .find((each) => each.includes(part));
    const [user, edited] = [line("user:"), uniqueValue(103)];
    const asked = await answering([edited], () => run("editSecret", sealed("/db/password")));
    assert(!JSON.stringify(asked).includes(edited));
    assert((await unseal(SEALED, key)).includes(`password: ${edited}`));
    assert.equal(line("user:"), user);
  });

  it("is deleted after a question that names the variable which programs lose", async () => {
    write(".env.refs", `DB_PASSWORD=sops://${SEALED}#/db/password\n`);
    try {
      const before = text(SEALED);
      const refused = await answering([undefined], () => run("deleteSecret", sealed("/db/password")));
      assert.match(refused.questions.join(), /DB_PASSWORD/);
      assert.equal(text(SEALED), before);
      await answering(["Delete"], () => run("deleteSecret", sealed("/db/password")));
      const opened = await unseal(SEALED, key);
      assert(!opened.includes("password") && opened.includes("user: me-and-only-me"), "not deleted alone");
    } finally {
      rmSync(join(FOLDER, ".env.refs"));
    }
  });

  it("is copied, and taken out of the clipboard again unless something else is in it", async () => {
    const asked = await answering([], () => run("copySecret", sealed("/db/password")));
    assert((await vscode.env.clipboard.readText()) === value, "the value is not in the clipboard");
    assert(!JSON.stringify(asked).includes(value));
    const clipboard = new Clipboard(1);
    await clipboard.copy(new Secret(value));
    await eventually("an empty clipboard", async () => (await vscode.env.clipboard.readText()) === "" || undefined);
    await clipboard.copy(new Secret(value));
    await vscode.env.clipboard.writeText("something else");
    await clipboard.clear();
    assert.equal(await vscode.env.clipboard.readText(), "something else");
  });

  it("is not read where no key opens the file", async () => {
    const { generateIdentity, identityToRecipient } = await import("age-encryption");
    await seal(SEALED, `db:\n  password: ${value}\n`, await identityToRecipient(await generateIdentity()));
    await vscode.env.clipboard.writeText("");
    const asked = await answering([], () => run("copySecret", sealed("/db/password")));
    assert.equal(asked.messages.length, 1);
    assert.equal(await vscode.env.clipboard.readText(), "");
  });
});

describe("a file of the view", () => {
  const { createTreeView } = vscode.window;
  before(() => Object.assign(vscode.window, { createTreeView: () => ({ dispose() {} }) }));
  after(() => {
    Object.assign(vscode.window, { createTreeView });
    rmSync(join(FOLDER, "rows"), { recursive: true, force: true });
  });

  it("has one row for groups with one entry, and says of each secret what the project does with it", async () => {
    const { recipient } = await makeIdentity();
    await seal("rows/s.enc.yaml", "db:\n  main:\n    password: a\nmail:\n  user: b\n  key: c\n", recipient);
    write("rows/.env.refs", "ROWS_PASSWORD=sops://s.enc.yaml#/db/main/password\n");
    write("rows/use.py", 'import os\n\nos.environ["ROWS_PASSWORD"]\n');
    const view = new SecretsView(hostOf());
    try {
      const place = ["rows/s.enc.yaml"];
      const entry = { kind: "group", name: "rows/s.enc.yaml", place, file: "rows/s.enc.yaml", sealed: true } as const;
      const file: SecretNode = { kind: "group", folder: folder(), store: storeNode("sops"), entry };
      const shown = async () =>
        (await view.getChildren(file))
          .map((node) => view.getTreeItem(node))
          .map((item) => [item.label, item.description]);
      assert.deepEqual(
        (await shown()).map(([label]) => label),
        ["db/main/password", "mail"],
      );
      await eventually(
        "what is known of its use",
        async () => (await shown())[0]?.[1] === "ROWS_PASSWORD" || undefined,
      );
      const mail = (await view.getChildren(file))[1];
      assert.deepEqual(
        (await view.getChildren(mail)).map((node) => view.getTreeItem(node).description),
        ["unused", "unused"],
      );
    } finally {
      view.dispose();
    }
  });
});

describe("a file with more names than are shown at once", () => {
  const { createTreeView } = vscode.window;
  // The view of the product has this name already.
  before(() => Object.assign(vscode.window, { createTreeView: () => ({ dispose() {} }) }));
  after(() => {
    Object.assign(vscode.window, { createTreeView });
    rmSync(join(FOLDER, "many"), { recursive: true, force: true });
  });

  it("ends with Load more…, which shows the next of them until there are none", async () => {
    write("many/.env", Array.from({ length: 450 }, (_, at) => `NAME_${at}=1\n`).join(""));
    const view = new SecretsView(hostOf());
    try {
      const entry = {
        kind: "group",
        name: "many/.env",
        place: ["many/.env"],
        file: "many/.env",
        sealed: false,
      } as const;
      const file: SecretNode = { kind: "group", folder: folder(), store: storeNode("env"), entry };
      const counts: number[] = [];
      for (;;) {
        const children = await view.getChildren(file);
        counts.push(children.filter(({ kind }) => kind === "secret").length);
        const more = children.find(({ kind }) => kind === "more");
        if (!more) break;
        assert.equal(view.getTreeItem(more).command?.command, "sealwright.loadMoreSecrets");
        view.more(more);
      }
      assert.deepEqual(counts, [200, 400, 450]);
      assert.equal((await view.leaves()).filter(({ entry: { name } }) => name.startsWith("NAME_")).length, 450);
    } finally {
      view.dispose();
    }
  });
});
