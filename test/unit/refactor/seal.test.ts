import assert from "node:assert/strict";
import type { Plan, Refusal } from "../../../src/refactor/plan";
import { pathFrom } from "../../../src/refactor/reference-plan";
import type { SealFacts, SealRequest } from "../../../src/refactor/request";
import { planSeal } from "../../../src/refactor/seal";
import { pointerObstacle, proposePointer } from "../../../src/refactor/seal-pointer";
import { Secret } from "../../../src/secret/secret";
import { applyEdits } from "../../../src/text/edits";
import { findingAt, requestFor } from "./request";
import { editsAt, linesBeside, referencesIn, storedValues } from "./steps";

const VALUE = "hunter2Xk9";
const CODE = `db_password = "${VALUE}"\n`;

function facts(more: Partial<SealFacts> = {}): SealFacts {
  return {
    file: "secrets.enc.yaml",
    format: "yaml",
    pointers: [],
    ignored: false,
    refs: { file: ".env.refs", text: undefined, ignored: false },
    example: { file: ".env.example", text: undefined, ignored: false },
    gitignore: { file: ".gitignore", text: undefined },
    values: new Map(),
    ...more,
  };
}

function request(seal: SealFacts, more: Partial<SealRequest> = {}, code = CODE): SealRequest {
  const finding = findingAt(code, VALUE, { name: "db_password" });
  return { ...requestFor(code, [finding]), seal, form: "references", ...more };
}

function planned(plan: Plan | Refusal): Plan {
  assert.equal(plan.kind, "plan", plan.kind === "refused" ? plan.reason : "");
  return plan as Plan;
}

