import type { Finding } from "../../detect/finding";
import type { CompiledRule } from "../../detect/read/own-rules";
import type { Plan } from "../../refactor/plan";
import type { EnvironmentRequest, RefactorSettings } from "../../refactor/request";
import type { Secret } from "../../secret/secret";
import type { MoveTarget } from "./move-target";
import type { Planning } from "./plan-move";

/** How the values of a file are to be moved. */
export interface FixChoice {
  readonly settings: RefactorSettings;
  readonly target: MoveTarget;
  readonly name?: string;
  /** Names that the code of a notebook's cells gives to values. */
  readonly namesGiven?: EnvironmentRequest["namesGiven"];
  readonly clearOutputs: boolean;
  /** The project's own rules. */
  readonly rules: readonly CompiledRule[];
}

/** A file whose values are to be moved. */
export interface FileToFix {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  /** As it is shown. */
  readonly title: string;
  /** Without a byte-order mark. */
  readonly text: string;
  /** The findings to move, with offsets in the file. */
  readonly wanted: readonly Finding[];
}

/** A finding that stays where it is. */
export interface Left {
  readonly finding: Finding;
  readonly reason: string;
}

/** A text before and after a fix: a file, or a cell of a notebook. */
export interface TextDifference {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** A value, and how it is written in a file. */
interface WrittenValue {
  readonly secret: Secret;
  readonly written: string;
}

/** What a fix does to one file, not carried out yet. */
export interface FileFix {
  readonly plans: readonly Plan[];
  /** The file's text afterwards. */
  readonly after: string;
  readonly changes: readonly TextDifference[];
  readonly moved: readonly Finding[];
  readonly left: readonly Left[];
  readonly notes: readonly string[];
  /** Every value found in the file, less sure ones included, and as it is written there: none of it may be shown. */
  readonly values: readonly WrittenValue[];
}

const CHANGED = "The file has changed since it was read. Try again.";

/** Plans a file; what its plans write besides is rehearsed, so that the plans of later files see it. */
export async function planFile(planning: Planning, file: FileToFix, choice: FixChoice): Promise<FileFix> {
  const { path, text, wanted } = file;
  if (/\.ipynb$/i.test(path)) return (await import("./notebook-fix")).fixNotebook(planning, file, choice);
  if (/\.pyw?$/i.test(path)) return (await import("./python-fix")).fixPython(planning, file, choice);
  if (/\.ya?ml$/i.test(path)) return (await import("./settings-fix")).fixSettings(planning, file, choice);
  const inDotenv = /(?:^|\/)\.env$/.test(path);
  return unchanged(
    text,
    wanted,
    inDotenv ? "It is in .env already: keep that file out of git." : "Not moved: change it by hand.",
  );
}

/** A file in which everything stays, for one reason. */
export function unchanged(text: string, findings: readonly Finding[], reason: string): FileFix {
  return {
    plans: [],
    after: text,
    changes: [],
    moved: [],
    left: findings.map((finding) => ({ finding, reason })),
    notes: [],
    values: [],
  };
}

/** The same where the file is not the one that was scanned any more. */
export function fileChanged({ text, wanted }: FileToFix): FileFix {
  return unchanged(text, wanted, CHANGED);
}
