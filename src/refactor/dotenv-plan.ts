import { dotenvValues, trackedText } from "../formats/dotenv/file";
import { ENV_SCHEME } from "../stores/dotenv/reference";
import { appendLine } from "../text/lines";
import { refuse } from "../text/refused";
import { shellWord } from "../text/shell-words";
import type { Moves } from "./document-moves";
import type { AppendLine, FreeNames, Plan, Refusal, StoredValue, WriteFile } from "./plan";
import type { DotenvFacts, ProjectFacts, ProjectFile } from "./request";

export const INSTALL_DOTENV = "Install python-dotenv, which load_dotenv() comes from.";

/** Why this `.env` must not be written, if so. */
export function dotenvObstacle({ file: path, shown: file = path, obstacle }: DotenvFacts): Refusal | undefined {
  if (typeof obstacle === "object") return refuse("git", obstacle.git);
  switch (obstacle) {
    case undefined:
      return undefined;
    case "tracked":
      return refuse("tracked", trackedText(file));
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

/** The plan that writes entries to `.env`, after what keeps it out of git and images, and then edits the documents. `free` comes first. */
export function dotenvPlan(project: ProjectFacts, parts: Moves, values: readonly StoredValue[], free: FreeNames): Plan {
  const { dotenv } = project;
  const names = values.map(({ name }) => name);
  const notes = [...parts.notes];
  const files: WriteFile[] = [];
  if (parts.addsDependency && project.loader === "none") {
    const file = project.requirements;
    if (file?.text !== undefined && !/^\s*python-dotenv\b/im.test(file.text)) {
      const after = appendLine(file.text, "python-dotenv");
      files.push({ kind: "write-file", file: file.file, before: file.text, after, label: "python-dotenv" });
    } else if (file?.text === undefined && project.hasDotenv !== true) notes.push(INSTALL_DOTENV);
  }
  const remarks = importRemarks(parts, notes);
  if (parts.unloaded)
    notes.push(
      `Nothing here loads ${nameOf(dotenv.file)}: start the program by sealwright run or Run with Secrets, or call load_dotenv().`,
    );
  // Its mode is the user's own choice, and stays.
  if (dotenv.openToOthers)
    notes.push(`Others on this machine can read ${dotenv.file}: chmod 600 ${shellWord(dotenv.file)}`);
  const kind = names.length === 1 ? "variable" : "variables";
  const suffix = remarks.length > 0 ? `, ${remarks.join(", ")}` : "";
  return {
    kind: "plan",
    title: `Move to environment ${kind} ${names.join(", ")} (${nameOf(dotenv.file)})${suffix}`,
    names,
    ...(remarks.length > 0 ? { remarks } : {}),
    steps: [
      free,
      ...ignoresOf(dotenv),
      { kind: "store-values", store: ENV_SCHEME, target: dotenv.file, inFile: true, values },
      ...examplesOf(dotenv.example, names),
      ...files,
      ...parts.steps,
    ],
    notes: [...new Set(notes)],
    ...(dotenv.openToOthers ? { openToOthers: dotenv.file } : {}),
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

function ignoresOf(dotenv: DotenvFacts): AppendLine[] {
  const name = nameOf(dotenv.file);
  const lines: AppendLine[] = dotenv.ignored ? [] : [{ kind: "append-line", file: dotenv.gitignore.file, line: name }];
  const docker = dotenv.dockerignore;
  if (docker?.text !== undefined) {
    const known = new Set([name, `/${name}`, `**/${name}`, `*${name}`, `${name}*`, `**/${name}*`, `**/*${name}`]);
    const covered = docker.text.split(/\r\n|\n|\r/).some((line) => known.has(line.trim()));
    // Docker's patterns begin at the context's root.
    if (!covered) lines.push({ kind: "append-line", file: docker.file, line: `**/${name}` });
  }
  return lines;
}

/** The names that the example file does not have yet. */
export function examplesOf(example: ProjectFile, names: readonly string[]): AppendLine[] {
  const present = dotenvValues(example.text ?? "");
  return names
    .filter((name) => !present.has(name))
    .map((name) => ({ kind: "append-line", file: example.file, line: `${name}=` }));
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
