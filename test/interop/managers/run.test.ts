import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { shipped } from "../../shipped";
import { KeyVaultServer } from "../servers/key-vault";
import { SecretManagerServer } from "../servers/secret-manager";

const VALUE = "run-Vb29kLmQxTzRw84YpNcGd";

/** A manager that a program's secret comes from. */
interface Kept {
  readonly reference: string;
  readonly instance: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
  stop(): void;
}

const MANAGERS: Readonly<Record<string, (folder: string) => Promise<Kept>>> = {
  Azure: async () => {
    const vault = await KeyVaultServer.start();
    vault.put("api-key", VALUE);
    const { address } = vault;
    const signIn = { method: "secret", tenant: "t", client: "c", secretVariable: "CLIENT_SECRET", authority: address };
    return {
      reference: "azure-kv://team/api-key",
      instance: { name: "team", kind: "azure", vaults: ["team"], address, signIn },
      env: { CLIENT_SECRET: "of-a-test" },
      stop: () => vault.stop(),
    };
  },
  Google: async (folder) => {
    const server = await SecretManagerServer.start();
    server.put("projects/p1", "api-key", VALUE);
    const { address } = server;
    const file = join(folder, "credentials.json");
    const user = { type: "authorized_user", client_id: "c", client_secret: "s", refresh_token: "all" };
    writeFileSync(file, JSON.stringify({ ...user, token_uri: `${address}/token` }));
    return {
      reference: "gcp-sm://p1/api-key",
      instance: { name: "team", kind: "gcp", projects: ["p1"], address },
      env: { GOOGLE_APPLICATION_CREDENTIALS: file },
      stop: () => server.stop(),
    };
  },
};

describe("sealwright run", function () {
  this.timeout(120_000);

  for (const [title, start] of Object.entries(MANAGERS)) {
    it(`gives a program a secret of ${title}, masks it, and says nothing else`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "sealwright-run-"));
      const kept = await start(folder);
      try {
        mkdirSync(join(folder, "project"));
        writeFileSync(join(folder, "project", ".env.refs"), `API_KEY=${kept.reference}\n`);
        const list = join(folder, "list.json");
        writeFileSync(list, JSON.stringify({ version: 1, stores: [kept.instance] }));
        const code = `console.log(process.env.API_KEY === "${VALUE}" ? "same" : "other", process.env.API_KEY)`;
        const args = [join(shipped(), "cli.js"), "run", "--yes", "--", process.execPath, "-e", code];
        const env = {
          PATH: process.env.PATH,
          HOME: folder,
          XDG_CONFIG_HOME: folder,
          SEALWRIGHT_STORES: list,
          ...kept.env,
        };
        const options = { cwd: join(folder, "project"), env };
        const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
        assert.equal(stdout, "same [secret]\n", stderr);
        assert.equal(stderr, "");
      } finally {
        kept.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
