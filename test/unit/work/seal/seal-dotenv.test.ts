import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { planSealDotenv } from "../../../../src/refactor/seal";
import { Secret } from "../../../../src/secret/secret";
import { formatOf } from "../../../../src/sops";
import { sealFacts } from "../../../../src/work/move/seal-facts";
import {
  type DotenvContent,
  readDotenvToSeal,
  removeSealedDotenv,
  sealDotenv,
} from "../../../../src/work/seal/seal-dotenv";
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
    ["a line that would be lost", "A=1\n'b\n", /does not read/],
    ["a name that no references may set", "A=1\nLD_PRELOAD=x\n", /LD_PRELOAD/],
    ["nothing", "# A=1\n", /no value/],
  ] as const) {
    it(`leaves a file alone that has ${what}`, async () => {
      const reading = await read(text);
      assert.match(reading.kind === "refused" ? reading.reason : "", reason);
    });
  }

  it("removes the file only while it holds what was sealed", async () => {
    const { text } = await content("A=1\n");
    project.write(".env", "A=2\n");
    assert.equal(await removeSealedDotenv(project.session(), ".env", text), false);
    assert.ok(existsSync(join(project.root, ".env")));
    assert.equal(await removeSealedDotenv(project.session(), ".env", "A=2\n"), true);
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
