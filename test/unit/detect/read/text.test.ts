import assert from "node:assert/strict";
import { assertFound, type Case, filled, findingsIn } from "../found";

const FORMATS: Readonly<Record<string, readonly Case[]>> = {
  ".env": [
    ["a plain entry", "DB_PASSWORD=@PASSWORD@\n"],
    ["a quoted entry", "DB_PASSWORD='@PASSWORD@'\n"],
    ["an exported entry", "export API_KEY=@DRAWN@\n"],
    ["an address", "DATABASE_URL=postgresql://svc:@PASSWORD@@db.internal/app\n", ["PASSWORD"]],
  ],
  "config.yaml": [
    ["a plain scalar", "db:\n  password: @PASSWORD@\n"],
    ["a quoted scalar", 'db:\n  password: "@PASSWORD@"\n'],
    ["a list's entry", "- name: x\n  api_key: @DRAWN@\n"],
    ["an environment's pair", "env:\n  - name: DB_PASSWORD\n    value: @PASSWORD@\n"],
  ],
  "pyproject.toml": [
    ["a string", '[tool.x]\npassword = "@PASSWORD@"\n'],
    ["a literal string", "[tool.x]\npassword = '@PASSWORD@'\n"],
    ["an inline table", 'db = { user = "svc", password = "@PASSWORD@" }\n'],
  ],
  "config.json": [
    ["a member", '{"db": {"password": "@PASSWORD@"}}\n'],
    ["a member on its line", '{\n  "api_key": "@DRAWN@",\n  "x": 1\n}\n'],
  ],
  "setup.cfg": [
    ["an entry with =", "[db]\npassword = @PASSWORD@\n"],
    ["an entry with :", "[db]\npassword: @PASSWORD@\n"],
  ],
  "run.sh": [
    ["an export", "export DB_PASSWORD=@PASSWORD@\n"],
    ["an assignment in quotes", 'API_KEY="@DRAWN@"\n'],
    ["an option", "tool --password @PASSWORD@ x\n"],
    ["curl's user", "curl -u svc:@PASSWORD@ https://example.org\n"],
    ["curl's header", 'curl -H "Authorization: Bearer @DRAWN@" https://example.org\n'],
  ],
  Dockerfile: [
    ["ENV with =", "FROM python:3.12\nENV API_KEY=@DRAWN@\n"],
    ["ENV with a blank", "ENV DB_PASSWORD @PASSWORD@\n"],
    ["ARG", "ARG DB_PASSWORD=@PASSWORD@\n"],
  ],
  "notes.txt": [
    ["a token's format", "the new one is @HUGGING_FACE@ (mine)\n"],
    ["a line shaped like an assignment", 'api_key = "@DRAWN@"\n'],
  ],
  "README.md": [["a code block", '```python\nclient = Client(api_key="@DRAWN@")\n```\n']],
};

describe("a credential is found in", () => {
  for (const [path, cases] of Object.entries(FORMATS)) {
    describe(path, () => {
      for (const one of cases) it(one[0], () => assertFound(one, path, "text"));
    });
  }
});

describe("nothing is reported in", () => {
  const silent: readonly (readonly [what: string, path: string, text: string])[] = [
    [
      "a file that SOPS encrypted",
      "secrets.yaml",
      `password: ENC[AES256_GCM,data:${"Zk4Tq9Lw2Rx8"},iv:${"Yb5NvMc7PdHsTj6FgQaWeUiOpLkJhGfd"}=,tag:${"q8Zt5vLw2RkXn7Yb4McPdA"}==,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:${"Zk4Tq9Lw2Rx8Yb5NvMc7PdHs"},iv:abc=,tag:def==,type:str]\n`,
    ],
    [
      "a dotenv file that SOPS encrypted",
      "secrets.env",
      `DB_PASSWORD=ENC[AES256_GCM,data:${"Zk4Tq9Lw2Rx8"},iv:${"Yb5NvMc7PdHsTj6FgQaW"}=,tag:${"q8Zt5vLw2RkXn7Yb"}==,type:str]\nsops_version=3.9.0\n`,
    ],
    ["a list of results", "results.txt", "['Fail', 'Pass', 'Fail']\n"],
    ["a list of what to fill in", "README.md", "Replace `user`, `password`, `host` with your own.\n"],
    ["a reference to another variable", ".env", "DB_PASSWORD=${OTHER_PASSWORD}\nAPI_KEY=$KEY\n"],
    ["an example file", ".env.example", "DB_PASSWORD=\nAPI_KEY=your-api-key\n"],
    [
      "a lock file's hashes",
      "poetry.lock",
      `[[package]]\nname = "x"\nfiles = [{file = "x.whl", hash = "sha256:${"e3b0c44298fc1c149afbf4c8996fb924"}27ae41e4649b934ca495991b7852b855"}]\n`,
    ],
    ["a CI file's references", "ci.yml", "env:\n  TOKEN: ${{ secrets.TOKEN }}\n  password: $(DB_PASSWORD)\n"],
    [
      "a Kubernetes reference",
      "pod.yaml",
      "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db-secret\n      key: password\n",
    ],
    ["prose", "README.md", "Set the password in the form. The token is refreshed every hour.\n"],
  ];
  for (const [what, path, text] of silent)
    it(what, () =>
      assert.deepEqual(
        findingsIn(filled(text), path, "text").map(({ rule, name }) => [rule, name]),
        [],
      ),
    );
});
