import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { Secret } from "../../../../src/secret/secret";
import { parseReference } from "../../../../src/stores/kinds";
import { folderValues } from "../../../../src/work/run/folder-values";
import { maskedValues } from "../../../../src/work/run/masked-values";
import { offerValues, valuesToStart } from "../../../../src/work/run/offer";
import { REPLACE, USE } from "../../../calls";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

describe("resolving what a program gets", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  const reason = async (folder = project.root) => {
    const session = project.session(new ScriptedPerson(), { WITH_NUL: "a\0b" }).with({ folder });
    const values = await folderValues(session, new Set(), ".env");
    assert.ok(values.kind === "refused");
    return values;
  };

  it("reports what is not resolved and what no variable can hold at once", async () => {
    project.write(".env.refs", "A=sops://none.yaml#/a\nB=env:WITH_NUL\nC=env:NOWHERE\n");
    const { code, reason: text } = await reason();
    assert.equal(code, "unresolved");
    assert.deepEqual(
      text.split("\n").map((line) => line.replace(/[ (].*/, "")),
      ["A", "C", "B"],
    );
    assert.match(text, /there is no such file: none\.yaml\.\n.*\nB cannot be an environment variable/);
    project.write(".env.refs", "B=env:WITH_NUL\n");
    assert.equal((await reason()).code, "not-an-environment-value");
  });

  it("names the file of a wrong line from the project's root, where the person is there", async () => {
    project.write("app/.env.refs", "A=plain\nB=also plain\n");
    const { reason: text } = await reason(`${project.root}/app`);
    assert.match(text, /^app\/\.env\.refs:1: A: .*\napp\/\.env\.refs:2: B: /);
  });

  describe("with a .env", () => {
    const given = async (folder = project.root, answer: "yes" | "once" | "no" = "yes") => {
      const person = new ScriptedPerson({ variables: answer });
      const values = await folderValues(project.session(person).with({ folder }), new Set(), ".env");
      const texts =
        values.kind === "values"
          ? Object.fromEntries([...values.values].map(([name, secret]) => [name, secret.reveal()]))
          : values.kind;
      return { texts, asked: person.asked };
    };

    it("takes the nearest one, after the references, and asks once for its names", async () => {
      project.write(".env.refs", "A=env:SET\n");
      project.write(".env", "A=no\nB=root\nLD_PRELOAD=/x.so\n");
      project.write("app/.env", "B=app\nC=3\n");
      const inherited = project.env({ SET: "reference", C: "set" });
      const offer = await offerValues(`${project.root}/app/deep/..`, { inherited, root: project.root });
      assert.ok(offer.kind === "offer");
      const values = await valuesToStart(offer, { person: new ScriptedPerson() });
      assert.ok(values.kind === "values");
      assert.deepEqual(
        [...values.values].map(([name, secret]) => [name, secret.reveal()]),
        [
          ["B", "app"],
          ["C", "set"],
          ["A", "reference"],
        ],
      );
      project.write(".env.refs", "");
      const question = { kind: "variables", file: ".env", names: ["A", "B"], shown: ["A", "B"] };
      assert.deepEqual(await given(project.root, "no"), { texts: "refused", asked: [question] });
      assert.deepEqual(await given(project.root, "once"), { texts: { A: "no", B: "root" }, asked: [question] });
      assert.deepEqual(await given(), { texts: { A: "no", B: "root" }, asked: [question] });
      assert.deepEqual((await given()).asked, []);
      project.write(".env", "B=other\nNEW=1\n");
      assert.deepEqual(await given(), {
        texts: { B: "other", NEW: "1" },
        asked: [{ kind: "variables", file: ".env", names: ["NEW"], shown: ["NEW"] }],
      });
    });

    it("asks for none that this user has written into it", async () => {
      project.write(".env", "OLD=1\n");
      const session = project.session();
      const reference = parseReference("env:NEW");
      assert.ok(reference.kind === "reference");
      const store = await session.stores.ofFiles("env");
      await store?.write([{ reference: reference.reference, secret: new Secret("v") }], REPLACE, USE);
      assert.deepEqual(await given(), {
        texts: { OLD: "1", NEW: "v" },
        asked: [{ kind: "variables", file: ".env", names: ["OLD"], shown: ["OLD"] }],
      });
    });

    it("says, where it asks, whose values an output will show", async () => {
      project.write(".env", "AWS_REGION=eu-central-1\nDB_PASSWORD=lantern-otter\nNOTE=plain words\n");
      const names = ["AWS_REGION", "DB_PASSWORD", "NOTE"];
      const shown = ["AWS_REGION", "NOTE"];
      assert.deepEqual((await given()).asked, [{ kind: "variables", file: ".env", names, shown }]);
    });

    it("says which of its lines give nothing, and refuses what is no UTF-8, named or not", async () => {
      project.write(".env", "A=1\nno value here ' x=\nB='open\nC=2\n");
      const person = new ScriptedPerson({ variables: "once" });
      const values = await folderValues(project.session(person), new Set(), ".env");
      assert.ok(values.kind === "values");
      assert.deepEqual([...values.values.keys()].includes("A"), true);
      const texts = person.reports.map((report) => (report.kind === "passed-over" ? report.text : ""));
      assert.ok(
        texts.length > 0 && texts.every((text) => /^\.env:[23] cannot be read as NAME=VALUE/.test(text)),
        `${texts}`,
      );
      assert.ok(!texts.join("").includes("open"));
      for (const encoding of ["utf16le", "latin1"] as const) {
        writeFileSync(`${project.root}/.env`, Buffer.from("A=\u00e9\n", encoding));
        for (const options of [{}, { dotenv: `${project.root}/.env` }]) {
          const offer = await offerValues(project.root, { inherited: project.env(), ...options });
          assert.ok(offer.kind === "refused", `${encoding} ${JSON.stringify(options)}`);
          assert.match(offer.reason, /\.env is not UTF-8 text\. Save it as UTF-8 first\./);
        }
      }
    });

    it("says what is wrong with a file that cannot be read, and how to go on without it", async () => {
      mkdirSync(`${project.root}/app`);
      writeFileSync(`${project.root}/app/.env`, Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x0a]));
      const values = await folderValues(project.session().with({ folder: `${project.root}/app` }), new Set(), ".env");
      assert.ok(values.kind === "refused");
      assert.match(values.reason, /^app\/\.env .*UTF-8.* --no-dotenv leaves it out\.$/);
    });

    it("masks of it what is a credential by name or rule, and of a named file all", async () => {
      const lines = [
        "AWS_REGION=eu-central-1",
        "DB_HOST=db.example.internal",
        "WORKERS=100000",
        "DB_PASSWORD=lantern-otter",
        "DATABASE_URL=postgres://app:Vx93kLmT20pR@db.example.internal/app",
        `ANYTHING=${["hf", "QmZkTwVbNsRdLpYxHcJgUaEfOiKrMtXeWq"].join("_")}`,
      ];
      project.write(".env", `${lines.join("\n")}\n`);
      const masked = async (options: Parameters<typeof offerValues>[1]) => {
        const offer = await offerValues(project.root, { inherited: project.env(), ...options });
        assert.ok(offer.kind === "offer");
        const values = await valuesToStart(offer, { person: new ScriptedPerson() });
        assert.ok(values.kind === "values");
        return (await maskedValues(offer, values.values)).map(([name, secret]) => `${name}=${secret.reveal()}`);
      };
      assert.deepEqual(await masked({}), [lines[3], "DATABASE_URL=Vx93kLmT20pR", lines[5]]);
      assert.deepEqual(await masked({ dotenv: `${project.root}/.env` }), lines);
      assert.deepEqual(await masked({ dotenv: false }), []);
    });
  });

  describe("that says where a program talks to", () => {
    const given = async (address: string, answer: "yes" | "once" | "no" = "yes") => {
      const person = new ScriptedPerson({ destinations: answer });
      const session = project.session(person, { ADDRESS: address });
      const { kind } = await folderValues(session, new Set(), ".env");
      const asked = person.asked.flatMap((question) => (question.kind === "destinations" ? [question] : []));
      return { kind, asked };
    };

    it("asks once for a host, and again where it changes, by host alone", async () => {
      project.write(".env.refs", "HF_ENDPOINT=env:ADDRESS\n");
      const to = "https://a.example.org";
      const first = await given(`${to}/one`, "no");
      assert.deepEqual(first, {
        kind: "refused",
        asked: [
          {
            kind: "destinations",
            file: ".env.refs",
            tracked: false,
            added: [{ name: "HF_ENDPOINT", to }],
            changed: [],
          },
        ],
      });
      assert.equal((await given(`${to}/one`, "once")).asked.length, 1);
      assert.equal((await given(`${to}/one`)).asked.length, 1);
      assert.deepEqual(await given("https://u:p@a.example.org/two"), { kind: "values", asked: [] });
      const other = await given("https://b.example.org/one");
      assert.deepEqual(other.asked[0]?.changed, [{ name: "HF_ENDPOINT", to: "https://b.example.org", before: to }]);
      assert.equal((await given("https://b.example.org")).asked.length, 0);
    });

    it("shows of a value without a host nothing, and knows it again", async () => {
      project.write(".env.refs", "KUBECONFIG=env:ADDRESS\n");
      const value = "Tq7wZk4vQ9pLx2Rt7nBq";
      assert.deepEqual((await given(value)).asked[0]?.added, [{ name: "KUBECONFIG", to: undefined }]);
      assert.equal((await given(value)).asked.length, 0);
      assert.equal((await given(`${value}x`)).asked.length, 1);
      project.write("ca.pem", "x");
      assert.deepEqual((await given("ca.pem")).asked[0]?.changed, [
        { name: "KUBECONFIG", to: "ca.pem", before: undefined },
      ]);
    });

    it("shows no value for the reason that a file has its name, but of a name that holds a path, and nothing bare that was sealed", async () => {
      for (const file of ["lantern7", "otter"]) project.write(file, "x");
      project.write(".env.refs", "HF_ENDPOINT=env:ADDRESS\nSSL_CERT_FILE=env:ADDRESS\n");
      assert.deepEqual((await given("lantern7", "no")).asked[0]?.added, [
        { name: "HF_ENDPOINT", to: undefined },
        { name: "SSL_CERT_FILE", to: "lantern7" },
      ]);
      const plain = "a: otter\nb: me:4096\nc: https://me:4096@a.example.org/x\n";
      project.write("s.enc.yaml", await encrypt(plain, "yaml", { groups: ageRecipients([project.recipient]) }));
      project.write(
        ".env.refs",
        "SSL_CERT_FILE=sops://s.enc.yaml#/a\nALL_PROXY=sops://s.enc.yaml#/b\nHTTP_PROXY=sops://s.enc.yaml#/c\n",
      );
      assert.deepEqual((await given("unused", "no")).asked[0]?.added, [
        { name: "SSL_CERT_FILE", to: undefined },
        { name: "ALL_PROXY", to: undefined },
        { name: "HTTP_PROXY", to: "https://a.example.org" },
      ]);
    });

    it("says that git tracks the file, and takes what is set already without a question", async () => {
      project.write(".env.refs", "HF_ENDPOINT=env:ADDRESS\n");
      for (const words of [
        ["init", "-q"],
        ["add", ".env.refs"],
      ])
        execFileSync("git", words, { cwd: project.root });
      assert.equal((await given("https://a.example.org", "no")).asked[0]?.tracked, true);
      const person = new ScriptedPerson();
      const offer = await offerValues(project.root, {
        inherited: project.env({ HF_ENDPOINT: "https://own.example.org" }),
      });
      assert.ok(offer.kind === "offer");
      assert.equal((await valuesToStart(offer, { person })).kind, "values");
      assert.deepEqual(person.asked, []);
    });

    it("comes after the references of a stage, which come before the others, each file confirmed by itself", async () => {
      project.write(".env.refs", "A=env:ONE\nB=env:ONE\n");
      project.write(".env.refs.prod", "B=env:TWO\nC=env:TWO\n");
      const inherited = project.env({ ONE: "first", TWO: "second" });
      const offer = await offerValues(project.root, { inherited, stage: "prod" });
      assert.ok(offer.kind === "offer");
      const person = new ScriptedPerson();
      const values = await valuesToStart(offer, { person });
      assert.ok(values.kind === "values");
      const given = [...values.values].map(([name, secret]) => [name, secret.reveal()]).sort();
      assert.deepEqual(given, [
        ["A", "first"],
        ["B", "second"],
        ["C", "second"],
      ]);
      const asked = person.asked.map((question) => ("file" in question ? question.file : ""));
      assert.deepEqual(asked, [".env.refs.prod", ".env.refs"]);
      for (const stage of ["none", "../x", ""]) {
        const refused = await offerValues(project.root, { inherited, stage });
        assert.ok(refused.kind === "refused" && refused.code === "stage", stage);
      }
    });

    it("is left out where the user says so, as is what loads code", async () => {
      project.write(".env.refs", "HF_ENDPOINT=env:ADDRESS\nPYTHONPATH=env:ADDRESS\nTOKEN=env:ADDRESS\n");
      const inherited = project.env({ ADDRESS: "https://a.example.org" });
      const refused = await offerValues(project.root, { inherited });
      assert.ok(refused.kind === "refused");
      assert.equal(refused.code, "loads-code");
      const offer = await offerValues(project.root, { inherited, without: ["HF_ENDPOINT", "PYTHONPATH"] });
      assert.ok(offer.kind === "offer");
      assert.deepEqual(
        offer.choices.map(({ name }) => name),
        ["TOKEN"],
      );
    });
  });
});
