import { lineEnd, lineStart } from "../../text/lines";
import type { Finding } from "../finding";

/** What a comment that names our rules leaves out: all of them, or those named. */
const OURS = /(?:#|\/\/|--|;|<!--|%|\/\*)[ \t]{0,8}sealwright:[ \t]{0,8}ignore(?:\[([^\]\r\n]{0,400})\])?/i;
/** The marks of other scanners that people already have in their code. */
const ALLOWED =
  /pragma:[ \t]{0,4}(?:allow|white)list[ \t]{1,4}secret|gitleaks:allow|\bnosec\b(?![ \t]{0,2}:?[ \t]{0,2}B(?!10[567]))|noqa:[ \t]{0,4}(?:[A-Z]{1,4}\d{0,4}[, \t]{1,4}){0,20}S10[567]\b|trufflehog:ignore|\bggignore\b|kingfisher:ignore|betterleaks:allow|secretlint-disable-line/;
/** Of secretlint: in a block comment, from its line on until it is enabled again. */
const BLOCK = /secretlint-(disable|enable)(?!-)/g;
const NEXT_LINE = /pragma:[ \t]{0,4}(?:allow|white)list[ \t]{1,4}nextline[ \t]{1,4}secret|secretlint-disable-next-line/;
const ANY = /sealwright:|pragma:|gitleaks:allow|nosec|noqa|trufflehog:|ggignore|kingfisher:|betterleaks:|secretlint-/i;
const COMMENT_LINE = /^[ \t]*(?:#|\/\/|--|;|<!--|%|\/\*)/;

/** The findings that no comment suppresses: on a line of the value, or alone on the line above. */
export function withoutSuppressed<T extends Finding>(text: string, findings: readonly T[]): T[] {
  if (findings.length === 0 || !ANY.test(text)) return [...findings];
  const off = disabledFrom(text);
  return findings.filter(
    (finding) => !isSuppressed(text, finding) && !off.some(([from, to]) => from <= finding.start && finding.start < to),
  );
}

/** The stretches of a text that secretlint's block comments leave out. */
function disabledFrom(text: string): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  for (const { 1: what, index } of text.matchAll(BLOCK)) {
    const last = stretches.at(-1);
    const open = last !== undefined && last[1] === Number.POSITIVE_INFINITY;
    if (what === "disable" && !open) stretches.push([index, Number.POSITIVE_INFINITY]);
    if (what === "enable" && open) last[1] = index;
  }
  return stretches;
}

function isSuppressed(text: string, { start, end, rule }: Finding): boolean {
  const first = lineAt(text, start);
  const last = lineAt(text, end);
  if (marks(first.text, rule) || (last.start !== first.start && marks(last.text, rule))) return true;
  if (first.start === 0) return false;
  const above = lineAt(text, first.start - (text.startsWith("\r\n", first.start - 2) ? 2 : 1)).text;
  return NEXT_LINE.test(above) || (COMMENT_LINE.test(above) && marksOurs(above, rule));
}

function marks(line: string, rule: string): boolean {
  return marksOurs(line, rule) || ALLOWED.test(line);
}

function marksOurs(line: string, rule: string): boolean {
  const found = OURS.exec(line);
  if (found === null) return false;
  const rules = found[1];
  return rules === undefined || rules.split(",").some((name) => name.trim() === rule || name.trim() === "*");
}

/** How much of a line is read behind the place that is asked about. */
const LONGEST_REST = 4000;

function lineAt(text: string, offset: number): { start: number; text: string } {
  const start = lineStart(text, offset);
  return { start, text: text.slice(start, Math.min(lineEnd(text, offset), start + LONGEST_REST)) };
}