describe("moving a literal to a sealed file", () => {
  it("reads the variable, and refers to the place in the file", () => {
    const plan = planned(planSeal(request(facts())));
    assert.equal(plan.title, "Move to sealed file secrets.enc.yaml as /db_password");
    assert.equal(applyEdits(CODE, editsAt(plan)), 'import os\n\ndb_password = os.environ["DB_PASSWORD"]\n');
    const reference = "sops://secrets.enc.yaml#/db_password";
    assert.deepEqual(referencesIn(plan), [{ file: ".env.refs", name: "DB_PASSWORD", reference }]);
    assert.deepEqual(
      storedValues(plan).map(({ secret, reference: { text }, ...shown }) => {
        return { ...shown, reference: text, right: secret.reveal() === VALUE };
      }),
      [{ reference, name: "DB_PASSWORD", label: "/db_password", right: true }],
    );
    assert.deepEqual(linesBeside(plan, "after"), [{ file: ".env.example", line: "DB_PASSWORD=" }]);
    assert.deepEqual(linesBeside(plan, "before"), []);
    assert.ok(!JSON.stringify(plan).includes(VALUE));
  });

  it("has git take up the references and the example where a rule hides them", () => {
    const refs = { file: ".env.refs", text: undefined, ignored: true };
    const example = { file: ".env.example", text: undefined, ignored: true };
    const plan = planned(planSeal(request(facts({ refs, example }))));
    assert.deepEqual(
      linesBeside(plan, "before").map(({ line }) => line),
      ["!.env.refs", "!.env.example"],
    );
    const gitignore = { file: ".gitignore", text: "!.env.refs\n.env*\n" };
    const again = planned(planSeal(request(facts({ refs, gitignore }))));
    assert.deepEqual(linesBeside(again, "before"), []);
    assert.match(again.notes.join(" "), /another rule hides it/);
  });

  it("takes the place that the user chose, if it is free and sealed", () => {
    const plan = planned(planSeal(request(facts(), { pointer: "/prod/main db/pass~1word" })));
    assert.equal(referencesIn(plan)[0]?.reference, "sops://secrets.enc.yaml#/prod/main db/pass~1word");
    for (const [pointer, pointers] of [
      ["/a", ["/a"]],
      ["/a/b", ["/a"]],
      ["/a", ["/a/b"]],
      ["/a_unencrypted", []],
      ["/sops", []],
      ["a", []],
      ["", []],
    ] as const) {
      const plan = planSeal(request(facts({ pointers }), { pointer }));
      assert.equal(plan.kind === "refused" && plan.code, "name", pointer);
    }
  });

  it("gives a new name where the references have the name with a value that is not known", () => {
    const refs = { file: ".env.refs", text: "DB_PASSWORD=sops://other.yaml#/x\n", ignored: false };
    const plan = planned(planSeal(request(facts({ refs }))));
    assert.notEqual(plan.names[0], "DB_PASSWORD");
  });

  it("shares the name and the place of a value that is sealed already", () => {
    const reference = "sops://secrets.enc.yaml#/main";
    const refs = { file: ".env.refs", text: `DB_PASSWORD=${reference}\n`, ignored: false };
    const values = new Map([["/main", new Secret(VALUE)]]);
    const plan = planned(planSeal(request(facts({ refs, pointers: ["/main"], values }))));
    assert.deepEqual(referencesIn(plan), [{ file: ".env.refs", name: "DB_PASSWORD", reference }]);
    assert.equal(storedValues(plan)[0]?.label, "/main");
  });

  it("takes the place where a seal that was cut off left the value, and no other value's", () => {
    const pointers = ["/db/password"];
    for (const [value, expected] of [
      [VALUE, "/db/password"],
      ["another", "/db_password"],
    ] as const) {
      const values = new Map([["/db/password", new Secret(value)]]);
      const plan = planned(planSeal(request(facts({ pointers, values }))));
      assert.equal(storedValues(plan)[0]?.label, expected);
    }
  });

  it("refers to the place that has the value under another name", () => {
    const long = `${VALUE}-and-more-4`;
    const code = `db_password = "${long}"\n`;
    const seal = facts({ pointers: ["/main/key"], values: new Map([["/main/key", new Secret(long)]]) });
    const findings = [findingAt(code, long, { name: "db_password" })];
    const plan = planned(planSeal({ ...requestFor(code, findings), seal, form: "references" }));
    assert.deepEqual(
      storedValues(plan).map(({ label, held }) => [label, held]),
      [["/main/key", true]],
    );
  });

  it("adds no loading of .env, whatever the settings say", () => {
    const base = request(facts());
    const settings = { ...base.settings, loadDotenv: "always" } as const;
    const plan = planned(planSeal({ ...base, settings, project: { ...base.project, loader: "python-dotenv" } }));
    assert.doesNotMatch(applyEdits(CODE, editsAt(plan)), /dotenv/);
  });

  it("moves a value that no .env could hold", () => {
    const odd = `it's "$HOME" \`x\` \\`;
    const code = `db_password = ${JSON.stringify(odd)}\n`;
    const finding = findingAt(code, odd, { name: "db_password", written: JSON.stringify(odd).slice(1, -1) });
    const plan = planned(planSeal({ ...requestFor(code, [finding]), seal: facts(), form: "references" }));
    assert.ok(storedValues(plan)[0]?.secret.equals(new Secret(odd)));
  });

  it("writes no references where sops itself sets the variables", () => {
    const seal = facts({ file: "secrets.enc.env", format: "dotenv" });
    const plan = planned(planSeal(request(seal, { form: "exec-env" })));
    assert.deepEqual(referencesIn(plan), []);
    assert.equal(storedValues(plan)[0]?.label, "/DB_PASSWORD");
    assert.match(plan.notes.join(" "), /sops exec-env secrets\.enc\.env/);
    assert.equal(planSeal(request(facts(), { form: "exec-env" })).kind, "refused");
  });
});

