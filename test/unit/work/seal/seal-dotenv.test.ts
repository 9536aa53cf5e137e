import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { withoutEntries } from "../../../../src/formats/dotenv/remove";
import { planSealDotenv } from "../../../../src/refactor/seal";
import { Secret } from "../../../../src/secret/secret";
import { formatOf } from "../../../../src/sops";
import { SealedFile } from "../../../../src/stores/sops/sealed-file";
import { sealFacts } from "../../../../src/work/move/seal-facts";
import { dotenvEntries } from "../../../../src/work/seal/dotenv-content";
import {
  type DotenvContent,
  readDotenvToSeal,
  replaceSealedDotenv,
  sealDotenv,
} from "../../../../src/work/seal/seal-dotenv";
import { decodeStray, encodeStray } from "../../../../src/work/seal/stray-bytes";
import { ageRecipients, encrypt } from "../../../sealed-texts";
import { referencesIn } from "../../refactor/steps";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

describe("sealing a .env file", () => {
  let project: SealedProject;

  beforeEach(async () => {
    project = await SealedProject.create();
  });

  afterEach(() => project.remove());

  const read = (text: string, environment: Record<string, string> = {}) => {
    project.write(".env", text);
    return readDotenvToSeal(project.session(new ScriptedPerson(), environment), ".env");
  };
  const content = async (text: string, environment?: Record<string, string>): Promise<DotenvContent> => {
    const reading = await read(text, environment);
    assert.equal(reading.kind, "content", reading.kind === "refused" ? reading.reason : "");
    return reading as DotenvContent;
  };
  const shown = ({ values }: DotenvContent) =>
    Object.fromEntries([...values].map(([name, secret]) => [name, secret.reveal()]));

  it("takes the values as python-dotenv reads them", async () => {
    const text = "# note\nA='one # two'\nexport B=\"x\\ny\"\nA=last\nC=\nD\nE=${A}-${F:-none}\n";
    assert.deepEqual(shown(await content(text)), { A: "last", B: "x\ny", C: "", E: "last-none" });
  });

  it("says which values take a part from the environment", async () => {
    const found = await content("A=${HOME}/x\nHOST=db\nB=${HOST}\n", { HOME: "/h", HOST: "other" });
    assert.deepEqual(shown(found), { A: "/h/x", HOST: "db", B: "db" });
    assert.deepEqual(found.fromEnvironment, ["A"]);
  });

  for (const [what, text, reason] of [
    ["only a line that would be lost", "'b\n", /no value that can be sealed: line 1: python-dotenv does not read it\./],
    [
      "only a name that no references may set",
      "\nLD_PRELOAD=x\n",
      /line 2 \(LD_PRELOAD\): no \.env\.refs may set it\./,
    ],
    ["nothing", "# A=1\n", /holds no value\.$/],
  ] as const) {
    it(`leaves a file alone that has ${what}`, async () => {
      const reading = await read(text);
      assert.match(reading.kind === "refused" ? reading.reason : "", reason);
    });
  }

  describe("of which something cannot be sealed", () => {
    const staying = ({ staying: lines }: DotenvContent) =>
      lines.map(({ line, name, reason }) => `${line} ${name ?? "-"}: ${reason.replace(/:.*/s, "")}`);

    it("says which lines stay, and why", async () => {
      const found = await content(
        'A=1\nPATH=/x\n\'b\nC=${NOWHERE}\nmy-name=2\nD=${C}x\nE=${PATH}:/y\nF="a\0b"\nNO_VALUE\n',
      );
      assert.deepEqual(staying(found), [
        "2 PATH: no .env.refs may set it",
        "3 -: python-dotenv does not read it",
        "4 C: it refers to NOWHERE, which is set nowhere above",
        "5 my-name: no .env.refs may set it",
        "6 D: it refers to C, which stays",
        "8 F: no environment variable can hold its value",
      ]);
      assert.deepEqual(shown(found), { A: "1", E: "/x:/y" });
      assert(!found.whole);
    });

    it("leaves what a staying line refers to, and what that refers to", async () => {
      const found = await content("HOST=db\nURL=${HOST}:1\nKEY=k\nNODE_OPTIONS=--x=${URL}\n");
      assert.deepEqual(shown(found), { KEY: "k" });
      assert.deepEqual(staying(found), [
        "1 HOST: line 2 (URL), which stays, refers to it",
        "2 URL: line 4 (NODE_OPTIONS), which stays, refers to it",
        "4 NODE_OPTIONS: no .env.refs may set it",
      ]);
    });

    it("leaves all lines of a name of which one stays", async () => {
      const found = await content("A=1\nA=${NOWHERE}\nB=2\n");
      assert.deepEqual(shown(found), { B: "2" });
    });

    const seal = async (text: string | Uint8Array, names?: readonly string[]) => {
      writeFileSync(join(project.root, ".env"), text);
      const person = new ScriptedPerson();
      const result = await sealDotenv(project.session(person, { HOME: undefined }), ".env", { names });
      return { result, person };
    };
    const left = () => (existsSync(join(project.root, ".env")) ? readFileSync(join(project.root, ".env")) : undefined);

    it("seals the rest, and keeps these lines, comments and bytes as they are", async () => {
      const stray = Buffer.concat([Buffer.from("NAME="), Buffer.from([0xe9, 0xff]), Buffer.from("\r\n")]);
      const parts = ["# ours é\r\nA='1\n2'\r\n\r\nPATH=/x # why\n", stray, "export B=2 # two\n# end\nC=${NOWHERE}"];
      const { result, person } = await seal(Buffer.concat(parts.map((part) => Buffer.from(part))));
      assert.equal(result.kind, "trimmed", JSON.stringify(result));
      const wanted = ["# ours é\r\n\r\nPATH=/x # why\n", stray, "# end\nC=${NOWHERE}"];
      assert.deepEqual(left(), Buffer.concat(wanted.map((part) => Buffer.from(part))));
      const opened = await new SealedFile(project.session(), "secrets.enc.yaml").values(
        project.read("secrets.enc.yaml"),
      );
      assert.deepEqual(
        opened.map(({ secret }) => secret?.reveal()),
        ["1\n2", "2"],
      );
      const [report] = person.reports.filter(({ kind }) => kind === "sealed-dotenv");
      assert(report?.kind === "sealed-dotenv");
      assert.deepEqual(
        report.sealed.staying.map(({ line, name }) => [line, name]),
        [
          [5, "PATH"],
          [6, "NAME"],
          [9, "C"],
        ],
      );
    });

    it("seals the entries that are named, and the file goes with its last", async () => {
      const text = "# ours\nA=1\nB=2\nPATH=/x\n";
      assert.equal((await seal(text, ["B"])).result.kind, "trimmed");
      assert.equal(`${left()}`, "# ours\nA=1\nPATH=/x\n");
      assert.equal((await seal("# ours\nA=1\n", ["A"])).result.kind, "removed");
      assert.equal(left(), undefined);
      assert.deepEqual(project.read(".env.refs").match(/^[AB]=/gm), ["B=", "A="]);
    });

    it("refuses a name that is not there, or that a staying line needs", async () => {
      const { result } = await seal("A=1\nB=${A}\n", ["A"]);
      assert.match(
        result.kind === "refused" ? result.reason : "",
        /line 1 \(A\): line 2 \(B\), which stays, refers to it/,
      );
      const other = (await seal("A=1\n", ["A", "Z"])).result;
      assert.equal(other.kind === "refused" && other.reason, ".env holds no value of Z.");
      assert.equal(`${left()}`, "A=1\n");
    });

    it("leaves a name that the references have for another value", async () => {
      project.write(".env.refs", "B=sops://other.yaml#/b\n");
      const { result } = await seal("A=1\nB=2\n");
      assert.equal(result.kind, "trimmed");
      assert.equal(`${left()}`, "B=2\n");
    });

    it("loses no byte of what it does not seal, of any file", async () => {
      const byte = fc.integer({ min: 0, max: 255 });
      const line = fc.oneof(
        fc.constantFrom("A=1", "B='two", 'C="x\\ny" # c', "export D=${A}", "E=${GONE}", "PATH=1", "# é", "", "'q", "F"),
        fc.uint8Array({ maxLength: 6 }),
        fc.array(byte, { maxLength: 4 }).map((bytes) => Buffer.from([0x47, 0x3d, ...bytes])),
      );
      const file = fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "")), { maxLength: 8 });
      fc.assert(
        fc.property(file, (parts) => {
          const bytes = Buffer.concat(parts.flatMap(([text, end]) => [Buffer.from(text as string), Buffer.from(end)]));
          const text = decodeStray(bytes);
          assert.deepEqual(encodeStray(text), bytes);
          const { values } = dotenvEntries(text, {});
          const after = withoutEntries(text, new Set(values.keys()));
          if (after === undefined) return;
          const again = dotenvEntries(after, {});
          assert.equal(again.values.size, 0);
          assert.equal(again.staying.length, dotenvEntries(text, {}).staying.length);
        }),
        { numRuns: 2000 },
      );
    });
  });

  it("removes the file only while it holds what was sealed", async () => {
    const { text } = await content("A=1\n");
    project.write(".env", "A=2\n");
    assert.equal(await replaceSealedDotenv(project.session(), ".env", text, undefined), false);
    assert.ok(existsSync(join(project.root, ".env")));
    assert.equal(await replaceSealedDotenv(project.session(), ".env", "A=2\n", undefined), true);
    assert.ok(!existsSync(join(project.root, ".env")));
  });

  it("refers to every value, and to none that the references have for another one", async () => {
    project.write(".env.refs", "B=sops://other.yaml#/b\n");
    const session = project.session();
    const seal = await sealFacts(session, session.files, ".env", "secrets.enc.yaml");
    assert.ok(!("kind" in seal));
    const values = (names: readonly string[]) => new Map(names.map((name) => [name, new Secret(`value of ${name}`)]));
    const plan = planSealDotenv({ values: values(["DB_USER", "DB_PASSWORD", "DB"]), seal });
    assert.deepEqual(plan.kind === "plan" && referencesIn(plan).map(({ name, reference }) => `${name}=${reference}`), [
      "DB_USER=sops://secrets.enc.yaml#/db/user",
      "DB_PASSWORD=sops://secrets.enc.yaml#/db/password",
      "DB=sops://secrets.enc.yaml#/db_2",
    ]);
    const taken = planSealDotenv({ values: values(["A", "B"]), seal });
    assert.match(taken.kind === "refused" ? taken.reason : "", /\.env\.refs has B already/);
  });

  describe("where there are several sealed files", () => {
    const seal = async (file = ".env") => {
      project.write(file, "SMTP_PASSWORD=Qm8wX3kTz6Lp9vRd\n");
      const result = await sealDotenv(project.session(), file);
      return result.kind === "refused" ? result : result.sealed.target;
    };

    beforeEach(async () => {
      const groups = ageRecipients([project.recipient]);
      for (const file of ["a.yaml", "b.yaml", "c.json"])
        project.write(file, await encrypt(file.endsWith("json") ? "{}" : "k: v\n", formatOf(file), { groups }));
    });

    it("takes the one that the references use, be it not the first", async () => {
      project.write(".env.refs", "B=sops://b.yaml#/k\nC=env:OTHER\n");
      assert.equal(await seal(), "b.yaml");
    });

    it("goes by the references that are nearest to the file", async () => {
      project.write(".env.refs", "B=sops://b.yaml#/k\n");
      project.write("app/.env.refs", "A=sops://../a.yaml#/k\n");
      assert.equal(await seal("app/.env"), "a.yaml");
    });

    it("asks for a name where none is in use, or several are", async () => {
      for (const [refs, named] of [
        ["", "a.yaml, b.yaml, c.json"],
        ["A=sops://c.json#/k\nB=sops://b.yaml#/k\n", "b.yaml, c.json"],
      ] as const) {
        project.write(".env.refs", refs);
        assert.deepEqual(await seal(), {
          kind: "refused",
          code: "several-sealed",
          reason: `There are several sealed files: ${named}.`,
        });
        assert.equal(project.read(".env.refs"), refs);
      }
    });
  });
});
