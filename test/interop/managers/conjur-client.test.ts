import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { missing, pythonWith } from "../python";
import { Conjur } from "../servers/conjur";

const CLIENT = "conjur-api==0.2.0";
/** CyberArk's own client does what ours does, and prints what it got. */
const SCRIPT = `
import base64, json, os, sys
from conjur_api import Client
from conjur_api.models import CredentialsData, SslVerificationMode, ConjurConnectionInfo
from conjur_api.providers import AuthnAuthenticationStrategy, JWTAuthenticationStrategy, SimpleCredentialsProvider
from conjur_api.errors.errors import HttpStatusError

url, login, key, policy, token = sys.argv[1:]

def client(info, strategy):
    return Client(info, authn_strategy=strategy, ssl_verification_mode=SslVerificationMode.TRUST_STORE, async_mode=False)

credentials = SimpleCredentialsProvider()
credentials.save(CredentialsData(machine=url, username=login, api_key=key))
mine = client(ConjurConnectionInfo(conjur_url=url, account="dev"), AuthnAuthenticationStrategy(credentials))
job = client(ConjurConnectionInfo(conjur_url=url, account="dev", service_id="jobs"), JWTAuthenticationStrategy(token))

def status(act):
    try:
        return act()
    except HttpStatusError as error:
        return error.status

mine.load_policy_file("root", policy)
mine.set("ml/one", "first")
mine.set("ml/one", "second")
mine.set("ml/two words", "x=1&y")
print(json.dumps({
    "whoami": mine.whoami()["username"],
    "job": job.whoami()["username"],
    "newest": mine.get("ml/one").decode(),
    "first": mine.get("ml/one", "1").decode(),
    "batch": mine.get_many("ml/one", "ml/two words"),
    "listed": mine.list({"kind": "variable", "limit": 2, "offset": 1}),
    "searched": mine.list({"kind": "variable", "search": "one"}),
    "resource": mine.get_resource("variable", "ml/one")["secrets"],
    "may": [mine.check_privilege("variable", "ml/one", "execute"), job.check_privilege("variable", "ml/one", "execute")],
    "absent": status(lambda: mine.get("ml/none")),
    "denied": status(lambda: job.get("ml/one")),
    "unseen": status(lambda: job.get("ml/two words")),
    "empty": status(lambda: mine.set("ml/one", "")),
    "batchAbsent": status(lambda: mine.get_many("ml/one", "ml/empty")),
    "batchDenied": status(lambda: job.get_many("ml/one")),
    "providers": [one["service_id"] for one in mine.list_oidc_providers()],
}))
`;

describe("the stand-in for Conjur", () => {
  let conjur: Conjur;
  let folder: string;

  before(async () => {
    conjur = await Conjur.start();
    folder = mkdtempSync(join(tmpdir(), "sealwright-conjur-"));
  });
  after(() => {
    conjur?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers CyberArk's own client as a server does", async function () {
    this.timeout(240_000);
    const python = pythonWith(CLIENT);
    if (python === undefined) return missing(this, `${CLIENT} (by pip)`);
    conjur.load("- !host jobs/train\n- !user mia\n");
    conjur.logins.webTokens.set("a.web.token", "host/jobs/train");
    const policy = [
      "- !variable ml/one",
      "- !variable ml/two words",
      "- !variable ml/empty",
      "- !permit",
      "  role: !host jobs/train",
      "  privileges: [ read ]",
      "  resource: !variable ml/one",
    ];
    writeFileSync(join(folder, "policy.yml"), policy.join("\n"));
    writeFileSync(join(folder, "client.py"), SCRIPT);
    const key = conjur.logins.keyOf("admin");
    const args = [join(folder, "client.py"), conjur.address, "admin", key, join(folder, "policy.yml"), "a.web.token"];
    const { stdout } = await promisify(execFile)(python, args);
    const got = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    assert.deepEqual(got, {
      whoami: "admin",
      job: "host/jobs/train",
      newest: "second",
      first: "first",
      batch: { "ml/one": "second", "ml/two words": "x=1&y" },
      listed: ["dev:variable:ml/one", "dev:variable:ml/two words"],
      searched: ["dev:variable:ml/one"],
      resource: [{ version: 1 }, { version: 2 }],
      may: [true, false],
      absent: 404,
      denied: 403,
      unseen: 404,
      empty: 422,
      batchAbsent: 404,
      batchDenied: 403,
      providers: ["people"],
    });
  });
});
