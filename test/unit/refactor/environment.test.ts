import assert from "node:assert/strict";
import fc from "fast-check";
import { planEnvironment, planEverywhere } from "../../../src/refactor/environment";
import { type Plan, type Refusal, stepsOf } from "../../../src/refactor/plan";
import { readmeSection } from "../../../src/refactor/readme";
import type { SourceDocument } from "../../../src/refactor/request";
import { planServiceSecret } from "../../../src/refactor/service";
import { Secret } from "../../../src/secret/secret";
import { applyEdits } from "../../../src/text/edits";
import { findingAt, requestFor } from "./request";
import { documentsIn, editsAt, storedValues } from "./steps";

const VALUE = "hunter2Xk9";
const STRONG = "q8Zr2LmX0vTb7NcKd4Wp";

function text(plan: Plan | Refusal, before: string, at = 0): string {
  assert.equal(plan.kind, "plan", plan.kind === "refused" ? plan.reason : "");
  return plan.kind === "plan" ? applyEdits(before, editsAt(plan, at)) : "";
}

describe("the name of a variable", () => {
  const code = `db_password = "${VALUE}"\n`;
  const finding = findingAt(code, VALUE, { name: "db_password" });

  it("is the user's own where it is given", () => {
    const plan = planEnvironment(requestFor(code, [finding], { name: "MY_NAME" }));
    assert.match(text(plan, code), /os\.environ\["MY_NAME"\]/);
  });

  for (const name of ["1A", "A B", "PATH", "LD_PRELOAD", "a-b", ""]) {
    it(`is refused as ${name || "nothing"}`, () => {
      const plan = planEnvironment(requestFor(code, [finding], { name }));
      assert.equal(plan.kind === "refused" && plan.code, "name");
    });
  }

  it("is refused where it stands for another value", () => {
    const plan = planEnvironment(requestFor(code, [finding], { name: "TAKEN", env: "TAKEN=x\n" }));
    assert.equal(plan.kind === "refused" && plan.code, "name");
  });

  it("is the user's own for the chosen value alone, wherever its partner stands", () => {
    const pair = `f(first="${STRONG}", second="${VALUE}")\n`;
    const first = findingAt(pair, STRONG, {
      name: "first",
      rule: "aws-id",
      environment: "AWS_ACCESS_KEY_ID",
      chain: "aws",
    });
    const second = findingAt(pair, VALUE, { name: "second", environment: "AWS_SECRET_ACCESS_KEY", chain: "aws" });
    const plan = planEnvironment(requestFor(pair, [second], { findings: [first, second], name: "MINE" }));
    assert.equal(
      text(plan, pair),
      `import os\n\nf(first=os.environ["AWS_ACCESS_KEY_ID"], second=os.environ["MINE"])\n`,
    );
  });

  it("may be the proposed one", () => {
    const read = `import os\nx = os.getenv("SERVICE_KEY", "${VALUE}")\n`;
    const finding = findingAt(read, VALUE);
    for (const name of ["SERVICE_KEY", undefined]) {
      const plan = planEnvironment(requestFor(read, [finding], name === undefined ? {} : { name }));
      assert.equal(text(plan, read), 'import os\nx = os.environ["SERVICE_KEY"]\n');
    }
    const plan = planEnvironment(requestFor(read, [finding], { name: "OTHER" }));
    assert.equal(text(plan, read), 'import os\nx = os.getenv("SERVICE_KEY", os.environ["OTHER"])\n');
  });

  it("can be chosen for a notebook's command", () => {
    const line = `!login ${VALUE}\n`;
    const plan = planEnvironment(requestFor(line, [findingAt(line, VALUE)], { language: "cell", name: "MINE" }));
    assert.match(text(plan, line), /^!login "\$MINE"$/m);
  });

  it("is filled in where .env has it without a value", () => {
    const plan = planEnvironment(requestFor(code, [finding], { env: "DB_PASSWORD=\n" }));
    assert.equal(plan.kind === "plan" && plan.names[0], "DB_PASSWORD");
  });

  it("is another one where the code reads that variable already", () => {
    const both = `import os\nother = os.environ["DB_PASSWORD"]\n${code}`;
    const plan = planEnvironment(requestFor(both, [findingAt(both, VALUE, { name: "db_password" })]));
    assert.equal(plan.kind === "plan" && plan.names[0], "TRAIN_DB_PASSWORD");
  });

  it("is another one where a value in .env refers to it", () => {
    const plan = planEnvironment(requestFor(code, [finding], { env: "URL=pg://me:${DB_PASSWORD}@h\n" }));
    assert.equal(plan.kind === "plan" && plan.names[0], "TRAIN_DB_PASSWORD");
  });

  it("never is one that the shell itself sets", () => {
    const own = `pwd = "${VALUE}"\n`;
    const plan = planEnvironment(requestFor(own, [findingAt(own, VALUE, { name: "pwd" })]));
    assert.equal(plan.kind === "plan" && plan.names[0], "TRAIN_PWD");
  });

  it("is shared by equal values, by weak ones only under the same rule and target", () => {
    const code = `a = "${STRONG}"\nb = "${STRONG}"\nfirst = "${VALUE}"\nsecond = "${VALUE}"\n`;
    const plan = planEnvironment(
      requestFor(code, [
        findingAt(code, STRONG, { name: "alpha" }),
        findingAt(code, STRONG, { name: "beta", occurrence: 1 }),
        findingAt(code, VALUE, { name: "first" }),
        findingAt(code, VALUE, { name: "second", occurrence: 1 }),
      ]),
    );
    assert.deepEqual(plan.kind === "plan" && plan.names, ["ALPHA", "FIRST", "SECOND"]);
  });

  it("follows the style", () => {
    const vendor = { name: "key", environment: "OPENAI_API_KEY" };
    const names = (["vendor", "target", "file"] as const).map((nameStyle) => {
      const plan = planEnvironment(requestFor(code, [findingAt(code, VALUE, vendor)], { settings: { nameStyle } }));
      return plan.kind === "plan" ? plan.names[0] : "";
    });
    assert.deepEqual(names, ["OPENAI_API_KEY", "TRAIN_KEY", "TRAIN_KEY"]);
  });
});

