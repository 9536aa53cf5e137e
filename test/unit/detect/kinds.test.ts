import assert from "node:assert/strict";
import type { Language } from "../../../src/detect/language";
import { assertFound, type Case, filled, findingsIn } from "./found";

/** A text, where it stands, and the values to be found in it: those that it holds, unless others are named. */
type Placed = readonly [what: string, path: string, text: string, kinds?: readonly string[]];

const languageOf = (path: string): Language => (path.endsWith(".py") ? "python" : "text");
const B64 = (text: string) => Buffer.from(text).toString("base64");

/** What gcloud keeps: the client's secret is the program's own, and public. */
const gcloud = (kind: string) =>
  JSON.stringify({
    client_secret: "d-FL95Q19q7MQm" + "Fpd7hHD0Ty",
    refresh_token: `1//0g${"Zk4Tq9Lw2Rx8Yb5".repeat(4)}`,
    [kind]: "authorized_user",
  });
/** A JWT of Supabase's for a role. */
const supabase = (role: string) =>
  `${["eyJhbGciOiJIUzI1NiJ9", Buffer.from(JSON.stringify({ iss: "supabase", role })).toString("base64url")].join(".")}.${"Zk4Tq9Lw2Rx8Yb5".repeat(2)}`;
const GOOGLE = `${"AIza"}Sy${"Zk4Tq9Lw2Rx8Yb5"}NvMc7PdHsQe3Jf6Gu1`;
/** A token's shape by accident, in the base64 of a picture. */
const MEDIA = `${"iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB".repeat(4)}/${"AKIA"}Z7QH3V2MWTKL5XPD`;

const FOUND: readonly Placed[] = [
  ["a name with a blank, in a comment", "a.py", "# API key: @DRAWN@\n# Secret Key: @DRAWN@\n", ["DRAWN", "DRAWN"]],
  ["a name with a blank, in a message", "a.py", 'print("Access Key: @DRAWN@")\n'],
  ["a name with a blank, in notes", "notes.md", "The API Key = @DRAWN@\n"],
  ["netrc", ".netrc", "machine git.acme.io\n  login svc\n  password @PASSWORD@\n"],
  ["netrc, written by a program", "a.py", 'f.write("machine git.acme.io\\nlogin svc\\npassword @DRAWN@\\n")\n'],
  ["a run's config", "config.yaml", "db_password:\n    desc: null\n    value: @PASSWORD@\n"],
  ["a run's config as JSON", "config.json", '{"api_key": {"desc": null, "value": "@DRAWN@"}}\n'],
  ["a function that returns a pair", "a.py", 'def db_credentials():\n    return ("svc", "@PASSWORD@")\n'],
  ["the same without parentheses", "a.py", 'def get_auth():\n    return "svc", "@PASSWORD@"\n'],
  ["a name behind an escape", "a.py", 'text = "HOST=h\\nDB_PASSWORD=@DRAWN@\\n"\n'],
  [
    "a storage account's key among Spark's settings",
    "a.py",
    `spark.conf.set("fs.azure.account.key.lake.dfs.core.windows.net", "${"Zk4Tq9Lw2Rx8Yb5NvMc7PdHs".repeat(3)}+qR7/uWxTvBn5J==")\n`,
    ["something else"],
  ],
  ["twine", "deploy.sh", "twine upload -u svc -p @PASSWORD@ dist/x.whl\n"],
  [
    "a password that words form, with a number",
    "a.py",
    'password = "@PASSWORD@"\npassword = "onset77"\n',
    ["PASSWORD", "something else"],
  ],
  ["one line of a .env file in a string", "a.py", 'text = "DB_PASSWORD=@PASSWORD@"\n'],
  ["a user's password before it is encoded", "a.py", 'h = b64encode(b"svc:@PASSWORD@")\n'],
  ["a new token that is random", "a.py", 'new_token = "@DRAWN@"\nsync_token = "@DRAWN@"\n', ["DRAWN", "DRAWN"]],
  [
    "an assignment that was taken out of use, of a name that is used",
    "a.py",
    '# db_password = "hillside"\nconnect(os.environ["db_password"])\n',
    ["something else"],
  ],
  [
    ".pgpass",
    ".pgpass",
    "# a\ndb.acme.io:5432:shop:svc:@PASSWORD@\n*:*:*:ops:ab\\:@DRAWN@\n",
    ["PASSWORD", "something else"],
  ],
  ["pgpass.conf", "conf/pgpass.conf", "db.acme.io:5432:shop:svc:@PASSWORD@\n"],
  ["netrc in another order", "_netrc", "machine a.io password @PASSWORD@ login svc\ndefault\npassword @DRAWN@\n"],
  ["rclone's remotes", "rclone.conf", "[r]\ntype = s3\nsecret_access_key = @AWS_SECRET@\npass = @DRAWN@\n"],
  ["gcloud's own file", "application_default_credentials.json", gcloud("type"), ["something else"]],
  ["gcloud's older file", "legacy_credentials/svc/adc.json", gcloud("kind"), ["something else"]],
  [".my.cnf", ".my.cnf", '[client]\nuser=svc\npassword="@PASSWORD@"\n'],
  [".npmrc", ".npmrc", "//registry.npmjs.org/:_authToken=@DRAWN@\n"],
  [".git-credentials", ".git-credentials", "https://svc:@PASSWORD@@git.acme.io\n", ["PASSWORD"]],
  [".pypirc", ".pypirc", "[acme]\nusername = svc\npassword = @PASSWORD@\n"],
  ["pip.conf", "pip.conf", "[global]\nindex-url = https://svc:@PASSWORD@@pypi.acme.io/simple\n", ["PASSWORD"]],
  ["kaggle.json", "kaggle.json", '{"username":"svc","key":"@HEX@"}\n'],
  ["~/.aws/credentials", ".aws/credentials", "[default]\naws_secret_access_key = @AWS_SECRET@\n"],
  [".condarc", ".condarc", "channels:\n  - https://conda.anaconda.org/t/@DRAWN@/acme\n"],
  [".databrickscfg", ".databrickscfg", "[DEFAULT]\nhost = https://acme.example\npassword = @PASSWORD@\n"],
  [
    ".dockerconfigjson",
    ".dockerconfigjson",
    `{"auths":{"r.acme.io":{"auth":"${B64("svc:vyqcx7pKz")}"}}}\n`,
    ["something else"],
  ],
  ["a value with brackets in YAML", "values.yaml", `auth_token: w)1&eo${"L77LGb=Dan(e24;q"}\n`, ["something else"]],
  [
    "one that symbols cut into short runs",
    "a.py",
    `OCI_AUTH_TOKEN = "d7k[O*!4;]C${"k)2hWy4(y"}"\n`,
    ["something else"],
  ],
  ["a value with brackets in .env", ".env", "DB_PASSWORD=a&b[@PASSWORD@\n", ["something else"]],
];

