import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Fields of the vendors' entries that no program reads: examples, and what is packed into the vocabulary. */
const FIELD = /\b(matches|near|names|placeholders|clients|calls|commands):\s*([[{])/g;
// Texts, comments, expressions, and the brackets that are counted.
const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/|[[\]{}]/gs;

/** Where the list or the table whose bracket ends at `from` ends, in a TypeScript source; the comma behind it included. */
function fieldEnd(source: string, from: number): number {
  let depth = 1;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(source); token; token = TOKEN.exec(source)) {
    if (token[0] === "[" || token[0] === "{") depth++;
    if ((token[0] === "]" || token[0] === "}") && --depth === 0)
      return TOKEN.lastIndex + (source[TOKEN.lastIndex] === "," ? 1 : 0);
  }
  throw new Error("a field of a vendor's entry does not end");
}

function withoutUnread(source: string): string {
  let text = "";
  let from = 0;
  FIELD.lastIndex = 0;
  for (let field = FIELD.exec(source); field; field = FIELD.exec(source)) {
    text += source.slice(from, field.index);
    from = fieldEnd(source, FIELD.lastIndex);
    FIELD.lastIndex = from;
  }
  return text + source.slice(from);
}

/**
 * Leaves out of the vendors' entries what only tests and the build read: joined by the bundler, the examples are texts that
 * other scanners report, and what is not evaluated does not cost.
 */
export const omitExamples: Plugin = {
  name: "omit-examples",
  setup(build) {
    build.onLoad({ namespace: "file", filter: /src[\\/]detect[\\/]vendors[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: withoutUnread(await readFile(path, "utf8")),
      loader: "ts",
    }));
  },
};