describe("several values at once", () => {
  it("move where they can, and the others are named in the notes", () => {
    const code = `a = "${STRONG}"\nb = "x\\0${VALUE}"  # ${VALUE}\n`;
    const findings = [
      findingAt(code, STRONG),
      findingAt(code, `x\0${VALUE}`, { written: `x\\0${VALUE}` }),
      findingAt(code, VALUE, { occurrence: 1 }),
    ];
    const plan = planEnvironment(requestFor(code, findings));
    assert.deepEqual(plan.kind === "plan" && plan.names, ["TRAIN_PASSWORD"]);
    assert.equal(plan.kind === "plan" && plan.notes.filter((note) => /NUL|comment/.test(note)).length, 2);
  });

  it("are refused where only the partner of what was asked for can move", () => {
    const code = `a = "${STRONG}"\n# ${VALUE}\n`;
    const partner = findingAt(code, STRONG, { rule: "aws-id", environment: "AWS_ACCESS_KEY_ID", chain: "aws" });
    const asked = findingAt(code, VALUE, { environment: "AWS_SECRET_ACCESS_KEY", chain: "aws" });
    const plan = planEnvironment(requestFor(code, [asked], { findings: [partner, asked] }));
    assert.equal(plan.kind === "refused" && plan.code, "comment");
  });
});

describe("a load_dotenv() that is there", () => {
  const lastLine = (call: string) => {
    const code = `import os\nfrom dotenv import find_dotenv, load_dotenv\n${call}\nos.environ["KEY"] = "${VALUE}"\n`;
    return text(planEnvironment(requestFor(code, [findingAt(code, VALUE)])), code)
      .split("\n")
      .at(-2);
  };

  it("lets the assignment go", () => {
    for (const call of [
      "load_dotenv()",
      "load_dotenv(override=True)",
      "load_dotenv(find_dotenv())",
      'load_dotenv("./.env")',
      'load_dotenv(os.path.join(os.path.dirname(__file__), ".env"), override=True)',
      'load_dotenv(Path(__file__).resolve().parent / ".env")',
      'load_dotenv(dotenv_path=Path.cwd() / ".env")',
    ]) {
      assert.equal(lastLine(call), call);
    }
  });

  it("does not where it loads another file, or only under a condition", () => {
    for (const call of [
      'load_dotenv("prod.conf")',
      "load_dotenv(path)",
      "load_dotenv(dotenv_path=path)",
      'load_dotenv("../.env")',
      'load_dotenv("conf/.env")',
      'load_dotenv(find_dotenv(".env.prod"))',
      "load_dotenv(Path(__file__).parents[1] / '.env')",
      'load_dotenv(Path.home() / ".env")',
      "def f(): load_dotenv()",
    ]) {
      assert.equal(lastLine(call), '    raise KeyError("KEY")');
    }
  });
});

describe("a load_dotenv() that would be added", () => {
  it("is not where a script names its own packages, without python-dotenv", () => {
    const code = (packages: string) =>
      `# /// script\n# dependencies = [${packages}]\n# ///\nimport os\n\nkey = "${VALUE}"\n`;
    for (const [packages, added] of [
      ['"httpx"', false],
      ['"python-dotenv"', true],
    ] as const) {
      const before = code(packages);
      const plan = planEnvironment(requestFor(before, [findingAt(before, VALUE)], { loader: "python-dotenv" }));
      assert.equal(/load_dotenv\(\)/.test(text(plan, before)), added);
      assert.equal(plan.kind === "plan" && plan.notes.some((note) => /sealwright run/.test(note)), !added);
    }
  });
});

