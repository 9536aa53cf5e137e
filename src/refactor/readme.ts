import { appendLine, lineEnding } from "../text/lines";
import type { WriteFile } from "./plan";
import type { ProjectFile } from "./request";

const HEADING = "## Environment variables";

/**
 * The README with a section that says which variables the project needs, how they are set, and that `.env` stays out of
 * git; only new names are added to a section that is there. `undefined` where nothing is missing.
 */
export function readmeSection(readme: ProjectFile, names: readonly string[], dotenv = ".env"): WriteFile | undefined {
  const text = readme.text ?? "";
  const ending = lineEnding(text);
  const at = text.search(/^## Environment variables[ \t]*\r?$/m);
  const section = at === -1 ? "" : text.slice(at);
  const missing = names.filter((name) => !section.includes(`\`${name}\``));
  if (missing.length === 0) return undefined;
  const items = missing.map((name) => `- \`${name}\``);
  if (at !== -1) {
    const list = [...section.matchAll(/^- `[A-Za-z_]\w*`[^\r\n]*$/gm)].at(-1);
    const end = at + (list === undefined ? HEADING.length : list.index + list[0].length);
    const before = list === undefined ? ending + ending : ending;
    return {
      kind: "write-file",
      label: HEADING,
      file: readme.file,
      before: readme.text,
      after: text.slice(0, end) + before + items.join(ending) + text.slice(end),
    };
  }
  const lines = [
    ...(text === "" ? [] : [""]),
    HEADING,
    "",
    "The project reads its credentials from the environment:",
    "",
    ...items,
    "",
    `Copy \`${dotenv}.example\` to \`${dotenv}\` and fill in the values, or set the variables in the shell or the service`,
    `that runs the program. Never commit \`${dotenv}\`: it is listed in \`.gitignore\` for that reason.`,
  ];
  const after = appendLine(text, lines.join(ending));
  return { kind: "write-file", label: HEADING, file: readme.file, before: readme.text, after };
}
