import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Finding } from "../../../../src/detect/finding";
import { Secret } from "../../../../src/secret/secret";
import { Findings, type ShownFinding } from "../../../../src/vscode/features/findings/findings";
import { findingNodes, groupsOf, rowsOf, treeItemOf } from "../../../../src/vscode/features/findings/tree-nodes";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { closeAll, diagnosticsOf, FOLDER, notebookText, uniqueValue, write } from "../workspace";

function shown(line: number, more: Partial<Finding> & Pick<Partial<ShownFinding>, "cell"> = {}): ShownFinding {
  const { cell, ...rest } = more;
  const secret = new Secret(uniqueValue(line));
  const finding: Finding = { rule: "password", confidence: "medium", name: "token", start: 0, end: 9, secret, ...rest };
  const range = new vscode.Range(line, 4, line, 13);
  const located: ShownFinding = { finding, where: "source", range };
  return cell === undefined ? located : { ...located, cell, inCell: new vscode.Range(line % 10, 0, line % 10, 3) };
}

describe("the tree of findings", () => {
  const script = vscode.Uri.file(join(FOLDER, "tree/a.py"));
  const book = vscode.Uri.file(join(FOLDER, "tree/b.ipynb"));
  let findings: Findings;

  before(() => {
    findings = new Findings();
    findings.set(book, "scan", undefined, [shown(52, { cell: 1 }), shown(31, { cell: 0, confidence: "high" })]);
    findings.set(script, "scan", undefined, [shown(7), shown(2, { rule: "generic-secret", confidence: "low" })]);
  });
  after(() => findings.dispose());

  const rows = (by: "file" | "rule" | "severity", filter = "") =>
    groupsOf(findingNodes(findings, filter, by), by).map((group) => {
      const { description, accessibilityInformation } = treeItemOf(group);
      return [accessibilityInformation?.label, description, ...rowsOf(group).map((row) => treeItemOf(row).description)];
    });

  it("says the rule first and the place last, in the order of the document, with cells from 1", () => {
    assert.deepEqual(rows("file"), [
      ["tree/a.py, 2 credentials", "tree 2", "token · line 3", "token · line 8"],
      ["tree/b.ipynb, 2 credentials", "tree 2", "token · cell 1, line 2", "token · cell 2, line 3"],
    ]);
    const [group] = groupsOf(findingNodes(findings, "", "file"), "file");
    assert(group);
    assert.notEqual(treeItemOf(rowsOf(group)[0] ?? group).label, "token");
  });

  it("can be grouped by rule or severity, and filtered", () => {
    assert.deepEqual(
      rows("severity").map(([name]) => name),
      ["Errors, 1 credential", "Warnings, 2 credentials", "Information, 1 credential"],
    );
    assert.equal(rows("rule").length, 2);
    assert.deepEqual(
      rows("file", "ipynb cell").map(([name]) => name),
      ["tree/b.ipynb, 2 credentials"],
    );
    assert.deepEqual(rows("file", "nowhere"), []);
  });

  it("colours a finding by its severity", () => {
    const icons = findingNodes(findings, "", "file").map((node) => treeItemOf(node).iconPath as vscode.ThemeIcon);
    assert.deepEqual(
      icons.map(({ color }) => color?.id),
      ["Info", "Warning", "Error", "Warning"].map((name) => `problems${name}Icon.foreground`),
    );
  });

  it("counts what a data file holds beyond a hundred", () => {
    const many = new Findings();
    many.set(
      script,
      "scan",
      undefined,
      Array.from({ length: 130 }, (_, at) => shown(at)),
    );
    const [group] = groupsOf(findingNodes(many, "", "file"), "file");
    const last = group && rowsOf(group).at(-1);
    assert.equal(last && treeItemOf(last).label, "and 30 more");
    many.dispose();
  });
});

describe("a finding of the tree", () => {
  after(() => rmSync(join(FOLDER, "rows"), { recursive: true, force: true }));
  afterEach(closeAll);

  it("puts the cursor on the value, in the cell of a notebook too, and says its place", async () => {
    const value = uniqueValue(61);
    const cells = [
      { kind: "code", source: "a = 1" },
      { kind: "code", source: `b = 2\nclient_secret = "${value}"` },
    ] as const;
    const uri = write("rows/book.ipynb", notebookText(cells));
    const inCell = new vscode.Range(1, 17, 1, 17 + value.length);
    const node = { kind: "finding", uri, located: { ...shown(20, { cell: 1 }), inCell }, within: "file" };
    await vscode.commands.executeCommand("sealwright.openFinding", node);
    await eventually("the selected value", () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection) === value || undefined;
    });
    await vscode.commands.executeCommand("sealwright.copyPlace", node);
    assert.equal(await vscode.env.clipboard.readText(), "rows/book.ipynb, cell 2, line 2");
  });

  it("is moved from the tree although its file is closed", async () => {
    const value = uniqueValue(62);
    const uri = write("rows/closed.py", `client_secret = "${value}"\n`);
    const located = { ...shown(0, { rule: "" }), range: new vscode.Range(0, 17, 0, 17 + value.length) };
    await vscode.workspace.openTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 1);
    const rule = String(typeof found?.code === "object" ? found.code.value : "");
    const finding = { ...located.finding, rule, secret: new Secret(value) };
    const node = { kind: "finding", uri, located: { ...located, finding }, within: "file" };
    await answering([], () => vscode.commands.executeCommand("sealwright.fixFinding", node));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /os\.environ\[/);
  });
});
