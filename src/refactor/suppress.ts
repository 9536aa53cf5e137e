import type { Finding } from "../detect/finding";
import { readPython, type Source, tokenAt } from "../python/source";
import { appendLine, lineEnd, lineEnding, lineStart } from "../text/lines";
import { refuse } from "../text/refused";
import { simplePlan } from "./edits";
import type { Plan, Refusal } from "./plan";
import type { ProjectFile, SourceDocument } from "./request";

/** Puts `# sealwright: ignore[rule]` at the end of the finding's first or last line, or above it where a string runs over both ends. */
export function planSuppressLine(document: SourceDocument, finding: Finding): Plan | Refusal {
  const { text } = document;
  const source = readPython(text, document.language);
  const title = "Suppress on this line";
  const mark = `# sealwright: ignore[${finding.rule}]`;
  const start = lineStart(text, finding.start);
  const end = lineEnd(text, finding.start);
  const existing = source.comments.find((comment) => comment.start < end && comment.end > start);
  if (existing !== undefined) {
    const comment = text.slice(existing.start, existing.end);
    const list = /sealwright:\s*ignore\[([^\]]*)\]/.exec(comment);
    const at = list === null ? existing.end : existing.start + list.index + list[0].length - 1;
    const put = list === null ? `  ${mark}` : `${list[1]?.trim() === "" ? "" : ", "}${finding.rule}`;
    return simplePlan(title, document.id, [{ start: at, end: at, text: put }], []);
  }
  if (canComment(source, end)) {
    const at = start + text.slice(start, end).trimEnd().length;
    return simplePlan(title, document.id, [{ start: at, end: at, text: `  ${mark}` }], []);
  }
  const lastLine = lineEnd(text, finding.end);
  if (lastLine > end && canComment(source, lastLine)) {
    return simplePlan(title, document.id, [{ start: lastLine, end: lastLine, text: `  ${mark}` }], []);
  }
  return planSuppressAbove(document, finding);
}

/** Puts the comment on a line of its own above the finding's first line. */
export function planSuppressAbove({ id, text, language }: SourceDocument, finding: Finding): Plan | Refusal {
  const source = readPython(text, language);
  const start = lineStart(text, finding.start);
  const end = lineEnd(text, finding.start);
  // A cell's command must be its first line.
  const command = language === "cell" && text.startsWith("%%", start);
  if (!command && (start === 0 || canComment(source, lineEnd(text, lineStart(text, previous(text, start)))))) {
    const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? "";
    const comment = `${indent}# sealwright: ignore[${finding.rule}]${lineEnding(text)}`;
    return simplePlan("Suppress on the next line", id, [{ start, end: start, text: comment }], []);
  }
  return refuse("not-safe", "A comment cannot stand beside this line. Suppress the value or the rule instead.");
}

interface Allowance {
  readonly rule: string;
  /** Only this name's values. */
  readonly name?: string | undefined;
  /** The value's shared fingerprint; without it the whole rule is allowed. */
  readonly fingerprint?: string;
  /** The salt that the fingerprint was made with, written once where the file has none. */
  readonly salt?: string;
  readonly reason?: string;
}

/** Adds an `[[allow]]` table to `.sealwright.toml`: for one value by its shared fingerprint, or for a whole rule. */
export function planAllow(config: ProjectFile, allowance: Allowance): Plan {
  const { rule, name, fingerprint, salt, reason } = allowance;
  const lines = ["[[allow]]", `rule = ${quoted(rule)}`];
  if (fingerprint !== undefined && name !== undefined) lines.push(`name = ${quoted(name)}`);
  if (fingerprint !== undefined) lines.push(`fingerprint = ${quoted(fingerprint)}`);
  if (reason !== undefined) lines.push(`reason = ${quoted(reason)}`);
  const before = config.text ?? "";
  const ending = lineEnding(before);
  // A key of the whole file must stand above every table.
  const salted =
    salt === undefined || /^[ \t]*salt[ \t]*=/m.test(before) ? before : `salt = ${quoted(salt)}${ending}${before}`;
  const gap = salted === "" ? "" : ending;
  const after = appendLine(salted, gap + lines.join(ending));
  const title = fingerprint === undefined ? `Suppress the rule ${rule}` : "Suppress this value";
  return simplePlan(
    title,
    "",
    [],
    [{ kind: "write-file", file: config.file, before: config.text, after, label: title }],
  );
}

function previous(text: string, start: number): number {
  return text.startsWith("\r\n", start - 2) ? start - 2 : start - 1;
}

/** Whether a comment can begin at the line's end: not in a string, a command or behind a backslash. */
function canComment({ text, code }: Source, end: number): boolean {
  const at = tokenAt(code, Math.max(end - 1, 0));
  const token = code[at];
  if (token?.kind === "magic") return false;
  if (token?.kind === "string" && token.end > end) return false;
  return !/\\$/.test(text.slice(Math.max(end - 1, 0), end));
}

/** A TOML basic string (TOML 1.0, "String"). */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/\u007f/g, "\\u007f");
}
