import assert from "node:assert/strict";
import { inspect } from "node:util";
import { conjurFamily } from "../../../src/stores/conjur/family";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { BROWSE } from "../../calls";
import { everything } from "../../unit/stores/contract";
import { Conjur } from "../servers/conjur";
import { TestContext } from "./context";

describe("lists of Conjur's secrets, on a stand-in", () => {
  let conjur: Conjur;

  beforeEach(async () => {
    conjur = await Conjur.start();
  });
  afterEach(() => conjur?.stop());

  const open = async () => {
    const signIn = { method: "apiKey", login: "admin", keyVariable: "KEY" };
    const instance = { name: "team", kind: "conjur", address: conjur.address, account: conjur.account, signIn };
    return new ManagerStore(await conjurFamily.open(instance, new TestContext({ KEY: conjur.logins.keyOf("admin") })));
  };

  it("are listed in levels, a variable beside a group of its name, and found by a search", async () => {
    const top = "team";
    conjur.load(["db", "db/user", "db/deep/er", "api-key"].map((name) => `- !variable ${top}/${name}`).join("\n"));
    const store = await open();
    const level = await everything(store, ["dev", "variable", top]);
    assert.deepEqual(
      level.map(({ kind, name }) => `${kind} ${name}`),
      ["secret api-key", "secret db", "group db"],
    );
    const below = level.find(({ kind }) => kind === "group");
    assert.ok(below?.kind === "group");
    const names = (await everything(store, below.place)).map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(names, ["group deep", "secret user"]);
    assert.ok((await everything(store, [])).some(({ kind, name }) => kind === "group" && name === top));
    assert.equal((await store.list(["dev", "variable", "no", "such"], BROWSE)).kind, "absent");
    for (const text of [`${top} key`, "i-ke"]) {
      const found = await store.search?.(text, BROWSE);
      assert.ok(found?.kind === "page", inspect(found));
      assert.deepEqual(
        found.entries.map(({ name }) => name),
        [`${top}/api-key`],
        text,
      );
    }
  });

  for (const largest of [0, 50]) {
    it(`are all listed where there are many${largest === 0 ? "" : ", and the server gives small pages alone"}`, async () => {
      conjur.largestPage = largest;
      const names = Array.from({ length: 1450 }, (_, index) => `g${index % 3}/v${index}`);
      conjur.load(
        [...names, ...names.slice(0, 450).map((name) => name.replace("/", "-"))]
          .map((id) => `- !variable ${id}`)
          .join("\n"),
      );
      const store = await open();
      const group = await everything(store, ["dev", "variable", "g1"]);
      const expected = names.filter((name) => name.startsWith("g1/")).map((name) => name.slice(3));
      assert.deepEqual(new Set(group.map(({ name }) => name)), new Set(expected));
      assert.equal(group.length, expected.length);
      const top = await everything(store, []);
      assert.equal(top.filter(({ kind }) => kind === "group").length, 3);
      assert.equal(top.length, 453);
    });
  }
});