describe("a script that asks sops itself", () => {
  const extract = (code: string, path = "src/train.py") => {
    const base = request(facts(), { form: "extract" }, code);
    return planSeal({ ...base, document: { ...base.document, path } });
  };

  it("sets the variable at its start, and needs no references", () => {
    const code = `"""Doc."""\nimport os\n\ndb_password = "${VALUE}"\n`;
    const plan = planned(extract(code));
    assert.equal(
      applyEdits(code, editsAt(plan)),
      `"""Doc."""
import os
import subprocess

os.environ["DB_PASSWORD"] = os.environ.get("DB_PASSWORD") or subprocess.run(
    ["sops", "decrypt", "--extract", '["db_password"]']
    + [os.path.join(os.path.dirname(os.path.abspath(__file__)), "../secrets.enc.yaml")],
    check=True,
    stdout=subprocess.PIPE,
    encoding="utf-8",
).stdout

db_password = os.environ["DB_PASSWORD"]
`,
    );
    assert.deepEqual(referencesIn(plan), []);
    assert.deepEqual([linesBeside(plan, "before"), linesBeside(plan, "after")], [[], []]);
  });

  it("is refused where its names mean something else, and in a cell", () => {
    assert.equal(extract(`subprocess = None\ndb_password = "${VALUE}"\n`).kind, "refused");
    const cell = requestFor(CODE, [findingAt(CODE, VALUE, { name: "db_password" })], { language: "cell" });
    const plan = planSeal({ ...cell, seal: facts(), form: "extract" });
    assert.equal(plan.kind === "refused" && plan.code, "language");
  });

  it("is refused at the top of a marimo notebook, which runs its cells alone", () => {
    const marimo = `import marimo\n\napp = marimo.App()\n\n\n@app.cell\ndef _():\n    db_password = "${VALUE}"\n    return\n`;
    const plan = extract(marimo);
    assert.match(plan.kind === "refused" ? plan.reason : "", /^marimo runs the cells/);
    assert.equal(planSeal(request(facts(), { form: "references" }, marimo)).kind, "plan");
  });
});

describe("the place of a value in a sealed file", () => {
  const yaml = (pointers: readonly string[] = []) => ({ format: "yaml", pointers }) as const;

  it("is flat, and under the first word of the name where two share it", () => {
    assert.equal(proposePointer("DB_PASSWORD", yaml()), "/db_password");
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db/user"])), "/db/password");
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db_user", "/dbs/user"])), "/db_password");
    const never = () => false;
    assert.equal(proposePointer("DB_PASSWORD", yaml(), never, ["DB_PASSWORD", "DB_USER"]), "/db/password");
    assert.equal(proposePointer("DB_PASSWORD", yaml(), never, ["DB_PASSWORD", "API_KEY", "DB"]), "/db_password");
    assert.equal(proposePointer("OPENAI_API_KEY", { format: "json", pointers: [] }), "/openai_api_key");
    assert.equal(proposePointer("TOKEN", yaml()), "/token");
    assert.equal(proposePointer("DB_PASSWORD", { format: "ini", pointers: [] }), "/db/password");
    assert.equal(proposePointer("TOKEN", { format: "ini", pointers: [] }), "/secrets/token");
    assert.equal(proposePointer("DB_PASSWORD", { format: "dotenv", pointers: [] }), "/DB_PASSWORD");
  });

  it("is another one where that is taken, stands for more, or leads through a value", () => {
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db/password"])), "/db_password");
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db"])), "/db_password");
    assert.equal(proposePointer("DB", yaml(["/db/password"])), "/db_2");
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db/password", "/db_password"])), "/db_password_2");
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db_password"])), "/db_password_2");
    const nested = (pointer: string) => pointer === "/db/password";
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db/password"]), nested), "/db/password");
    const flat = (pointer: string) => pointer === "/db_password";
    assert.equal(proposePointer("DB_PASSWORD", yaml(["/db_password", "/db/user"]), flat), "/db_password");
  });

  it("fits into the file's form", () => {
    assert.match(pointerObstacle("/a/b", { format: "dotenv", pointers: [] }) ?? "", /names only/);
    assert.match(pointerObstacle("/a", { format: "ini", pointers: [] }) ?? "", /INI/);
    assert.equal(pointerObstacle("/a/b", { format: "ini", pointers: [] }), undefined);
  });
});

describe("the way to the sealed file in a reference", () => {
  it("begins at the folder of the references", () => {
    assert.equal(pathFrom(".env.refs", "secrets.enc.yaml"), "secrets.enc.yaml");
    assert.equal(pathFrom("a/.env.refs", "secrets.enc.yaml"), "../secrets.enc.yaml");
    assert.equal(pathFrom("a/b/.env.refs", "a/c/s.yaml"), "../c/s.yaml");
    assert.equal(pathFrom(".env.refs", "conf/s.yaml"), "conf/s.yaml");
  });
});
