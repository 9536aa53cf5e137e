import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import type { Failure, SignInResult } from "../../../src/stores/store";
import { vaultFamily } from "../../../src/stores/vault/family";
import { managerContext } from "../../../src/work/managers/manager-context";
import { USE } from "../../calls";
import { missing } from "../python";
import { selfSigned } from "../servers/certificate";
import { OpenBao, openBaoProgram } from "../servers/openbao";

describe("certificates of Vault's, on OpenBao", () => {
  let bao: OpenBao;
  let folder: string;
  let own: Record<"mia" | "eve", { certificateFile: string; keyFile: string }>;

  before(async function () {
    this.timeout(120_000);
    const program = openBaoProgram();
    if (program === undefined) return missing(this, "Python with venv, for OpenBao from PyPI");
    folder = mkdtempSync(join(tmpdir(), "sealwright-vault-tls-"));
    bao = await OpenBao.start(program, folder);
    const [mia, eve] = [written("mia"), written("eve")];
    own = { mia, eve };
    await bao.ask("POST", "sys/auth/cert", { type: "cert" });
    await bao.ask("POST", "auth/cert/certs/staff", { certificate: mia.cert, token_ttl: "5m" });
  });
  after(() => {
    bao?.stop();
    rmSync(folder ?? "", { recursive: true, force: true });
  });

  const written = (name: string) => {
    const { cert, key } = selfSigned(name);
    const [certificateFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)];
    writeFileSync(certificateFile, cert);
    writeFileSync(keyFile, key);
    return { cert, certificateFile, keyFile };
  };
  const signIn = async (files: Partial<Instance>, role?: string): Promise<SignInResult> => {
    const method = { method: "cert", ...(role === undefined ? {} : { role }) };
    const trusted = { caFile: bao.caFile, ...files };
    const instance: Instance = { name: "team", kind: "vault", address: bao.address, ...trusted, signIn: method };
    const context = managerContext({}, { secret: async () => undefined } as never);
    return new ManagerStore(await vaultFamily.open(instance, context)).signIn(USE);
  };
  const pair = ({ certificateFile, keyFile }: { certificateFile: string; keyFile: string }) => {
    return { certificateFile, keyFile };
  };
  const failed = (result: SignInResult, kind: Failure["kind"], text: RegExp) => {
    assert.ok(result.kind === kind && text.test(inspect(result)), inspect(result));
  };

  it("sign in, with a role and without one", async () => {
    for (const role of [undefined, "staff"]) {
      const result = await signIn(pair(own.mia), role);
      assert.ok(result.kind === "signed-in" && /^cert-/.test(result.as), inspect(result));
      assert.ok(result.until !== undefined && result.until.getTime() > Date.now());
    }
  });

  it("of somebody else, of another role, or none are not taken", async () => {
    for (const result of [await signIn(pair(own.eve)), await signIn({}), await signIn(pair(own.mia), "nobody")])
      failed(result, "signed-out", /did not accept the sign-in \(HTTP 40[03]\)/);
  });

  it("of a server whose authority is not known, or another one, are not trusted", async () => {
    const { certificateFile } = own.eve;
    failed(await signIn({ caFile: certificateFile }), "unreachable", /certificate of 127\.0\.0\.1:\d+ is not trusted/);
  });

  it("that do not fit their key, or are none, are said to be wrong", async () => {
    const none = join(folder, "none.pem");
    writeFileSync(none, "no certificate\n");
    for (const files of [
      { ...pair(own.mia), keyFile: own.eve.keyFile },
      { ...pair(own.mia), certificateFile: none },
      { ...pair(own.mia), keyFile: none },
    ])
      failed(
        await signIn(files),
        "unreachable",
        /certificate or key that the manager's settings name for .* cannot be used.*passing: false/s,
      );
    const sealed = join(folder, "sealed.pem");
    const words = ["ec", "-in", own.mia.keyFile, "-out", sealed, "-aes256", "-passout", "pass:of a test"];
    execFileSync("openssl", words, { stdio: "pipe" });
    failed(await signIn({ ...pair(own.mia), keyFile: sealed }), "unreachable", /cannot be used.*passing: false/s);
    failed(await signIn({ caFile: none }), "unreachable", /is not trusted/);
    await assert.rejects(signIn({ caFile: join(folder, "nowhere.pem") }), /^Error: team: .*nowhere\.pem: /);
  });
});
