import type { Finding } from "../detect/finding";
import { titleOf } from "../detect/vendors/rule-facts";
import { cellName } from "../notebook/cell-name";
import type { FileFix } from "../work/move/file-fix";
import type { FixedFile } from "../work/move/fix-file";
import { type LocatedFinding, scanBytes } from "../work/scan/file";
import type { ReportedFinding } from "../work/scan/report";
import { Mask, maskedDiff } from "./fix-diff";

interface Entry {
  readonly title: string;
  readonly fix: FileFix;
  readonly error: string | undefined;
  /** What the person calls a file of the project. */
  readonly shown: (file: string) => string;
}

/** What a run of `fix` says: the changes, what is written beside them, what stays and why. Never a value. */
export class FixReport {
  readonly #entries: Entry[] = [];
  /** How many findings a comment suppresses from now on. */
  suppressed = 0;

  constructor(
    private readonly findings: readonly ReportedFinding[],
    private readonly write: boolean,
  ) {}

  add(title: string, { fix, error, shown }: FixedFile): void {
    this.#entries.push({ title, fix, error, shown });
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
    lines.push(...this.#files(done));
    lines.push(...notesOf(done).map(([note, titles]) => `${shownFiles(titles)}: ${mask.of(note)}`));
    for (const { title, error } of this.#entries) if (error !== undefined) lines.push(`${title}: ${mask.of(error)}`);
    lines.push(...this.#left(mask), this.#summary(done));
    return lines;
  }

  /** What is written beside the sources: names and lines, no values. */
  #files(entries: readonly Entry[]): string[] {
    const files = new Map<string, Set<string>>();
    for (const { fix, shown } of entries) {
      const addTo = (name: string, what: string) => files.set(name, (files.get(name) ?? new Set()).add(what));
      const add = (file: string, what: string) => addTo(shown(file), what);
      for (const step of fix.plans.flatMap(({ steps }) => steps)) {
        switch (step.kind) {
          case "append-line":
            add(step.file, step.line);
            break;
          case "store-values":
            for (const { label } of step.values) addTo(step.inFile === true ? shown(step.target) : step.target, label);
            break;
          case "set-reference":
            add(step.file, step.name);
            break;
          case "write-file":
            add(step.file, step.label);
        }
      }
    }
    const verb = this.write ? "wrote" : "would get";
    return [...files].map(([file, what]) => `${file}: ${verb} ${[...what].join(", ")}`);
  }

  #left(mask: Mask): string[] {
    return this.#entries.flatMap(({ title, fix, error }) => {
      const place =
        this.write && error === undefined && fix.moved.length > 0 ? placesIn(title, fix) : this.#places(title);
      return fix.left.map(({ finding, reason }) => {
        const rule = titleOf(finding);
        return `${title}${place(finding)}: ${rule} stays: ${mask.of(reason)}`;
      });
    });
  }

  #places(title: string): (finding: Finding) => string {
    const here = this.findings.filter(({ file }) => file === title);
    return ({ start, end }) => shownPlace(here.find(({ finding }) => finding.start === start && finding.end === end));
  }

  #summary(done: readonly Entry[]): string {
    const moved = done.reduce((sum, { fix }) => sum + fix.moved.length, 0);
    const stay = this.left;
    const rest = stay === 0 ? "" : `; ${count(stay)} ${stay === 1 ? "stays" : "stay"}`;
    const silenced = this.suppressed === 0 ? "" : `; ${this.suppressed} suppressed`;
    if (this.write) return `Moved ${count(moved)}${rest}${silenced}.${moved > 0 ? replace(moved) : ""}`;
    return `${count(moved)} can be moved${rest}.${moved > 0 ? " Nothing was changed: --write does it." : ""}`;
  }
}

function replace(moved: number): string {
  return moved === 1
    ? " Replace it where it was issued if it was ever shared."
    : " Replace them where they were issued if they were ever shared.";
}

/** Each note once, with the files that it is about. */
function notesOf(done: readonly Entry[]): [note: string, titles: string[]][] {
  const notes = new Map<string, string[]>();
  for (const { title, fix } of done)
    for (const note of new Set(fix.notes)) notes.set(note, [...(notes.get(note) ?? []), title]);
  return [...notes];
}

function shownFiles([first = "", ...more]: readonly string[]): string {
  const others = more.length === 0 ? "" : ` and ${more.length} other file${more.length === 1 ? "" : "s"}`;
  return first + others;
}

/** Where the findings that stay stand in the changed file. */
function placesIn(title: string, fix: FileFix): (finding: Finding) => string {
  const scan = scanBytes(Buffer.from(fix.after), title, []);
  const located = scan.kind === "scanned" ? [...scan.located] : [];
  return ({ rule, secret }) => {
    const at = located.findIndex(({ finding }) => finding.rule === rule && finding.secret.equals(secret));
    return shownPlace(at < 0 ? undefined : located.splice(at, 1)[0]);
  };
}

function shownPlace(located: LocatedFinding | undefined): string {
  if (located === undefined) return "";
  const cell = located.notebook === undefined ? "" : `: [${cellName(located.notebook.cell)}]`;
  return `:${located.line}:${located.column}${cell}`;
}

function movedLine(title: string, fix: FileFix): string {
  const names = [...new Set(fix.plans.flatMap((plan) => plan.names))];
  return `${title}: changed, reads ${names.join(", ")}`;
}

function count(findings: number): string {
  return `${findings} ${findings === 1 ? "credential" : "credentials"}`;
}
