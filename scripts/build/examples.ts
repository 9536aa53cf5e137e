import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const FIELD = /\b(matches|near):\s*\[/g;
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|[[\]]/gs;

/** Where the array whose bracket ends at `from` ends, in a TypeScript source. */
function arrayEnd(source: string, from: number): number {
  let depth = 1;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(source); token; token = TOKEN.exec(source)) {
    if (token[0] === "[") depth++;
    if (token[0] === "]" && --depth === 0) return TOKEN.lastIndex;
  }
  throw new Error("a rule's examples do not end");
}

function withoutExamples(source: string): string {
  let text = "";
  let from = 0;
  FIELD.lastIndex = 0;
  for (let field = FIELD.exec(source); field; field = FIELD.exec(source)) {
    text += `${source.slice(from, field.index)}${field[1]}: []`;
    from = arrayEnd(source, FIELD.lastIndex);
    FIELD.lastIndex = from;
  }
  return text + source.slice(from);
}

/**
 * Leaves the rules' examples out of what is shipped: only tests read them, and joined by the bundler they are texts that
 * other scanners report.
 */
export const omitExamples: Plugin = {
  name: "omit-examples",
  setup(build) {
    build.onLoad({ namespace: "file", filter: /src[\\/]detect[\\/]vendors[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: withoutExamples(await readFile(path, "utf8")),
      loader: "ts",
    }));
  },
};
