import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { closeAll, diagnosticsOf, fixesAt, hoverText, notebookText, pick, uniqueValue, write } from "../workspace";

/** Pieces of a value that would give it away, of which none may be seen. */
function pieces(value: string): string[] {
  return Array.from({ length: value.length - 7 }, (_, at) => value.slice(at, at + 8));
}

function assertSilent(value: string, what: string, text: string): void {
  assert(!pieces(value).some((piece) => text.includes(piece)), `${what} shows a piece of the value`);
}

/** All that the product wrote to its log. */
function logged(): string {
  const logs = join(process.env.SUITE_PROFILE ?? "", "logs");
  const files = readdirSync(logs, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("Sealwright.log"),
  );
  assert(files.length > 0, "no log was found");
  return files.map((file) => readFileSync(join(logs, file), "utf8")).join("\n");
}

describe("a planted value", () => {
  afterEach(closeAll);

  it("appears in no diagnostic, hover, menu or log while every feature is used on it", async () => {
    const value = uniqueValue(41);
    const script = write("leak/script.py", `client_secret = "${value}"\n# api_key = "${value}"\n`);
    write("leak/closed.py", `client_secret = "${value}"\n`);
    write("leak/broken.ipynb", `{ "cells": [ "${value}"`);
    const book = write(
      "leak/book.ipynb",
      notebookText([
        { kind: "code", source: `client_secret = "${value}"` },
        { kind: "code", source: "print(cfg)", output: `client_secret="${value}"\n` },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(book);
    await vscode.window.showNotebookDocument(notebook);
    await vscode.window.showTextDocument(script);
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    await diagnosticsOf(script, 2);
    const documents = [script, ...notebook.getCells().map(({ document }) => document.uri)];
    for (const uri of documents) {
      for (const found of await diagnosticsOf(uri, uri === script ? 2 : 1)) {
        assertSilent(value, "a diagnostic", JSON.stringify(found));
        assertSilent(value, "a hover", await hoverText(uri, found.range.start));
        assertSilent(value, "a menu", JSON.stringify(await fixesAt(uri, found.range)));
      }
    }
    const everything = vscode.languages
      .getDiagnostics()
      .filter(([, all]) => all.some(({ source }) => source === "Sealwright"));
    assertSilent(value, "a diagnostic", JSON.stringify(everything));
    const [first] = await diagnosticsOf(script, 2);
    assert(first);
    const fix = (await fixesAt(script, first.range)).find(({ isPreferred }) => isPreferred);
    assert(fix);
    await pick(fix);
    await diagnosticsOf(script, 1);
    await eventually("the log", () => (logged().includes("done") ? true : undefined));
    assertSilent(value, "the log", logged());
  });
});
