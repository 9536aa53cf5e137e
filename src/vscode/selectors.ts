import type * as vscode from "vscode";

/** What is examined for credentials. */
export const EXAMINED: vscode.DocumentSelector = [{ language: "python" }, { scheme: "vscode-notebook-cell" }];

/** Code that reads the environment. */
export const PYTHON: vscode.DocumentSelector = [
  { language: "python", scheme: "file" },
  { language: "python", scheme: "untitled" },
  { language: "python", scheme: "vscode-notebook-cell" },
];

/** Files that name secrets by reference. */
export const REFERRING: vscode.DocumentSelector = [
  { scheme: "file", pattern: "**/{.env.refs,.env.refs.*}" },
  { scheme: "file", language: "yaml" },
  { scheme: "file", language: "toml" },
  { scheme: "file", pattern: "**/*.toml" },
  { scheme: "file", language: "json" },
  { scheme: "file", language: "markdown" },
];

/** Where a secret can be dropped. */
export const DROPPED_INTO: vscode.DocumentSelector = [PYTHON, REFERRING].flat() as vscode.DocumentFilter[];

/** Files that can be sealed, and the rules by which they are. */
export const SEALED: vscode.DocumentSelector = [
  { scheme: "file", pattern: "**/*.{yaml,yml,json,ini,env}" },
  { scheme: "file", pattern: "**/*.{enc,sops}" },
  { scheme: "file", pattern: "**/*.{enc,sops}.*" },
];