describe("moving a value everywhere", () => {
  const document = (id: string, value: string, name: string): SourceDocument => {
    const text = `import os\nx = "${value}"\n`;
    return { id, path: `${id}.py`, text, language: "python", findings: [findingAt(text, value, { name })] };
  };

  it("gives one variable and edits each document", () => {
    const own = document("a", STRONG, "token");
    const others = [document("b", STRONG, "other"), document("c", "q8Zr2LmX0vTb7NcKd4Wq", "token")];
    const request = requestFor(own.text, own.findings, { path: "a.py" });
    const plan = planEverywhere({ ...request, others });
    assert.equal(plan.kind, "plan");
    if (plan.kind !== "plan") return;
    assert.deepEqual(plan.names, ["A_TOKEN"]);
    assert.deepEqual(documentsIn(plan), ["doc", "b"]);
    assert.match(text(plan, (others[0] as SourceDocument).text, 1), /x = os\.environ\["A_TOKEN"\]/);
  });

  it("leaves weak values alone where the rule or the name differ", () => {
    const own = document("a", VALUE, "db_password");
    const others = [document("b", VALUE, "db_password"), document("c", VALUE, "mail_password")];
    const plan = planEverywhere({ ...requestFor(own.text, own.findings), others });
    assert.deepEqual(plan.kind === "plan" && documentsIn(plan), ["doc", "b"]);
  });

  it("imports os once in a notebook, in its first cell", () => {
    const cell = `x = "${STRONG}"\n`;
    const at = (id: string, earlierCells: string[]): SourceDocument => {
      return { id, path: "n.ipynb", text: cell, language: "cell", findings: [findingAt(cell, STRONG)], earlierCells };
    };
    const second = at("second", [cell]);
    const request = { ...requestFor(cell, second.findings), document: second };
    const plan = planEverywhere({ ...request, others: [at("first", [])] });
    assert.ok(plan.kind === "plan");
    assert.deepEqual(
      stepsOf(plan, "edit-document").map((each) => [each.document, each.edits.length]),
      [
        ["first", 2],
        ["second", 1],
      ],
    );
  });

  it("says where it could not be changed", () => {
    const own = document("a", STRONG, "token");
    const broken = `x = ("${STRONG}"\n`;
    const other = { ...document("b", STRONG, "token"), text: broken, findings: [findingAt(broken, STRONG)] };
    const plan = planEverywhere({ ...requestFor(own.text, own.findings), others: [other] });
    assert.ok(plan.kind === "plan" && plan.notes.some((note) => note.startsWith("b.py: ")));
  });
});

describe("secrets of notebook services", () => {
  const code = `from app import login\nlogin(api_key="${VALUE}")\n`;
  const request = requestFor(code, [findingAt(code, VALUE, { name: "api_key" })], {
    language: "cell",
    path: "n.ipynb",
  });

  it("are read with userdata.get on Colab", () => {
    const expected = `from app import login\nfrom google.colab import userdata\nlogin(api_key=userdata.get("N_API_KEY"))\n`;
    assert.equal(text(planServiceSecret(request, "colab"), code), expected);
  });

  it("are read with UserSecretsClient on Kaggle, and the value is the user's to enter", () => {
    const plan = planServiceSecret(request, "kaggle");
    assert.match(text(plan, code), /UserSecretsClient\(\)\.get_secret\("N_API_KEY"\)/);
    assert.ok(
      plan.kind === "plan" && storedValues(plan).length === 0 && stepsOf(plan, "by-hand")[0]?.secret.reveal() === VALUE,
    );
  });

  it("are not offered in scripts", () => {
    assert.equal(planServiceSecret(requestFor(code, request.findings), "colab").kind, "refused");
  });
});

describe("the README section", () => {
  it("names the variables, how to set them, and that .env stays out of git", () => {
    const after = readmeSection({ file: "README.md", text: "# Mine\n" }, ["A", "B"])?.after ?? "";
    assert.match(
      after,
      /^# Mine\n\n## Environment variables\n[\s\S]*- `A`\n- `B`\n[\s\S]*\.env\.example[\s\S]*Never commit `\.env`/,
    );
    const again = readmeSection({ file: "README.md", text: after }, ["B", "C"])?.after ?? "";
    assert.equal(again, after.replace("- `B`\n", "- `B`\n- `C`\n"));
    assert.equal(readmeSection({ file: "README.md", text: again }, ["A"]), undefined);
  });
});

describe("a plan", () => {
  it("is made or refused for any text and any range, and never throws", () => {
    const piece = fc.constantFrom(
      ..."\"'()[]{}:=,.+%\\#\n\r\t@;",
      '"""',
      "f'",
      'rb"',
      "os",
      "environ",
      "import ",
      "def f(",
      "class A:\n ",
      "    ",
      "load_dotenv()",
      "%env A=",
      "!x ",
      "lambda ",
      "for os in ",
      "x",
      "os.environ[",
      " or ",
      "getenv(",
      "→𝔸",
    );
    const source = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        source,
        fc.nat(),
        fc.nat(12),
        fc.constantFrom("python" as const, "cell" as const),
        (code, at, length, language) => {
          const start = code.length === 0 ? 0 : at % code.length;
          const end = Math.min(start + length, code.length);
          const secret = new Secret(code.slice(start, end));
          const finding = { rule: "password", confidence: "medium" as const, name: undefined, start, end, secret };
          const plan = planEnvironment(requestFor(code, [finding], { language, settings: { loadDotenv: "always" } }));
          if (plan.kind === "plan") applyEdits(code, editsAt(plan));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
