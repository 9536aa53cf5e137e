import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { Project } from "../unit/cli/command";
import { VALUES } from "../unit/detect/found";

const SCHEMA = join(__dirname, "..", "fixtures", "sarif", "sarif-2.1.0-rtm.5.json");

describe("the SARIF log", function () {
  this.timeout(60_000);
  let project: Project;
  before(() => {
    project = new Project();
  });
  after(() => project.remove());

  function log(): Log {
    return JSON.parse(project.run(["scan", "--format", "sarif"]).stdout) as Log;
  }

  function assertValid(value: Log): void {
    // The schema is written in draft 4, of which it uses nothing that later drafts changed but the name of its own id.
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(SCHEMA, "utf8")) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    assert(
      validate(value),
      JSON.stringify(validate.errors?.map(({ instancePath, message }) => [instancePath, message])),
    );
  }

  it("is valid by the schema of SARIF 2.1.0, without and with findings", () => {
    project.write("empty.py", "x = 1\n");
    assertValid(log());
    project.write("a b/é#?.py", 'password = "@PASSWORD@"\nx = "@HUGGING_FACE@"\n');
    project.write("own.py", 'y = "our_abcdefgh"\n');
    project.write(".sealwright.toml", '[[rule]]\nid = "ours"\npattern = "our_[a-z]{8}"\n');
    const cells = [{ cell_type: "code", metadata: {}, outputs: [], source: `password = "${VALUES.PASSWORD}"` }];
    project.write("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const value = log();
    assertValid(value);
    const [run] = value.runs;
    assert.equal(run?.columnKind, "utf16CodeUnits");
    assert.deepEqual([...new Set(run?.results?.map(({ ruleId }) => ruleId))].sort(), [
      "hugging-face-token",
      "ours",
      "password",
    ]);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      assert.equal(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
  });

  it("names files by URIs, and holds no snippet and no value", () => {
    const text = JSON.stringify(log());
    assert(text.includes('"uri":"a%20b/%C3%A9%23%3F.py"'));
    assert(!text.includes("snippet"));
    for (const value of Object.values(VALUES)) assert(!text.includes(value.slice(0, 6)));
  });
});
