import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { awsFamily } from "../../../src/stores/aws/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne } from "../../../src/stores/store";
import { BROWSE, USE } from "../../calls";
import { everything } from "../../unit/stores/contract";
import { AwsServer, REGION, ROOT } from "../servers/aws";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";

const ACCOUNT = "000000000000";

describe("A sign-in to AWS", () => {
  let aws: AwsServer;
  let relay: Relay;
  let role: string;
  let user: Record<string, string>;
  let folder: string;
  const home = process.env.HOME;

  before(async function () {
    this.timeout(300_000);
    const started = await AwsServer.miniStack();
    assert.ok(started, "MiniStack cannot be had: it comes from PyPI by pip");
    aws = started;
    relay = await Relay.before(aws.address);
    role = await aws.role("train");
    const all = { Effect: "Allow", Action: ["sts:AssumeRole", "secretsmanager:ListSecrets"], Resource: "*" };
    user = await aws.userWith(JSON.stringify({ Version: "2012-10-17", Statement: [all] }));
  });
  after(() => {
    relay?.stop();
    aws?.stop();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-aws-home-"));
    mkdirSync(join(folder, ".aws"));
    process.env.HOME = folder;
    relay.seen.length = 0;
  });
  afterEach(() => {
    process.env.HOME = home;
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (env: NodeJS.ProcessEnv, more: Partial<Instance> = {}, context = new TestContext(env)) => {
    const given = { name: "team", kind: "aws", address: relay.address, signIn: { method: "chain" } };
    return new ManagerStore(await awsFamily.open({ ...given, ...more }, context));
  };
  const config = (text: string) => writeFileSync(join(folder, ".aws", "config"), text);
  const keys = () =>
    `aws_access_key_id=${user.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${user.AWS_SECRET_ACCESS_KEY}\n`;

  it("by keys says who signs, and notes the key to be masked", async () => {
    const context = new TestContext(user);
    const result = await (await open(user, {}, context)).signIn(USE);
    assert.ok(result.kind === "signed-in", inspect(result));
    assert.match(result.as, /^user\/user-\w+ of 000000000000$/);
    assert.ok(context.learntSecrets.some((one) => one.reveal() === user.AWS_SECRET_ACCESS_KEY));
  });

  it("of another account than the settings name is none, whatever is asked", async () => {
    const other = await open(user, { account: "210987654321" });
    for (const result of [await other.signIn(USE), await other.list([], BROWSE)]) {
      assert.ok(result.kind === "signed-out", inspect(result));
      assert.match(result.how, /account 000000000000, and its settings name 210987654321/);
    }
    assert.equal((await (await open(user, { account: ACCOUNT })).signIn(USE)).kind, "signed-in");
  });

  it("by a profile takes its keys, its region, and the role that it names", async () => {
    config(
      `[profile base]\n${keys()}region = ${REGION}\n[profile "train"]\nrole_arn=${role}\nsource_profile=base\nregion=${REGION}\n`,
    );
    for (const [profile, as] of [
      ["base", /^user\//],
      ["train", /^assumed-role\/train\//],
    ] as const) {
      for (const [env, signIn] of [
        [{}, { method: "profile", profile }],
        [{ AWS_PROFILE: profile }, { method: "chain" }],
      ] as const) {
        const result = await (await open(env, { signIn })).signIn(BROWSE);
        assert.ok(result.kind === "signed-in", inspect(result));
        assert.match(result.as, as);
        assert.equal(result.until !== undefined, profile === "train");
      }
    }
  });

  it("by a role takes it with other credentials, and tells its end", async () => {
    const context = new TestContext(user);
    const store = await open(user, { signIn: { method: "role", role } }, context);
    const result = await store.signIn(USE);
    assert.ok(result.kind === "signed-in" && result.until !== undefined, inspect(result));
    assert.match(result.as, /^assumed-role\/train\/sealwright-/);
    assert.ok(result.until.getTime() > Date.now() + 3_000_000);
    assert.equal(context.learntSecrets.length, 2);
  });

  it("by a web identity takes the role that the variables name", async () => {
    const provider = await aws.iam({
      Action: "CreateOpenIDConnectProvider",
      Url: "https://issuer.example.org",
      "ClientIDList.member.1": "sts.amazonaws.com",
      "ThumbprintList.member.1": "a".repeat(40),
    });
    const [, Federated = ""] = /<OpenIDConnectProviderArn>([^<]+)</.exec(provider) ?? [];
    const arn = await aws.role("pod", { Federated }, "sts:AssumeRoleWithWebIdentity");
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: "https://issuer.example.org", aud: "sts.amazonaws.com", sub: "pod", exp: 4_102_444_800 };
    const file = join(folder, "token");
    writeFileSync(file, `${part({ alg: "RS256" })}.${part(claims)}.c2lnbmF0dXJl`);
    const env = { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: arn, AWS_REGION: REGION };
    const result = await (await open(env)).signIn(BROWSE);
    assert.ok(result.kind === "signed-in", inspect(result));
    assert.match(result.as, /^assumed-role\/pod\//);
  });

  it("that files and variables do not give is missed at once, without a request, and says what to run", async () => {
    config(
      `[profile sso]\nsso_session = corp\nregion=${REGION}\n[sso-session corp]\nsso_region=${REGION}\n[profile box]\nrole_arn=${role}\ncredential_source=Ec2InstanceMetadata\n[profile round]\nrole_arn=a\nsource_profile=turn\n[profile turn]\nrole_arn=b\nsource_profile=round\n`,
    );
    for (const [signIn, how] of [
      [{ method: "chain" }, /aws configure sso/],
      [{ method: "profile", profile: "sso" }, /Run: aws sso login --profile sso/],
      [{ method: "profile", profile: "box" }, /choose the sign-in "machine"/],
      [{ method: "profile", profile: "round" }, /leads to itself/],
      [{ method: "profile", profile: "none" }, /no profile none/],
    ] as const) {
      const result = await (await open({ AWS_REGION: REGION }, { signIn })).list([], BROWSE);
      assert.ok(result.kind === "signed-out", inspect(result));
      assert.match(result.how, how);
    }
    const forbidden = { AWS_REGION: REGION, AWS_EC2_METADATA_DISABLED: "true" };
    const machine = await (await open(forbidden, { signIn: { method: "machine" } })).signIn(USE);
    assert.equal(machine.kind, "signed-out", inspect(machine));
    assert.equal(relay.seen.length, 0);
  });

  it("by SSO whose token has ended is none, and one that holds is used", async () => {
    config(
      `[profile sso]\nsso_session = corp\nsso_account_id=${ACCOUNT}\nsso_role_name=ml\n[sso-session corp]\nsso_region=${REGION}\nsso_start_url=https://corp.example.org/start\n`,
    );
    const cache = join(folder, ".aws", "sso", "cache");
    mkdirSync(cache, { recursive: true });
    const keep = (expiresAt: string) =>
      writeFileSync(
        join(cache, `${createHash("sha1").update("corp").digest("hex")}.json`),
        JSON.stringify({ accessToken: "the token of a test", expiresAt, region: REGION }),
      );
    const env = { AWS_REGION: REGION };
    const signIn = { method: "profile", profile: "sso" };
    keep("2020-01-01T00:00:00Z");
    assert.equal((await (await open(env, { signIn })).list([], BROWSE)).kind, "signed-out");
    assert.equal(relay.seen.length, 0);
    keep("2099-01-01T00:00:00Z");
    // MiniStack has no portal: what matters is that the one of the profile was asked through our own client, and for what.
    const result = await (await open(env, { signIn })).list([], BROWSE);
    assert.equal(result.kind, "signed-out", inspect(result));
    assert.match(relay.seen.join("\n"), /^GET \/federation\/credentials\?role_name=ml&account_id=000000000000/);
  });

  it("that needs a code asks for it, and only where the user may be asked", async () => {
    config(
      `[profile base]\n${keys()}[profile mfa]\nrole_arn=${role}\nsource_profile=base\nmfa_serial=arn:aws:iam::1:mfa/mia\n`,
    );
    const context = new TestContext({ AWS_REGION: REGION }, { hidden: () => new Secret("123456") });
    const store = await open({}, { region: REGION, signIn: { method: "profile", profile: "mfa" } }, context);
    assert.equal((await store.list([], BROWSE)).kind, "signed-out");
    assert.deepEqual(context.asked, []);
    const result = await store.signIn(USE);
    assert.equal(result.kind, "signed-in", inspect(result));
    assert.deepEqual(context.asked, ["Code of arn:aws:iam::1:mfa/mia"]);
  });

  it("gives a session of a role: three fields of one answer, with its end", async () => {
    const store = await open(user, { roles: { train: role } });
    const fields = ["access_key_id", "secret_access_key", "session_token"];
    const references = fields.map((field) => managerReference("aws-sts", { path: ["train"], field }));
    const results = await store.read(references, USE);
    assert.equal(relay.seen.length, 1);
    const [id, key, token] = results.map((one) => (one.kind === "found" ? one.secret.reveal() : one.kind));
    const [first] = results;
    assert.ok(first?.kind === "found" && first.lease !== undefined && !first.lease.renewable);
    assert.ok(first.lease.expires.getTime() > Date.now() + 3_000_000);
    const env = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: token, AWS_REGION: REGION };
    const used = await (await open(env as NodeJS.ProcessEnv)).signIn(USE);
    assert.ok(used.kind === "signed-in" && used.as.startsWith("assumed-role/train/"), inspect(used));
    const listed = await everything(store, ["Sessions of roles", "train", "/"]);
    assert.deepEqual(
      listed.map(({ name }) => name),
      fields,
    );
    const written = await store.write(
      [{ reference: references[0] as never, secret: new Secret("x") }],
      { replace: true },
      USE,
    );
    assert.equal(written.kind, "refused");
    assert.equal(store.hold, undefined);
  });

  it("that may not take a role says which policy would allow it", async () => {
    const none = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }],
    });
    const store = await open(await aws.userWith(none), { roles: { train: role } });
    const read = await readOne(store, managerReference("aws-sts", { path: ["train"], field: "access_key_id" }), USE);
    assert.ok(read.kind === "denied" && read.grant !== undefined, inspect(read));
    assert.match(read.grant.text, /"sts:AssumeRole",\s+"Resource": "arn:aws:iam::000000000000:role\/train"/);
    assert.match(read.needs, /trust policy/);
  });

  it("covers the roles that its settings name, and the secrets of others by ARN only where account and region do", () => {
    const instance = {
      name: "a",
      kind: "aws",
      region: REGION,
      account: ACCOUNT,
      roles: { train: role },
      signIn: { method: "chain" },
    };
    const covers = (kind: string, name: string) => awsFamily.covers(instance, managerReference(kind, { path: [name] }));
    const arn = (account: string) => `arn:aws:secretsmanager:${REGION}:${account}:secret:a-AbCdEf`;
    assert.deepEqual(
      [
        covers("aws-sts", "train"),
        covers("aws-sts", "toString"),
        covers("aws-sm", arn(ACCOUNT)),
        covers("aws-sm", arn("1")),
      ],
      [true, false, true, false],
    );
  });

  it("without a region says so", async () => {
    const { AWS_REGION: _, ...env } = ROOT;
    const result = await (await open(env)).list([], BROWSE);
    assert.ok(result.kind === "unreachable" && /has no region/.test(result.reason), inspect(result));
  });

  it("is found on the machine: variables, else the profiles of the configuration, the default one first", () => {
    config(`[profile b]\nregion=eu-west-1\n[default]\nregion = ${REGION}\n[sso-session c]\n`);
    const found = awsFamily.find({}).map(({ instance }) => [instance.signIn.profile, instance.region]);
    assert.deepEqual(found, [
      ["default", REGION],
      ["b", "eu-west-1"],
    ]);
    const [first] = awsFamily.find({ AWS_PROFILE: "b", AWS_CA_BUNDLE: "/ca.pem" });
    assert.deepEqual([first?.instance.signIn.profile, first?.instance.caFile], ["b", "/ca.pem"]);
  });
});
