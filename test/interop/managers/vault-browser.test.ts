import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import type { SignInResult } from "../../../src/stores/store";
import { vaultFamily } from "../../../src/stores/vault/family";
import { BROWSE, USE } from "../../calls";
import { missing } from "../python";
import { OpenBao, openBaoProgram } from "../servers/openbao";
import { freePort, until } from "../servers/ports";
import { TestContext } from "./context";
import { MovedClock } from "./contract";

describe("a sign-in to Vault by the browser, on OpenBao and its own identity provider", () => {
  let bao: OpenBao;
  let port: string;
  /** Of the one who signs in at the provider. */
  let person: string;

  before(async function () {
    this.timeout(120_000);
    const program = openBaoProgram();
    if (program === undefined) return missing(this, "Python with venv, for OpenBao from PyPI");
    bao = await OpenBao.start(program);
    port = String(await freePort());
    const back = `http://localhost:${port}/oidc/callback`;
    await bao.ask("POST", "sys/auth/userpass", { type: "userpass" });
    await bao.ask("POST", "auth/userpass/users/mia", { password: "a password" });
    const mounts = await bao.ask("GET", "sys/auth");
    const { accessor } = mounts["userpass/"] as { accessor: string };
    const entity = idIn(await bao.ask("POST", "identity/entity", { name: "mia", policies: ["default"] }));
    const alias = { name: "mia", canonical_id: entity, mount_accessor: accessor };
    await bao.ask("POST", "identity/entity-alias", alias);
    await bao.ask("POST", "identity/oidc/assignment/team", { entity_ids: [entity] });
    await bao.ask("POST", "identity/oidc/client/sealwright", { redirect_uris: [back], assignments: ["team"] });
    const { data } = await bao.ask("GET", "identity/oidc/client/sealwright");
    const { client_id, client_secret } = data as Record<string, string>;
    await bao.ask("POST", "sys/auth/people", { type: "oidc" });
    await bao.ask("POST", "auth/people/config", {
      oidc_discovery_url: `${bao.address}/v1/identity/oidc/provider/default`,
      oidc_client_id: client_id,
      oidc_client_secret: client_secret,
    });
    const role = { role_type: "oidc", user_claim: "sub", allowed_redirect_uris: [back], token_ttl: "5m" };
    await bao.ask("POST", "auth/people/role/staff", role);
    const { auth } = await bao.ask("POST", "auth/userpass/login/mia", { password: "a password" });
    person = (auth as { client_token: string }).client_token;
  });
  after(() => bao?.stop());

  const open = async (context: TestContext, role = "staff") => {
    const signIn = { method: "oidc", mount: "people", role, port };
    const instance: Instance = { name: "team", kind: "vault", address: bao.address, signIn };
    return new ManagerStore(await vaultFamily.open(instance, context));
  };
  /** The page at which the provider, with the one who is signed in there, sends the browser back. */
  const signedInAt = async (page: URL): Promise<URL> => {
    const asked = `${page.pathname.replace(/^\/ui\/vault\//, "")}${page.search}`;
    const { code, state } = await bao.ask("GET", asked, undefined, person);
    const back = new URL(page.searchParams.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code: String(code), state: String(state) }).toString();
    return back;
  };
  const portIsFree = () =>
    until(() =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => false,
        () => true,
      ),
    );
  const saysSignedOut = (result: SignInResult, how: RegExp) => {
    assert.ok(result.kind === "signed-out" && how.test(result.how), inspect(result));
  };

  it("is kept, and never begun while browsing", async () => {
    const pages: Promise<string>[] = [];
    const play = async (page: URL) => (await fetch(await signedInAt(page))).text();
    const context = new TestContext({}, { browser: (page) => void pages.push(play(page)) });
    const store = await open(context);
    assert.equal((await store.list([], BROWSE)).kind, "signed-out");
    assert.equal(pages.length, 0);
    const result = await store.signIn(USE);
    assert.ok(result.kind === "signed-in" && /^people-/.test(result.as), inspect(result));
    assert.ok(result.until !== undefined && result.until.getTime() > Date.now());
    assert.deepEqual(await Promise.all(pages), ["You are signed in. This page can be closed."]);
    assert.equal((await store.list([], BROWSE)).kind, "page");
    assert.equal(context.learntSecrets.length, 1);
    await portIsFree();
  });

  it("does not wait for the program that opened the page", async () => {
    class Staying extends TestContext {
      override async openBrowser(page: URL): Promise<boolean> {
        await fetch(await signedInAt(page));
        return new Promise(() => {});
      }
    }
    assert.equal((await (await open(new Staying({}))).signIn(USE)).kind, "signed-in");
    await portIsFree();
  });

  it("takes no code for another state, of another path, or that the provider did not give", async () => {
    const statuses: number[] = [];
    const play = async (page: URL) => {
      const whole = await signedInAt(page);
      const [stranger, elsewhere, forged] = [new URL(whole), new URL(whole), new URL(whole)];
      stranger.searchParams.set("state", "st_of-somebody-else");
      elsewhere.pathname = "/callback";
      forged.searchParams.set("code", "a-code-of-nobody");
      for (const back of [stranger, elsewhere, forged]) statuses.push((await fetch(back)).status);
    };
    const result = await (await open(new TestContext({}, { browser: (page) => void play(page) }))).signIn(USE);
    saysSignedOut(result, /did not accept the sign-in/);
    assert.ok(!inspect(result).includes("a-code-of-nobody"));
    await until(async () => statuses.length === 3);
    assert.deepEqual(statuses, [404, 404, 200]);
    await portIsFree();
  });

  it("ends where the provider refuses", async () => {
    const play = async (page: URL) => {
      const back = new URL(page.searchParams.get("redirect_uri") ?? "");
      const state = page.searchParams.get("state") ?? "";
      back.search = new URLSearchParams({ error: "access_denied", state }).toString();
      await fetch(back);
    };
    const result = await (await open(new TestContext({}, { browser: (page) => void play(page) }))).signIn(USE);
    saysSignedOut(result, /provider refused/);
    await portIsFree();
  });

  it("ends after five minutes without anybody, by the signal, and without a browser", async () => {
    const clock = new MovedClock();
    const late = new TestContext({}, { clock, browser: () => setTimeout(() => clock.move(5 * 60_000), 20) });
    saysSignedOut(await (await open(late)).signIn(USE), /Nobody signed in/);
    await portIsFree();

    for (const wait of [0, 20]) {
      const over = new AbortController();
      const end = () => over.abort();
      const browser = () => void (wait === 0 ? end() : setTimeout(end, wait));
      const store = await open(new TestContext({}, { browser }));
      const result = await store.signIn({ purpose: "use", signal: over.signal });
      assert.deepEqual(result, { kind: "unreachable", reason: "It was cancelled.", passing: true });
      await portIsFree();
    }
    saysSignedOut(await (await open(new TestContext({}))).signIn(USE), /no browser/);
    await portIsFree();
  });

  it("says what is wrong with a role or the port", async () => {
    const context = new TestContext({}, { browser: () => {} });
    saysSignedOut(await (await open(context, "nobody")).signIn(USE), /gives no page to sign in to team by/);
    assert.equal(context.opened.length, 0);
    const { createServer } = await import("node:http");
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(port), "127.0.0.1", resolve));
    saysSignedOut(await (await open(context)).signIn(USE), new RegExp(`Port ${port} is in use`));
    other.close();
  });
});

function idIn({ data }: Record<string, unknown>): string {
  return (data as { id: string }).id;
}
