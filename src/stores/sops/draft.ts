import type { FormatName } from "../../sops";
import { parsePointer } from "../../sops";

/** Keys that YAML reads as something else, or that need quotes. */
const PLAIN_KEY = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[A-Za-z_][\w-]*$/i;

type Tree = Map<string, Tree | undefined>;

/** The text of a new file in which each place holds the same word, to be replaced by its value once the file is sealed. */
export function draftText(pointers: readonly string[], format: Exclude<FormatName, "binary">, word = "x"): string {
  const root: Tree = new Map();
  for (const pointer of pointers) {
    let at = root;
    const tokens = parsePointer(pointer);
    for (const token of tokens.slice(0, -1)) {
      const below = at.get(token) ?? new Map();
      at.set(token, below);
      at = below;
    }
    at.set(tokens.at(-1) as string, undefined);
  }
  switch (format) {
    case "yaml":
      return yaml(root, "", word);
    case "json":
      return `${JSON.stringify(plain(root, word), null, "\t")}\n`;
    case "dotenv":
      return [...root.keys()].map((key) => `${key}=${word}\n`).join("");
    case "ini":
      return [...root]
        .map(
          ([name, section]) => `[${name}]\n${[...(section?.keys() ?? [])].map((key) => `${key} = ${word}\n`).join("")}`,
        )
        .join("\n");
  }
}

function yaml(tree: Tree, indent: string, word: string): string {
  return [...tree]
    .map(([key, below]) => {
      const name = PLAIN_KEY.test(key) ? key : JSON.stringify(key);
      return below === undefined
        ? `${indent}${name}: ${word}\n`
        : `${indent}${name}:\n${yaml(below, `${indent}    `, word)}`;
    })
    .join("");
}

function plain(tree: Tree, word: string): object {
  return Object.fromEntries([...tree].map(([key, below]) => [key, below === undefined ? word : plain(below, word)]));
}
