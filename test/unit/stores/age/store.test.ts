import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { armor, Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { DiskFiles } from "../../../../src/machine/project-files";
import { Secret } from "../../../../src/secret/secret";
import { ageReference } from "../../../../src/stores/age/reference";
import { Stores } from "../../../../src/stores/registry";
import type { SecretStore, StoreContext } from "../../../../src/stores/store";
import { readOne } from "../../../../src/stores/store";
import { REPLACE, USE } from "../../../calls";
import { everything, keepsTheContract } from "../contract";
import { NO_MANAGERS } from "../no-managers";

const VALUE = new Secret("agE-31 q$2");

describe("the store of age files", () => {
  let root: string;
  let identity: string;
  let recipient: string;

  before(async () => {
    identity = await generateIdentity();
    recipient = await identityToRecipient(identity);
  });

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "sealwright-age-")));
    await rule(`age: ${recipient}`);
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const rule = (what: string, path = "\\.age$") =>
    writeFile(join(root, ".sops.yaml"), `creation_rules:\n  - path_regex: ${path}\n    ${what}\n`);
  const open = (context: Partial<StoreContext> = {}): Promise<SecretStore> =>
    new Stores(
      {
        root,
        folder: root,
        files: new DiskFiles(root),
        env: { XDG_CONFIG_HOME: root, SOPS_AGE_KEY: identity },
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
    ).ofFiles("age") as Promise<SecretStore>;
  const seal = async (file: string, plain: string | Uint8Array, how: { to?: string; armored?: boolean } = {}) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(how.to ?? recipient);
    const sealed = await encrypter.encrypt(plain);
    await writeFile(join(root, file), how.armored === true ? armor.encode(sealed) : sealed);
  };
  const value = async (store: SecretStore, file: string, field?: string) => {
    const result = await readOne(store, ageReference(file, field), USE);
    return result.kind === "found" ? result.secret.reveal() : result.kind;
  };
  const write = (store: SecretStore, file: string, secret = VALUE, field?: string) =>
    store.write([{ reference: ageReference(file, field), secret }], REPLACE, USE);

  keepsTheContract("age", async () => ({
    store: await open(),
    reference: (name) => ageReference(`${name}.age`),
    place: [],
    nowhere: ageReference("none/FIRST.age"),
  }));

  it("opens armored and binary files, and leaves each in its form", async () => {
    for (const armored of [true, false]) {
      await seal("a.age", "before", { armored });
      const store = await open();
      assert.equal(await value(store, "a.age"), "before");
      assert.equal((await write(store, "a.age")).kind, "written");
      assert.equal(await value(store, "a.age"), VALUE.reveal());
      const begin = (await readFile(join(root, "a.age"), "latin1")).slice(0, 15);
      assert.equal(begin.startsWith("-----BEGIN AGE"), armored, begin);
    }
  });

  it("takes the line break of a single line off, and leaves those of several", async () => {
    const store = await open();
    for (const [plain, text] of [
      ["token\n", "token"],
      ["token\r\n", "token"],
      ["a\nb\n", "a\nb\n"],
      ["", ""],
      ["\n", ""],
    ] as const) {
      await seal("a.age", plain);
      assert.equal(await value(store, "a.age"), text);
    }
    const refused = await write(store, "b.age", new Secret("token\n"));
    assert.ok(refused.kind === "refused" && refused.code === "read-back", inspect(refused));
    assert.equal((await write(store, "b.age", new Secret("a\nb\n"))).kind, "written");
  });

  it("reads, writes and removes fields of a JSON object, the others as they are", async () => {
    await seal("db.age", '{"user": "me", "port": 5432}');
    const store = await open();
    assert.equal(await value(store, "db.age", "port"), "5432");
    assert.equal(await value(store, "db.age", "none"), "absent");
    await write(store, "db.age", VALUE, "password");
    assert.deepEqual(JSON.parse(await value(store, "db.age")), { user: "me", port: 5432, password: VALUE.reveal() });
    for (const field of ["user", "port", "password"]) {
      const removed = await store.remove(ageReference("db.age", field), USE);
      assert.equal(removed.kind, "removed", inspect(removed));
    }
    assert.equal(await value(store, "db.age"), "absent");
    await seal("plain.age", "no object");
    const refused = await write(store, "plain.age", VALUE, "field");
    assert.ok(refused.kind === "refused" && refused.code === "no-fields", inspect(refused));
  });

  it("lists the files of all folders by their names, and opens none", async () => {
    await mkdir(join(root, "prod"));
    await writeFile(join(root, "prod/token.age"), "broken");
    await seal("top.age", "x");
    const store = await open({ env: {}, folder: join(root, "prod") });
    const entries = await everything(store, []);
    assert.deepEqual(
      entries.map((entry) => [entry.name, entry.kind === "secret" && entry.reference.text]),
      [
        ["top", "age://../top.age"],
        ["prod/token", "age://token.age"],
      ],
    );
    assert.deepEqual(
      (await everything(store, ["prod/"])).map(({ name }) => name),
      ["token"],
    );
  });

  it("refuses a file that a passphrase seals, one that is none, bytes, and one without a key", async () => {
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(4);
    encrypter.setPassphrase("correct horse");
    await writeFile(join(root, "phrase.age"), await encrypter.encrypt("x"));
    await writeFile(join(root, "none.age"), "hello");
    await seal("bytes.age", Uint8Array.of(0xff, 0xfe, 0x80));
    await seal("other.age", "x", { to: await identityToRecipient(await generateIdentity()) });
    const store = await open();
    for (const [file, said] of [
      ["phrase.age", /sealed with a passphrase, which no run can give/],
      ["none.age", /is no age file/],
      ["bytes.age", /no UTF-8 text/],
      ["other.age", /None of the age keys here opens it/],
    ] as const) {
      const read = await readOne(store, ageReference(file), USE);
      assert.match(inspect(read), said);
      const before = await readFile(join(root, file));
      assert.notEqual((await write(store, file)).kind, "written");
      assert.deepEqual(await readFile(join(root, file)), before);
    }
    await seal("mine.age", "x");
    const keyless = await readOne(await open({ env: { XDG_CONFIG_HOME: root } }), ageReference("mine.age"), USE);
    assert.ok(keyless.kind === "denied" && /no age key here.*SOPS_AGE_KEY/.test(keyless.needs), inspect(keyless));
  });

  it("writes to those whom the rule names, who were agreed to, and to nobody else", async () => {
    const colleague = await generateIdentity();
    const both = [recipient, await identityToRecipient(colleague)];
    await rule(`age: ${both.join(",")}`);
    const asked: (readonly string[])[] = [];
    const answers = (answer: boolean) =>
      open({ agreesTo: async (_, recipients) => asked.push(recipients) > 0 && answer });
    const declined = await write(await answers(false), "a.age");
    assert.ok(declined.kind === "refused" && declined.code === "declined", inspect(declined));
    assert.equal(await value(await open(), "a.age"), "absent");
    assert.equal((await write(await answers(true), "a.age")).kind, "written");
    assert.deepEqual(asked, [both, both]);
    assert.equal(await value(await open({ env: { SOPS_AGE_KEY: colleague } }), "a.age"), VALUE.reveal());
  });

  it("makes no file without a rule, with a rule of other keys, or that the user could not open", async () => {
    const stranger = await identityToRecipient(await generateIdentity());
    const groups = `key_groups:\n      - age: [${recipient}]\n      - age: [${stranger}]`;
    for (const [what, path, code] of [
      [`age: ${recipient}`, "\\.yaml$", "no-config"],
      ["pgp: 85D77543B3D624B63CEA9E6DBC17301B491B3F21", "\\.age$", "unsupported-recipient"],
      [groups, "\\.age$", "unsupported-recipient"],
      [`age: ${stranger}`, "\\.age$", "no-identity"],
    ] as const) {
      await rule(what, path);
      const refused = await write(await open(), "a.age");
      assert.ok(refused.kind === "refused" && refused.code === code, inspect(refused));
      assert.equal(await value(await open(), "a.age"), "absent");
    }
  });

  it("keeps a file's mode, and reaches no file outside of the project", async () => {
    await seal("a.age", "x");
    await chmod(join(root, "a.age"), 0o640);
    const store = await open();
    await write(store, "a.age");
    assert.equal((await stat(join(root, "a.age"))).mode & 0o777, 0o640);
    for (const result of [await readOne(store, ageReference("../x.age"), USE), await write(store, "../x.age")]) {
      assert.ok(result.kind === "unreachable" && /outside the project/.test(result.reason), inspect(result));
    }
  });
});