/** A token, and the same in two pieces. */
const PIECES = ["ghp_", "iANrtUJDL45Wufeso" + "zRNL2WafdnJYfqFKRem"] as const;
const JOINED = [
  `x = "${PIECES[0]}" "${PIECES[1]}"`,
  `x = "${PIECES[0]}" + "${PIECES[1]}"`,
  `x = (\n    "${PIECES[0]}"\n    "${PIECES[1]}"\n)`,
];

const SILENT: readonly Placed[] = [
  [
    "hashes of another scanner's baseline",
    "base.json",
    '{"hashed_secret": "3f9c07be51d2a86e4410bb7f25c9e8016da3f47c"}\n',
  ],
  ["a tokenizer's vocabulary", "vocab.json", '{"password":20786,"secret":3200,"token":29233}\n'],
  ["durations of tests", "times.json", '{"test_password": 0.0049526000002, "test_token": 0.15698}\n'],
  ["a command in place of a password", "run.sh", "docker login -u svc -p $(aws ecr get-login-password) x\n"],
  ["one in backticks", "run.sh", "docker login -u svc -p `aws ecr get-login-password` x\n"],
  ["a folder that is mounted", "run.sh", 'docker run -v "$PWD:$PWD:Z" tool\n'],
  ["a trace's parent", "a.py", 'x = {"TRACE_KEY": "00-7c4ba1e292d44f1c8b3e51dd0b4a9e77-51dd0b4a9e77c2d1-01"}\n'],
  ["a run's key", "a.py", 'run_key = "run-20260209_010101-smlogtest"\n'],
  ["a request's signature", "a.json", `{"x": "Signature=${"3c1f0b9a7d5e4c2b8f6a0e9d7c5b3a1f"}2e4d6c8b0a9f"}\n`],
  [
    "a picture's address",
    "README.md",
    "![chart](https://img.acme.io/c.gif?alt=media&token=7b3d41f6-8e0c-4f2b-9a55-c2d1e07b6a90)\n",
  ],
  ["a worded JWT", "a.py", `jwt = "${"eyJhbGciOiJIUzI1NiJ9"}.eyJzdWIiOiI0MiJ9.SIGNATURE_GOES_HERE"\n`],
  ["an AWS id of words", "a.py", `x = "${"ASIA"}ANDPACIFICREGION"\n`],
  ["a published constant as a password", "a.sh", 'git clone "https://$T:x-oauth-basic@github.com/a/b"\n'],
  ["a prefix alone", "a.py", 'SIGNING_SECRET = "whsec_" + rest()\n'],
  ["words in base64", "a.json", `{"key": "${B64("this is no key")}"}\n`],
  ["a stand-in in base64", "a.py", `token = "${B64("user:password")}"\n`],
  ["a colour", "a.css", "--token-string: #a5d6ff;\n"],
  ["another key's name", "a.ts", "const apiKey = acme_api_key ?? other;\n"],
  ["a database's own account, here", "a.py", 'url = "postgres://postgres:postgres@localhost/x"\n'],
  ["an encoding", "a.py", 'password = getpass().encode("latin-1")\nkey = password.strip("quotes1")\n'],
  ["a form's label", "a.py", 'password = CharField("Kennwort1")\n'],
  ["where the next page begins", "a.py", 'next_token = "@DRAWN@"\n'],
  ["a token's shape in a picture", "a.py", `x = "data:image/png;base64,${MEDIA}/Qe3Jf6Gu1Wi0"\n`],
  ["the same in a notebook's output", "a.json", `{"image/png": "${MEDIA}+Qe3Jf6Gu1Wi0"}\n`],
  ["a commented-out assignment of a name that is used nowhere", "a.py", '# db_password = "hillside"\nx = 1\n'],
  ["stand-ins in .pgpass", ".pgpass", "localhost:5432:shop:svc:<password>\n"],
  ["a sentence", "a.py", "# Phase 4: Basic Orchestrator (done)\n"],
  ["netrc as prose", "doc.txt", "A netrc line has the words machine, login and password, in this order.\n"],
  ["a function that returns a path", "a.py", 'def credentials_path():\n    return ("conf", "credentials.json")\n'],
];

