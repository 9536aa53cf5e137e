import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { folderValues } from "../../../../src/work/run/folder-values";
import { offerValues, valuesToStart } from "../../../../src/work/run/offer";
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
    const values = await folderValues(session, new Set());
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

  describe("that says where a program talks to", () => {
    const given = async (address: string, answer: "yes" | "once" | "no" = "yes") => {
      const person = new ScriptedPerson({ destinations: answer });
      const session = project.session(person, { ADDRESS: address });
      const { kind } = await folderValues(session, new Set());
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
      assert.ok(!("kind" in (await valuesToStart(offer, person))));
      assert.deepEqual(person.asked, []);
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
