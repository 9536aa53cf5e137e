import { encodeValue } from "../formats/dotenv/encode";
import { dotenvValues } from "../formats/dotenv/file";
import { appendLine } from "../text/lines";
import type { Moves } from "./document-moves";
import type { DotenvFacts, FileWrite, LineWrite, Plan, ProjectFacts, ProjectFile, Refusal, StoreWrite } from "./plan";
import { refuse } from "./plan";

/** Why this `.env` must not be written, if so. */
export function dotenvObstacle({ file, obstacle }: DotenvFacts): Refusal | undefined {
  switch (obstacle) {
    case undefined:
      return undefined;
    case "tracked":
      return refuse(
        "tracked",
        `Git tracks ${file}, so that a secret in it would be committed. Run git rm --cached ${file} first.`,
      );
    case "folder":
      return refuse("folder", `${file} is a folder. Rename it, or set another .env file.`);
    case "link":
      return refuse("link", `${file} is a link that leaves the project. Replace it by a file.`);
    case "not-a-file":
      return refuse("not-a-file", `${file} is not a regular file. Remove it first.`);
    case "unreadable":
      return refuse("unreadable", `${file} cannot be read as UTF-8 text. Look at its permissions and its encoding.`);
    case "outside":
      return refuse("outside", `${file} is outside the project, where nothing is written.`);
  }
}

/** Why no `.env` can hold this value, or (`sealed`) no environment variable, if so. */
export function valueObstacle(value: string, sealed = false): Refusal | undefined {
  const encoding = encodeValue(value);
  if (encoding.kind === "encoded" || (sealed && encoding.kind === "no-form")) return undefined;
  return refuse(encoding.kind === "impossible" ? "not-an-environment-value" : "no-dotenv-form", encoding.reason);
}

/** The plan that writes entries to `.env`, after what keeps it out of git and images, and then edits the documents. */
export function storePlan(project: ProjectFacts, parts: Moves, stores: readonly StoreWrite[]): Plan {
  const { documents, clearOutputs } = parts;
  const { dotenv } = project;
  const names = stores.map((store) => store.name);
  const notes = [...parts.notes];
  const files: FileWrite[] = [];
  if (parts.addsDependency && project.loader === "none") {
    const file = project.requirements;
    if (file?.text !== undefined && !/^\s*python-dotenv\b/im.test(file.text)) {
      files.push({ file: file.file, before: file.text, after: appendLine(file.text, "python-dotenv") });
    } else if (file?.text === undefined) notes.push("Install python-dotenv, which load_dotenv() comes from.");
  }
  const remarks = [...importRemarks(parts, notes), ...(parts.unloaded ? ["which nothing here loads yet"] : [])];
  if (parts.unloaded)
    notes.push(
      `Nothing here loads ${nameOf(dotenv.file)} yet: call load_dotenv(), or set the variables before the program starts.`,
    );
  const kind = names.length === 1 ? "variable" : "variables";
  const suffix = remarks.length > 0 ? `, ${remarks.join(", ")}` : "";
  return {
    kind: "plan",
    title: `Move to environment ${kind} ${names.join(", ")} (${nameOf(dotenv.file)})${suffix}`,
    name: names[0] ?? "",
    names,
    documents,
    stores,
    ignores: ignoresOf(dotenv),
    examples: examplesOf(dotenv.example, names),
    files,
    clearOutputs,
    notes: [...new Set(notes)],
  };
}

/** What a title adds on variables that are needed early or elsewhere; adds the sentence on the early ones to `notes`. */
export function importRemarks({ values, default: defaults, remote }: Moves, notes: string[]): string[] {
  const atImport = [...values.keys()].filter((name) => defaults.has(name));
  if (atImport.length > 0)
    notes.push(`The module needs ${atImport.join(", ")} at import, also where the default is not used.`);
  return [
    ...(atImport.length > 0 ? [`needs ${atImport.join(", ")} at import`] : []),
    ...(remote.size > 0 ? [`the job needs ${[...remote].join(", ")}`] : []),
  ];
}

function ignoresOf(dotenv: DotenvFacts): LineWrite[] {
  const name = nameOf(dotenv.file);
  const lines: LineWrite[] = dotenv.ignored ? [] : [{ file: dotenv.gitignore.file, line: name }];
  const docker = dotenv.dockerignore;
  if (docker?.text !== undefined) {
    const known = new Set([name, `/${name}`, `**/${name}`, `*${name}`, `${name}*`, `**/${name}*`, `**/*${name}`]);
    const covered = docker.text.split(/\r\n|\n|\r/).some((line) => known.has(line.trim()));
    // Docker's patterns begin at the context's root.
    if (!covered) lines.push({ file: docker.file, line: `**/${name}` });
  }
  return lines;
}

/** The names that the example file does not have yet. */
export function examplesOf(example: ProjectFile, names: readonly string[]): LineWrite[] {
  const present = dotenvValues(example.text ?? "");
  return names.filter((name) => !present.has(name)).map((name) => ({ file: example.file, line: `${name}=` }));
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