describe("what people meet in projects", () => {
  for (const [what, path, text, kinds] of FOUND)
    it(`is found: ${what}`, () => {
      assertFound((kinds === undefined ? [what, text] : [what, text, kinds]) as Case, path, languageOf(path));
    });
  it("is shown under its name beside a stock password", () => {
    const [one] = findingsIn(filled('password = "password"\npassword = "@PASSWORD@"\n'));
    assert.equal(one?.name, "password");
  });
  it("is found as one: a token in pieces", () => {
    for (const code of JOINED) {
      const [found, ...others] = findingsIn(`${code}\n`);
      assert.equal(found?.secret.reveal() === PIECES.join(""), true, code);
      assert.equal(others.length, 0);
    }
  });
  it("is low: a password of plain words, and a stock one", () => {
    for (const value of ["event_password", "changeme", "password123"]) {
      const code = `password = "${value}"\n`;
      assert.equal(findingsIn(code).length, 0);
      assert.equal(findingsIn(code, "a.py", "python", "low").length, 1);
    }
  });
  for (const [what, path, text] of [
    ["Supabase's for everyone", "a.py", `SUPABASE_KEY = "${supabase("anon")}"\n`],
    ["a page's for Firebase", "a.js", `const c = { apiKey: "${GOOGLE}", authDomain: "acme.example" };\n`],
    ["Algolia's for searching", "a.py", 'ALGOLIA_SEARCH_API_KEY = "3f9c07be51d2a86e4410bb7f25c9e801"\n'],
  ] as const)
    it(`is low, being public by design: ${what}`, () => {
      assert.equal(findingsIn(text, path, languageOf(path)).length, 0);
      assert.equal(findingsIn(text, path, languageOf(path), "low").length, 1);
    });
  it("is more than low where it is not: the same vendors' other keys", () => {
    for (const text of [
      `SUPABASE_KEY = "${supabase("service_role")}"`,
      `key = "${GOOGLE}"`,
      `x = "/${MEDIA.slice(-20)}"`,
    ])
      assert.equal(findingsIn(`${text}\n`).length, 1);
  });
  for (const [what, path, text] of SILENT)
    it(`is silent: ${what}`, () => {
      const shown = findingsIn(filled(text), path, languageOf(path)).map(({ rule, name }) => `${rule} ${name}`);
      assert.deepEqual(shown, []);
    });
});
