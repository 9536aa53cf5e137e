import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { shipped } from "../../shipped";
import { KeyVaultServer } from "../servers/key-vault";
import { SecretManagerServer } from "../servers/secret-manager";

const VALUE = "run-Vb29kLmQxTzRw84YpNcGd";
const MOVED = "hf_Vb29kLmQxTzRw84YpNcGdSjEuAoKfHtMi0";

/** A manager that a program's secret comes from. */
interface Kept {
  readonly reference: string;
  readonly instance: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
  /** As `fix --to` names a place, and the names that HF_TOKEN has there: the first, and the one where that is taken. */
  readonly target: string;
  readonly names: readonly [string, string];
  put(name: string, value: string): void;
  /** Of the newest version. */
  valueOf(name: string): string | undefined;
  stop(): void;
}

type Run = (...args: readonly string[]) => Promise<{ readonly stdout: string; readonly stderr: string }>;

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
      target: "azure-kv:team/ml",
      names: ["ml-HF-TOKEN", "ml-HF-TOKEN-2"],
      put: (name, value) => void vault.put(name, value),
      valueOf: (name) => vault.versionsOf(name).at(-1)?.value,
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
      target: "gcp-sm:p1/ml",
      names: ["ml-HF_TOKEN", "ml-HF_TOKEN_2"],
      put: (name, value) => void server.put("projects/p1", name, value),
      valueOf: (name) => {
        const data = server.versionsOf("projects/p1", name).at(-1)?.data;
        return data === undefined ? undefined : Buffer.from(data, "base64").toString();
      },
      stop: () => server.stop(),
    };
  },
};

describe("the command with a manager on this machine", function () {
  this.timeout(120_000);
  let folder: string;

  before(function () {
    this.timeout(300_000);
    shipped();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-run-"));
    mkdirSync(join(folder, "project"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Does a step with a manager of its own, which is the only one of the list. */
  const withManager = async (
    start: (folder: string) => Promise<Kept>,
    step: (kept: Kept, run: Run) => Promise<void>,
  ) => {
    const kept = await start(folder);
    const list = join(folder, "list.json");
    writeFileSync(list, JSON.stringify({ version: 1, stores: [kept.instance] }));
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, SEALWRIGHT_STORES: list, ...kept.env };
    const options = { cwd: join(folder, "project"), env };
    try {
      await step(kept, (...args) =>
        promisify(execFile)(process.execPath, [join(shipped(), "cli.js"), ...args], options),
      );
    } finally {
      kept.stop();
    }
  };

  for (const [title, start] of Object.entries(MANAGERS)) {
    it(`gives a program a secret of ${title}, masks it, and says nothing else`, () =>
      withManager(start, async ({ reference }, run) => {
        writeFileSync(join(folder, "project", ".env.refs"), `API_KEY=${reference}\n`);
        const code = `console.log(process.env.API_KEY === "${VALUE}" ? "same" : "other", process.env.API_KEY)`;
        const { stdout, stderr } = await run("run", "--yes", "--", process.execPath, "-e", code);
        assert.equal(stdout, "same [secret]\n", stderr);
        assert.equal(stderr, "");
      }));

    it(`moves credentials to ${title} under names that are its own, uses an equal one, and replaces no other`, () =>
      withManager(start, async ({ target, names, put, valueOf }, run) => {
        const [first, second] = names;
        put(first, MOVED);
        for (const [value, name] of [
          [MOVED, first],
          [`${MOVED}Q`, second],
        ] as const) {
          if (name === second) put(first, "another");
          writeFileSync(join(folder, "project", "train.py"), `HF_TOKEN = "${value}"\n`);
          writeFileSync(join(folder, "project", ".env.refs"), "");
          await run("fix", "--write", "--to", target, "train.py");
          const refs = readFileSync(join(folder, "project", ".env.refs"), "utf8");
          assert.match(refs, new RegExp(`^HF_TOKEN=.*/${name}\n$`));
          assert.equal(valueOf(name), value);
        }
        assert.equal(valueOf(first), "another");
      }));
  }
});
