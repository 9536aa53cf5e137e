import assert from "node:assert/strict";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import type { Reference } from "../../../../src/formats/refs/reference";
import { DiskFiles } from "../../../../src/machine/project-files";
import { Secret } from "../../../../src/secret/secret";
import { formatOf } from "../../../../src/sops";
import { Stores } from "../../../../src/stores/registry";
import { sopsReference } from "../../../../src/stores/sops/reference";
import type { SecretStore, StoreContext } from "../../../../src/stores/store";
import { readOne } from "../../../../src/stores/store";
import { REPLACE, USE } from "../../../calls";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { everything, keepsTheContract } from "../contract";
import { NO_MANAGERS } from "../no-managers";

describe("the SOPS store", () => {
  let root: string;
  let identity: Secret;
  let recipient: string;

  before(async () => {
    const key = await generateIdentity();
    identity = new Secret(key);
    recipient = await identityToRecipient(key);
  });

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "sealwright-store-")));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const open = (context: Partial<StoreContext> = {}): Promise<SecretStore> =>
    new Stores(
      {
        root,
        folder: root,
        files: new DiskFiles(root),
        env: { XDG_CONFIG_HOME: root, SOPS_AGE_KEY: identity.reveal() },
        agreesTo: async () => true,
        agreesToReadable: async () => true,
        agreesToSeal: async () => true,
        passphrase: async () => undefined,
        sawDataKey: () => undefined,
        wroteVariables: () => undefined,
        passesOver: () => undefined,
        ...context,
      },
      NO_MANAGERS,
    ).ofFiles("sops") as Promise<SecretStore>;

  const seal = async (file: string, text: string | Uint8Array) => {
    const sealed = await encrypt(text, formatOf(file), { groups: ageRecipients([recipient]) });
    await writeFile(join(root, file), sealed);
  };

  const at = sopsReference;

  for (const [file, text, prefix] of [
    ["secrets.enc.yaml", "db:\n    user: me\n", "/db/"],
    ["secrets.json", '{"db": {"user": "me"}}', "/db/"],
    ["keys.env", "USER=me\n", "/"],
    ["keys.ini", "[db]\nuser = me\n", "/db/"],
  ] as const) {
    describe(`with a file ${file}`, () => {
      keepsTheContract("sops", async () => {
        await seal(file, text);
        const place = prefix === "/" ? [file] : [file, "0", "/db"];
        return {
          store: await open(),
          reference: (name) => at(file, prefix + name),
          place,
          nowhere: at(`none/${file}`, "/a"),
        };
      });
    });
  }

  const value = async (store: SecretStore, reference: Reference) => {
    const result = await readOne(store, reference, USE);
    return result.kind === "found" ? result.secret.reveal() : result.kind;
  };

  it("gives every kind of value as text, of any document", async () => {
    await seal("a.yaml", "s: x y\nn: 12\nb: true\nempty: ''\nnone: null\nl:\n    - k: 1.5\n---\ns: second\n");
    const store = await open();
    for (const [pointer, text] of [
      ["/s", "x y"],
      ["/n", "12"],
      ["/b", "true"],
      ["/empty", ""],
      ["/l/0/k", "1.5"],
      ["/none", "absent"],
      ["/l", "absent"],
    ] as const) {
      assert.equal(await value(store, at("a.yaml", pointer)), text);
    }
    assert.equal(await value(store, at("a.yaml", "/s", 1)), "second");
    assert.deepEqual(
      (await everything(store, ["a.yaml"])).map(({ name }) => name),
      ["document 1", "document 2"],
    );
  });

  it("gives a binary file as a whole", async () => {
    await seal("key.enc", Buffer.from("one\ntwo\n"));
    assert.equal(await value(await open(), at("key.enc", "")), "one\ntwo\n");
  });

  it("lists sealed files only, and their structure without a key", async () => {
    await seal("secrets.enc.yaml", "db:\n    user: me\n    more:\n        x: 1\nkey: v\n");
    await writeFile(join(root, "plain.yaml"), "db: 1\n");
    const store = await open({ env: { PATH: process.env.PATH, XDG_CONFIG_HOME: root, SOPS_AGE_KEY_CMD: "false" } });
    assert.deepEqual(
      (await everything(store, [])).map(({ name }) => name),
      ["secrets.enc.yaml"],
    );
    const names = async (place: string[]) =>
      (await everything(store, place)).map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(await names(["secrets.enc.yaml"]), ["group db", "secret key"]);
    assert.deepEqual(await names(["secrets.enc.yaml", "0", "/db"]), ["secret user", "group more"]);
  });

  it("says whose key is missing, and what is broken", async () => {
    await seal("a.yaml", "s: zq9-Xk2\n");
    const env = { XDG_CONFIG_HOME: root, SOPS_AGE_KEY: "no key", SOPS_AGE_KEY_FILE: join(root, "none") };
    const denied = await readOne(await open({ env }), at("a.yaml", "/s"), USE);
    assert.ok(denied.kind === "denied" && denied.needs.includes(recipient));
    assert.match(denied.needs, /SOPS_AGE_KEY: Line 1 .*SOPS_AGE_KEY_FILE/);
    assert.doesNotMatch(denied.needs, /no key\b/);
    const text = await readFile(join(root, "a.yaml"), "utf8");
    await writeFile(join(root, "a.yaml"), text.replace("s: ENC", "other: ENC"));
    const broken = await readOne(await open(), at("a.yaml", "/other"), USE);
    assert.ok(broken.kind === "unreachable" && !broken.passing);
    assert.equal((await readOne(await open(), at("../outside.yaml", "/s"), USE)).kind, "unreachable");
  });

  it("writes nothing for recipients that the user does not agree to", async () => {
    await seal("a.yaml", "s: x\n");
    const before = await readFile(join(root, "a.yaml"), "utf8");
    const asked: string[] = [];
    const store = await open({
      agreesTo: async (file, recipients) => {
        asked.push(file, ...recipients);
        return false;
      },
    });
    assert.equal(
      (await store.write([{ reference: at("a.yaml", "/s"), secret: new Secret("zq9-Xk2") }], REPLACE, USE)).kind,
      "refused",
    );
    assert.equal(await readFile(join(root, "a.yaml"), "utf8"), before);
    assert.deepEqual(asked, ["a.yaml", recipient]);
  });

  it("opens a file once for all its values", async () => {
    await seal("a.yaml", "s: x\nt: y\n");
    const command = join(root, "key.sh");
    await writeFile(command, `#!/bin/sh\necho x >> ${root}/asked\nprintf %s ${identity.reveal()}\n`, { mode: 0o700 });
    const store = await open({
      env: { PATH: process.env.PATH, XDG_CONFIG_HOME: root, SOPS_AGE_KEY_CMD: `sh ${command}` },
    });
    const read = await Promise.all([readOne(store, at("a.yaml", "/s"), USE), readOne(store, at("a.yaml", "/t"), USE)]);
    assert.deepEqual(
      read.map(({ kind }) => kind),
      ["found", "found"],
    );
    assert.equal(await readFile(join(root, "asked"), "utf8"), "x\n");
  });
});
