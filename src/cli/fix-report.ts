import type { Finding } from "../detect/finding";
import { ruleFacts } from "../detect/rule-facts";
import { Mask, maskedDiff } from "./fix-diff";
import type { FileFix } from "./fix-file";
import { printable } from "./output/text";
import type { ReportedFinding } from "./report";

interface Entry {
  readonly title: string;
  readonly fix: FileFix;
  readonly error: string | undefined;
}

/** What a run of `fix` says: the changes, what is written beside them, what stays and why. Never a value. */
export class FixReport {
  readonly #entries: Entry[] = [];

  constructor(
    private readonly findings: readonly ReportedFinding[],
    private readonly write: boolean,
  ) {}

  add(title: string, fix: FileFix, error: string | undefined): void {
    this.#entries.push({ title, fix, error });
  }

  /** How many findings stay where they are. */
  get left(): number {
    return this.#entries.reduce((sum, { fix }) => sum + fix.left.length, 0);
  }

  lines(): string[] {
    if (this.findings.length === 0) return ["Nothing to move."];
    const fixes = this.#entries.map(({ fix }) => fix);
    const values = fixes.flatMap((fix) => fix.values);
    const secrets = [...this.findings.map(({ finding }) => finding.secret), ...values.map(({ secret }) => secret)];
    const mask = new Mask(
      secrets,
      values.map(({ written }) => written),
    );
    const lines = this.write
      ? []
      : fixes.flatMap((fix) => fix.changes.map((change) => `${maskedDiff(change, mask)}\n`));
    const done = this.#entries.filter(({ error }) => error === undefined);
    if (this.write) for (const { title, fix } of done) if (fix.moved.length > 0) lines.push(movedLine(title, fix));
    lines.push(...this.#files(done.map(({ fix }) => fix)));
    for (const { title, fix } of done)
      for (const note of new Set(fix.notes)) lines.push(`${printable(title)}: ${mask.of(note)}`);
    for (const { title, error } of this.#entries)
      if (error !== undefined) lines.push(`${printable(title)}: ${mask.of(error)}`);
    lines.push(...this.#left(mask), this.#summary(done));
    return lines;
  }

  /** What is written beside the sources: names and lines, no values. */
  #files(fixes: readonly FileFix[]): string[] {
    const files = new Map<string, Set<string>>();
    const add = (file: string, what: string) => files.set(file, (files.get(file) ?? new Set()).add(what));
    for (const plan of fixes.flatMap(({ plans }) => plans)) {
      for (const { file, line } of plan.ignores) add(file, line);
      for (const { file, name } of plan.stores) add(file, name);
      for (const { file, line } of plan.examples) add(file, line);
      for (const { file } of plan.files) add(file, "python-dotenv");
    }
    const verb = this.write ? "wrote" : "would get";
    return [...files].map(([file, what]) => `${printable(file)}: ${verb} ${[...what].map(printable).join(", ")}`);
  }

  #left(mask: Mask): string[] {
    return this.#entries.flatMap(({ title, fix }) =>
      fix.left.map(
        ({ finding, reason }) =>
          `${printable(title)}${this.#place(title, finding)}: ${ruleFacts(finding.rule)?.title ?? printable(finding.rule)} stays: ${mask.of(reason)}`,
      ),
    );
  }

  #place(title: string, { start, end }: Finding): string {
    const found = this.findings.find(
      ({ file, finding }) => file === title && finding.start === start && finding.end === end,
    );
    if (found === undefined) return "";
    const cell = found.notebook === undefined ? "" : `: [cell ${found.notebook.cell}]`;
    return `:${found.line}:${found.column}${cell}`;
  }

  #summary(done: readonly Entry[]): string {
    const moved = done.reduce((sum, { fix }) => sum + fix.moved.length, 0);
    const stay = this.left;
    const rest = stay === 0 ? "" : `; ${count(stay)} ${stay === 1 ? "stays" : "stay"}`;
    if (this.write)
      return `Moved ${count(moved)}${rest}.${moved > 0 ? " Replace them where they were issued if they were ever shared." : ""}`;
    return `${count(moved)} can be moved${rest}.${moved > 0 ? " Nothing was changed: --write does it." : ""}`;
  }
}

function movedLine(title: string, fix: FileFix): string {
  const names = [...new Set(fix.plans.flatMap((plan) => plan.names))];
  return `${printable(title)}: changed, reads ${names.join(", ")}`;
}

function count(findings: number): string {
  return `${findings} ${findings === 1 ? "credential" : "credentials"}`;
}
