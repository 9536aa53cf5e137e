import assert from "node:assert/strict";
import { VALUES } from "../detect/found";
import { Project } from "./command";

describe("a notebook's metadata and attachments", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
    const widget = { model_name: "PasswordModel", state: { value: VALUES.HUGGING_FACE } };
    const state = { "application/vnd.jupyter.widget-state+json": { state: { a1: widget }, version_major: 2 } };
    const cells = [
      {
        cell_type: "markdown",
        metadata: {},
        source: "![x](attachment:x)",
        attachments: { x: { "text/plain": `HF_TOKEN=${VALUES.HUGGING_FACE}`, "image/png": VALUES.HUGGING_FACE } },
      },
      {
        cell_type: "code",
        metadata: { tags: ["parameters"], env: { DB_PASSWORD: VALUES.PASSWORD } },
        execution_count: 1,
        source: "print(1)",
        outputs: [{ output_type: "stream", name: "stdout", text: [`password: ${VALUES.PASSWORD}\n`] }],
      },
    ];
    const metadata = {
      kernelspec: { name: "python3" },
      papermill: { parameters: { api_key: VALUES.DRAWN } },
      widgets: state,
    };
    project.write("a.ipynb", JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1));
  });
  afterEach(() => project.remove());

  it("are read like outputs, and pictures are not", () => {
    const { stdout } = project.run(["scan"]);
    assert.equal(stdout.match(/^a\.ipynb:/gm)?.length, 5, stdout);
    assert.equal(stdout.match(/\[cell 2, output\]/g)?.length, 1);
    assert.match(stdout, /in api_key/);
  });

  it("are cleared with the outputs that show a credential, and nothing else is", () => {
    const { code, stderr } = project.run(["clean", "a.ipynb"]);
    assert.equal(code, 0);
    assert.match(stderr, /^sealwright: a\.ipynb: cleared the outputs of cell 2, 4 entries of metadata\.$/m);
    const after = JSON.parse(project.read("a.ipynb"));
    assert.deepEqual(after.metadata, { kernelspec: { name: "python3" } });
    assert.deepEqual(after.cells[1].metadata, { tags: ["parameters"] });
    assert.deepEqual([after.cells[1].outputs, after.cells[1].source], [[], "print(1)"]);
    assert.equal(project.run(["scan"]).code, 0);
    assert.match(project.run(["clean", "a.ipynb"]).stderr, /nothing shows a credential/);
  });

  it("hold what was typed into a widget", () => {
    const model = (model_name: string, description: string, value: unknown) => ({
      model_name,
      state: { _model_name: model_name, description, value },
    });
    const state = {
      a: model("PasswordModel", "", VALUES.PASSWORD),
      b: model("TextModel", "API key:", VALUES.DRAWN),
      c: model("TextModel", "Name", "Peter"),
      d: model("PasswordModel", "Password", ""),
      e: model("IntSliderModel", "Password", 48210573),
    };
    const widgets = { "application/vnd.jupyter.widget-state+json": { state } };
    const text = JSON.stringify({ cells: [], metadata: { widgets }, nbformat: 4, nbformat_minor: 5 }, null, 1);
    project.write("b.ipynb", text);
    const { stdout } = project.run(["scan", "b.ipynb"]);
    assert.equal(stdout.match(/^b\.ipynb:/gm)?.length, 2, stdout);
    assert.match(stdout, /"value": "\[secret\]"/);
    const redacted = JSON.parse(project.run(["redact", "b.ipynb"]).stdout);
    assert.deepEqual(
      Object.values(redacted.metadata.widgets["application/vnd.jupyter.widget-state+json"].state).map(
        (each) => (each as { state: { value: unknown } }).state.value,
      ),
      ["[PASSWORD]", "[API_KEY]", "Peter", "", 48210573],
    );
    assert.equal(project.run(["clean", "b.ipynb"]).code, 0);
    assert.deepEqual(JSON.parse(project.read("b.ipynb")).metadata, {});
  });

  it("stay in a fix, which says so, unless outputs are cleared", () => {
    const fixed = project.run(["fix", "--write"]);
    assert.equal(fixed.code, 1);
    assert.equal(fixed.stdout.match(/stays: The notebook's metadata hold it/g)?.length, 4, fixed.stdout);
    const cleared = project.run(["fix", "--write", "--clear-outputs"]);
    assert.equal(cleared.code, 0, cleared.stdout);
    assert.deepEqual(JSON.parse(project.read("a.ipynb")).metadata, { kernelspec: { name: "python3" } });
  });

  it("are told apart from what is no notebook", () => {
    project.write("b.ipynb", "{");
    const { code, stderr } = project.run(["clean", "b.ipynb"]);
    assert.equal(code, 2);
    assert.match(stderr, /b\.ipynb is no notebook that can be read/);
  });
});
