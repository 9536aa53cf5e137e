import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne, type SignInResult } from "../../../src/stores/store";
import { vaultFamily } from "../../../src/stores/vault/family";
import { USE } from "../../calls";
import { missing } from "../python";
import { selfSigned } from "../servers/certificate";
import { OpenBao, openBaoProgram } from "../servers/openbao";
import { serveTokenReviews, TokenSigner } from "../servers/web-token";
import { TestContext } from "./context";

describe("a sign-in to Vault, on OpenBao", () => {
  let bao: OpenBao;
  let folder: string;

  before(async function () {
    this.timeout(120_000);
    const program = openBaoProgram();
    if (program === undefined) return missing(this, "Python with venv, for OpenBao from PyPI");
    bao = await OpenBao.start(program);
  });
  after(() => bao?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-vault-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = async (signIn: Instance["signIn"], context = new TestContext({})) =>
    new ManagerStore(await vaultFamily.open({ name: "team", kind: "vault", address: bao.address, signIn }, context));
  const isSignedIn = (result: SignInResult, as: RegExp) => {
    assert.ok(result.kind === "signed-in" && as.test(result.as), inspect(result));
    assert.ok(result.until !== undefined && result.until.getTime() > Date.now());
  };
  const isRefused = (result: SignInResult, how: RegExp) => {
    assert.ok(result.kind === "signed-out" && how.test(result.how), inspect(result));
  };
  const inFile = (text: string): string => {
    const file = join(folder, `given-${Math.random()}`);
    writeFileSync(file, `${text}\n`);
    return file;
  };

  it("by a JSON web token, which its own key alone signs", async () => {
    const [signer, stranger] = [new TokenSigner(), new TokenSigner()];
    await bao.ask("POST", "sys/auth/ci/jobs", { type: "jwt" });
    await bao.ask("POST", "auth/ci/jobs/config", { jwt_validation_pubkeys: [signer.publicKey] });
    const role = { role_type: "jwt", user_claim: "sub", bound_audiences: ["vault"], token_ttl: "5m" };
    await bao.ask("POST", "auth/ci/jobs/role/train", role);
    const by = async (token: string) => {
      const signIn = { method: "jwt", mount: "ci/jobs", role: "train", tokenVariable: "ID_TOKEN" };
      return (await open(signIn, new TestContext({ ID_TOKEN: token }))).signIn(USE);
    };
    const claims = { sub: "repo-train", aud: "vault" };
    isSignedIn(await by(signer.token(claims)), /^ci-jobs-repo-train$/);
    for (const token of [
      stranger.token(claims),
      signer.token({ ...claims, aud: "elsewhere" }),
      signer.token({ ...claims, exp: 1_000_000_000 }),
    ]) {
      const result = await by(token);
      isRefused(result, /did not accept the sign-in \(HTTP 40[03]\)/);
      assert.ok(!inspect(result).includes(token.slice(0, 20)));
    }
    isRefused(await by(""), /token to sign in with is not there/);
  });

  it("by a pod's token, which Kubernetes knows", async () => {
    const signer = new TokenSigner();
    const known = signer.podToken("ml", "train");
    const other = signer.podToken("web", "shop");
    const reviews = await serveTokenReviews(
      new Map([
        [known, "ml:train"],
        [other, "web:shop"],
      ]),
    );
    try {
      await bao.ask("POST", "sys/auth/kubernetes", { type: "kubernetes" });
      await bao.ask("POST", "auth/kubernetes/config", {
        kubernetes_host: reviews.address,
        kubernetes_ca_cert: selfSigned("kubernetes").cert,
        disable_local_ca_jwt: true,
      });
      const bound = { bound_service_account_names: ["train"], bound_service_account_namespaces: ["ml"] };
      await bao.ask("POST", "auth/kubernetes/role/train", { ...bound, token_ttl: "5m" });
      const by = async (tokenFile: string) =>
        (await open({ method: "kubernetes", role: "train", tokenFile })).signIn(USE);
      isSignedIn(await by(inFile(known)), /^kubernetes-ml-train$/);
      isRefused(await by(inFile(other)), /did not accept the sign-in/);
      isRefused(await by(inFile(new TokenSigner().podToken("ml", "train"))), /did not accept the sign-in/);
      isRefused(await by(join(folder, "none")), /is not there/);
    } finally {
      reviews.stop();
    }
  });

  it("by a wrapped secret id, once, for all that a run reads", async () => {
    await bao.ask("POST", "sys/mounts/pki", { type: "pki" });
    const root = await bao.ask("POST", "pki/root/generate/internal", { common_name: "team" });
    await bao.ask("POST", "secret/data/ml", { data: { a: "kept" } });
    const policy = 'path "secret/data/ml" { capabilities = ["read"] }\npath "pki/cert/ca" { capabilities = ["read"] }';
    await bao.ask("PUT", "sys/policies/acl/reads", { policy });
    await bao.ask("POST", "sys/auth/approle", { type: "approle" });
    const settings = { token_policies: ["reads"], secret_id_num_uses: 1, token_ttl: "5m" };
    await bao.ask("POST", "auth/approle/role/job", settings);
    const { data } = await bao.ask("GET", "auth/approle/role/job/role-id");
    const { role_id: roleId } = data as { role_id: string };
    const headers = { "x-vault-token": bao.token, "x-vault-wrap-ttl": "60s" };
    const wrapped = await fetch(`${bao.address}/v1/auth/approle/role/job/secret-id`, { method: "POST", headers });
    const { wrap_info } = (await wrapped.json()) as { wrap_info: { token: string } };
    const secretIdFile = inFile(wrap_info.token);
    const signIn = { method: "approle", roleId, secretIdFile, secretIdWrapped: "true" };

    const store = await open(signIn);
    isSignedIn(await store.signIn(USE), /^approle$/);
    const references = [
      managerReference("vault", { path: ["secret", "ml"], field: "a" }),
      managerReference("vault", { path: ["pki", "cert", "ca"], field: "certificate" }),
    ];
    const [kept, made] = await Promise.all(references.map((reference) => readOne(store, reference, USE)));
    assert.ok(kept?.kind === "found" && kept.secret.reveal() === "kept", inspect(kept));
    const { certificate } = root.data as { certificate: string };
    assert.ok(made?.kind === "found" && made.secret.reveal().trim() === certificate.trim(), inspect(made));
    isRefused(await (await open(signIn)).signIn(USE), /wrapped secret id holds no longer: it was used already/);
    const token = { method: "wrapped", wrappedFile: secretIdFile };
    isRefused(await (await open(token)).signIn(USE), /wrapped token holds no longer: it was used already/);
  });

  it("that asks for a second factor says where it can be given", async () => {
    await bao.ask("POST", "sys/auth/userpass", { type: "userpass" });
    await bao.ask("POST", "auth/userpass/users/mia", { password: "a password" });
    const { "userpass/": mount } = await bao.ask("GET", "sys/auth");
    const { data } = await bao.ask("POST", "identity/mfa/method/totp", { issuer: "team", key_size: 20 });
    const enforced = [(mount as { accessor: string }).accessor];
    const factor = { mfa_method_ids: [(data as { method_id: string }).method_id], auth_method_accessors: enforced };
    await bao.ask("POST", "identity/mfa/login-enforcement/staff", factor);
    const context = new TestContext({ PASSWORD: "a password" });
    const store = await open({ method: "userpass", user: "mia", passwordVariable: "PASSWORD" }, context);
    isRefused(await store.signIn(USE), /asks for a second factor.*vault login/);
  });

  describe("by the token of the machine, as bao finds it", () => {
    const before = process.env.HOME;
    beforeEach(() => {
      process.env.HOME = folder;
    });
    afterEach(() => {
      process.env.HOME = before;
    });

    const program = (text: string, name = "helper"): string => {
      const file = join(folder, name);
      writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
      return file;
    };
    /** What `bao` prints as the token that it would use, and ours does not print but use. */
    const tokens = async (more: NodeJS.ProcessEnv = {}) => {
      const env = { PATH: process.env.PATH, HOME: folder, ...more };
      const words = [openBaoProgram() ?? "", "print", "token"];
      const { stdout } = spawnSync(words[0] as string, words.slice(1), {
        env: { ...env, BAO_ADDR: bao.address },
        encoding: "utf8",
      });
      const context = new TestContext(env);
      const result = await (await open({ method: "token" }, context)).signIn(USE);
      return { theirs: stdout.trim(), ours: context.learntSecrets[0]?.reveal() ?? "", result };
    };

    it("in the file of a login", async () => {
      const token = await bao.tokenFor('path "secret/*" { capabilities = ["read"] }');
      writeFileSync(join(folder, ".vault-token"), `${token}\n`);
      const { theirs, ours, result } = await tokens();
      assert.deepEqual([theirs, ours], [token, token]);
      isSignedIn(result, /^token$/);
    });

    for (const settings of [".bao", ".vault", "settings.hcl"]) {
      it(`from a helper that ${settings} names, before the file`, async () => {
        const token = await bao.tokenFor('path "secret/*" { capabilities = ["read"] }');
        writeFileSync(join(folder, ".vault-token"), "of-another-time");
        const helper = program(`[ "$1" = get ] && [ "$VAULT_ADDR" != "" ] && echo ${token}`);
        writeFileSync(join(folder, settings), `# token_helper = "/none"\ntoken_helper = "${helper}"\n`);
        const more = settings === "settings.hcl" ? { VAULT_CONFIG_PATH: join(folder, settings) } : {};
        const { theirs, ours, result } = await tokens(more);
        assert.equal(ours, token);
        // OpenBao's program has left `.vault` to Vault's.
        assert.equal(theirs, settings === ".vault" ? "of-another-time" : token);
        isSignedIn(result, /^token$/);
      });
    }

    it("from no other place where the helper has none", async () => {
      writeFileSync(join(folder, ".vault-token"), "of-another-time");
      for (const text of ["exit 0", "echo not-a-token; exit 2"]) {
        writeFileSync(join(folder, ".bao"), `token_helper = "${program(text)}"`);
        const { theirs, ours, result } = await tokens();
        assert.deepEqual([theirs, ours], ["", ""]);
        isRefused(result, /Set VAULT_TOKEN, or run: vault login/);
      }
    });

    it("which does not hold any longer", async () => {
      writeFileSync(join(folder, ".vault-token"), "of-another-time");
      isRefused((await tokens()).result, /does not hold any longer\. Run: vault login/);
    });
  });
});
