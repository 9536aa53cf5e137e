import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shipped } from "../../shipped";
import { AwsServer, REGION, ROOT } from "../servers/aws";

const VALUE = "pg_Lm48vQzTn2RkYw7XsBdH";

describe("the command with AWS", function () {
  this.timeout(60_000);
  let aws: AwsServer;
  let role: string;
  let folder: string;

  before(async function () {
    this.timeout(600_000);
    shipped();
    const started = await AwsServer.miniStack();
    assert.ok(started, "MiniStack cannot be had: it comes from PyPI by pip");
    aws = started;
    role = await aws.role("train");
    const SecretString = JSON.stringify({ user: "mia", password: VALUE });
    await aws.call("secretsmanager.CreateSecret", { Name: "ml/db", SecretString });
    await aws.call("AmazonSSM.PutParameter", { Name: "/ml/key", Value: "of a parameter", Type: "SecureString" });
  });
  after(() => aws?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-aws-"));
    mkdirSync(join(folder, "project"));
    const instance = { name: "aws", kind: "aws", region: REGION, address: aws.address, roles: { train: role } };
    writeFileSync(join(folder, "stores.json"), JSON.stringify({ version: 1, stores: [instance] }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const list = { SEALWRIGHT_STORES: join(folder, "stores.json") };
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, ...ROOT, ...list, ...more };
    const options = { cwd: join(folder, "project"), env, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(shipped(), "cli.js"), ...args], options);
    return { code: status, stdout, stderr };
  };
  const refs = (text: string) => writeFileSync(join(folder, "project", ".env.refs"), text);

  it("gives a program a field of a secret and a parameter, masks them, and prints nothing of the SDK's", () => {
    refs("DB_PASSWORD=aws-sm://ml/db#password\nKEY=aws-ssm://ml/key\n");
    const program = `import os\nprint(os.environ["DB_PASSWORD"], os.environ["KEY"], os.environ["DB_PASSWORD"] == "${VALUE}"[::1])`;
    const { code, stdout, stderr } = run(["run", "--yes", "--", "python3", "-c", program]);
    assert.equal(code, 0, stderr);
    assert.equal(stdout, "[secret] [secret] True\n");
    assert.doesNotMatch(stderr, /Warning|node >=/);
  });

  it("does not change the variables of the program that it starts", () => {
    refs("DB_PASSWORD=aws-sm://ml/db#password\n");
    const program = "import os\nprint([name for name in os.environ if name.startswith('AWS_SDK')])";
    assert.equal(run(["run", "--yes", "--", "python3", "-c", program]).stdout, "[]\n");
  });

  it("gives a program a session of a role, says when it ends, and that it cannot be given up", () => {
    refs(
      "ID=aws-sts://train#access_key_id\nKEY=aws-sts://train#secret_access_key\nTOKEN=aws-sts://train#session_token\n",
    );
    const program = "import os\nprint(len(os.environ['ID']) > 15, len(os.environ['TOKEN']) > 20)";
    const { code, stdout, stderr } = run(["run", "--yes", "--", "python3", "-c", program]);
    assert.equal(code, 0, stderr);
    assert.equal(stdout, "True True\n");
    assert.match(stderr, /\d\d:\d\d/);
  });

  it("checks who is signed in, and lists names and fields", () => {
    assert.match(run(["stores", "check"]).stdout, /^aws: signed in as root of 000000000000/);
    assert.match(run(["secrets", "list", "aws-sm://ml"]).stdout, /db/);
    assert.match(run(["secrets", "list", "aws-sm://ml/db"]).stdout, /password/);
    const out = run(["stores", "check"], { AWS_ACCESS_KEY_ID: "" });
    assert.equal(out.code, 1);
    assert.match(out.stdout, /aws configure sso/);
  });

  it("moves a credential into a secret of its own, and names it", () => {
    writeFileSync(join(folder, "project", "train.py"), `HF_TOKEN = "hf_Vb29kLmQxTzRw84YpNcGdSjEuAoKfHtMi0"\n`);
    const fixed = run(["fix", "--write", "--to", "aws-sm:ml/train", "train.py"]);
    assert.equal(fixed.code, 0, fixed.stderr);
    const read = run(["run", "--yes", "--", "python3", "-c", "import os; print(len(os.environ['HF_TOKEN']))"]);
    assert.equal(read.stdout, "37\n", read.stderr);
  });
});
