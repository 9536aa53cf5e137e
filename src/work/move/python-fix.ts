import { scan } from "../../detect/scan";
import { isWeak } from "../../refactor/names";
import type { SourceDocument } from "../../refactor/request";
import { applyEdits } from "../../text/edits";
import { type DocumentFix, fixDocument, withOthers } from "./document-fix";
import { type FileFix, type FileToFix, type FixChoice, fileChanged } from "./file-fix";
import type { Planning } from "./plan-move";

/** Plans a Python file. */
export async function fixPython(planning: Planning, file: FileToFix, choice: FixChoice): Promise<FileFix> {
  const { path, title, text, wanted } = file;
  if (wanted.some(({ end }) => end > text.length)) return fileChanged(file);
  const findings = withOthers(wanted, scan({ text, path, language: "python", rules: choice.rules }));
  const document: SourceDocument = { id: path, path, text, language: "python", findings };
  const fix = await fixDocument(planning, document, wanted, choice);
  const after = applyEdits(text, fix.edits);
  // Those that a comment suppresses stand in the lines around a change too.
  const all = scan({ text, path, language: "python", rules: choice.rules, suppressed: true });
  const values = all.map(({ secret, start, end }) => ({ secret, written: text.slice(start, end) }));
  // Once it is written, all copies are listed with their places.
  const notes = planning.open ? fix.notes : [...fix.notes, ...stillThere(after, fix)];
  return { ...fix, notes, values, after, changes: fix.edits.length === 0 ? [] : [{ title, before: text, after }] };
}

/** Where moved values still stand that no rule reports there, such as a comment that only quotes one. */
function stillThere(after: string, { moved, left }: DocumentFix): string[] {
  const values = moved.filter(({ secret }) => !left.some(({ finding }) => finding.secret.equals(secret)));
  const strong = values.map(({ secret }) => secret.reveal()).filter((value) => !isWeak(value));
  const lines = after
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => (strong.some((value) => line.includes(value)) ? [at + 1] : []));
  return lines.length === 0
    ? []
    : [`A moved value still stands in line ${lines.slice(0, 10).join(", ")}: remove it by hand.`];
}
