import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { conjurFamily } from "../../../src/stores/conjur/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { BROWSE, USE } from "../../calls";
import { Conjur } from "../servers/conjur";
import { freePort } from "../servers/ports";
import { TestContext } from "./context";

describe("a sign-in to Conjur, on a stand-in", () => {
  let conjur: Conjur;
  let folder: string;

  before(async () => {
    conjur = await Conjur.start();
    conjur.load("- !user mia\n- !host jobs/train\n");
  });
  after(() => conjur?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-conjur-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const instanceBy = (signIn: Instance["signIn"]): Instance => {
    return { name: "team", kind: "conjur", address: conjur.address, account: conjur.account, signIn };
  };
  const signIn = async (method: Instance["signIn"], context: TestContext) => {
    const store = new ManagerStore(await conjurFamily.open(instanceBy(method), context));
    return { store, result: await store.signIn(USE) };
  };
  const isSignedIn = async (as: string, method: Instance["signIn"], context: TestContext) => {
    const { store, result } = await signIn(method, context);
    assert.ok(result.kind === "signed-in", inspect(result));
    assert.equal(result.as, as);
    assert.ok(result.until !== undefined && result.until.getTime() > Date.now());
    assert.ok(context.learntSecrets.length > 0);
    return store;
  };

  it("by a key of a file", async () => {
    writeFileSync(join(folder, "key"), `${conjur.logins.keyOf("host/jobs/train")}\n`);
    const method = { method: "apiKey", login: "host/jobs/train", keyFile: join(folder, "key") };
    await isSignedIn("host/jobs/train", method, new TestContext({}));
  });

  it("by a key that is typed once, however often a token ends", async () => {
    const key = conjur.logins.keyOf("mia");
    const context = new TestContext({}, { hidden: () => new Secret(key) });
    const store = await isSignedIn("mia", { method: "apiKey", login: "mia" }, context);
    conjur.logins.expireTokens();
    assert.equal((await store.list([], BROWSE)).kind, "page");
    assert.equal(context.asked.length, 1);
    await store.signOut();
    assert.equal((await store.list([], BROWSE)).kind, "signed-out");
  });

  it("by a password that is typed", async () => {
    conjur.logins.setPassword("mia", "correct horse");
    const context = new TestContext({}, { hidden: () => new Secret("correct horse") });
    await isSignedIn("mia", { method: "apiKey", login: "mia" }, context);
    assert.ok(context.learntSecrets.some((secret) => secret.reveal() === "correct horse"));
    const wrong = await signIn(
      { method: "apiKey", login: "mia" },
      new TestContext({}, { hidden: () => new Secret("no") }),
    );
    assert.equal(wrong.result.kind, "signed-out");
  });

  it("by a JSON web token, and by a pod's", async () => {
    conjur.logins.webTokens.set("head.bo+dy/.sig=", "host/jobs/train");
    writeFileSync(join(folder, "token"), "head.bo+dy/.sig=\n");
    for (const method of ["jwt", "kubernetes"]) {
      const settings = { method, service: "jobs", tokenFile: join(folder, "token") };
      await isSignedIn("host/jobs/train", settings, new TestContext({}));
    }
    const missing = await signIn(
      { method: "kubernetes", service: "jobs", tokenFile: join(folder, "no") },
      new TestContext({}),
    );
    assert.ok(missing.result.kind === "signed-out" && /is not there/.test(missing.result.how));
  });

  it("by the browser, never while browsing", async () => {
    const back = `http://127.0.0.1:${await freePort()}/callback`;
    conjur.logins.callback = back;
    const method = { method: "oidc", service: "people" };
    const context = new TestContext(
      {},
      {
        browser: (page) => void fetch(conjur.logins.signedInAt(page)).catch(() => undefined),
      },
    );
    await isSignedIn("mia", method, context);
    const [page] = context.opened;
    assert.equal(page?.searchParams.get("code_challenge_method"), "S256");
    const browsing = new ManagerStore(await conjurFamily.open(instanceBy(method), context));
    assert.equal((await browsing.list([], BROWSE)).kind, "signed-out");
    assert.equal(context.opened.length, 1);
  });

  it("by no browser that would be sent elsewhere, or that is not there", async () => {
    const context = new TestContext({});
    const method = { method: "oidc", service: "people" };
    for (const [callback, said] of [
      ["https://conjur.example.org/callback", /elsewhere than to this machine/],
      ["http://127.0.0.1:0/callback", /no browser|forwarded/],
    ] as const) {
      conjur.logins.callback = callback;
      const { result } = await signIn(method, context);
      assert.ok(result.kind === "signed-out" && said.test(result.how), inspect(result));
    }
    const other = await signIn({ method: "oidc", service: "nobody" }, context);
    assert.ok(other.result.kind === "signed-out" && /no page to sign in by/.test(other.result.how));
  });
});
