import * as vscode from "vscode";
import type { Finding } from "../../../detect/finding";

/** A finding at its place in a document: the value's own range, or the last line of the cell whose output shows it. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly where: "source" | "output";
  readonly range: vscode.Range;
  /** Where a notebook that is not open was examined: the cell's index, from 0. */
  readonly cell?: number;
  /** Its place within that cell's source or output. */
  readonly inCell?: vscode.Range;
}

/** `source` and `output`: an open document's text and its cell's outputs. `scan`: found on the disk by Scan Workspace. */
type Slot = "source" | "output" | "scan";

interface Entry {
  readonly uri: vscode.Uri;
  readonly slots: Map<Slot, { readonly version: number | undefined; readonly found: readonly ShownFinding[] }>;
}

/** One place where a value stands. */
interface Occurrence {
  readonly uri: vscode.Uri;
  readonly located: ShownFinding;
}

/**
 * Everything that was found, by document and version. Diagnostics, the tree and the fixes are made from it, and nothing
 * is read back from them.
 */
export class Findings implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>();
  /** Documents by value, so that the same value elsewhere is found without a search. */
  readonly #byValue = new Map<string, Set<string>>();
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();

  /** Fires with every document whose findings, or whose related places, are different now. */
  readonly onDidChange = this.#changed.event;

  /** Replaces what one slot holds for a document. */
  set(uri: vscode.Uri, slot: Slot, version: number | undefined, found: readonly ShownFinding[]): void {
    const key = uri.toString();
    const entry = this.#entries.get(key) ?? { uri, slots: new Map() };
    const shown = this.of(uri);
    const before = entry.slots.get(slot)?.found ?? [];
    const affected = new Set([key]);
    this.#spread(shown, affected);
    entry.slots.set(slot, { version, found });
    this.#entries.set(key, entry);
    this.#index(key, before, entry);
    this.#spread(found, affected);
    if (shown.length > 0 || this.of(uri).length > 0) this.#announce(affected, uri);
  }

  /** Forgets one slot of a document. */
  delete(uri: vscode.Uri, slot: Slot): void {
    const key = uri.toString();
    const entry = this.#entries.get(key);
    const before = entry?.slots.get(slot)?.found;
    if (!entry || !before) return;
    const affected = new Set([key]);
    this.#spread([...before, ...this.of(uri)], affected);
    entry.slots.delete(slot);
    this.#index(key, before, entry);
    if (entry.slots.size === 0) this.#entries.delete(key);
    this.#announce(affected, uri);
  }

  /** Forgets every document at or below a file or folder, cells of a notebook included; or one slot of them. */
  deleteBelow(uri: vscode.Uri, only?: Slot): void {
    for (const { uri: candidate, slots } of [...this.#entries.values()]) {
      const below = candidate.path === uri.path || candidate.path.startsWith(`${uri.path}/`);
      if (!below) continue;
      for (const slot of [...slots.keys()]) if (only === undefined || slot === only) this.delete(candidate, slot);
    }
  }

  /** Forgets one slot of every document. */
  clear(slot: Slot): void {
    for (const { uri } of [...this.#entries.values()]) this.delete(uri, slot);
  }

  has(uri: vscode.Uri, slot: Slot): boolean {
    return this.#entries.get(uri.toString())?.slots.has(slot) ?? false;
  }

  /** Tells the listeners to look at a document again. */
  refresh(uri: vscode.Uri): void {
    if (this.#entries.has(uri.toString())) this.#changed.fire([uri]);
  }

  /** What is shown for a document: what its open text and outputs hold, else what the scan found. */
  of(uri: vscode.Uri): readonly ShownFinding[] {
    const slots = this.#entries.get(uri.toString())?.slots;
    if (!slots) return [];
    const source = slots.get("source");
    const output = slots.get("output")?.found ?? [];
    if (source) return [...source.found, ...output];
    // An open notebook's findings belong to its cells.
    const key = uri.toString();
    if (vscode.workspace.notebookDocuments.some((notebook) => notebook.uri.toString() === key)) return [];
    return [...(slots.get("scan")?.found ?? []), ...output];
  }

  /** The findings in a document's text, only where they were made from this version of it. */
  inVersion(document: vscode.TextDocument): readonly ShownFinding[] | undefined {
    const source = this.#entries.get(document.uri.toString())?.slots.get("source");
    return source?.version === document.version ? source.found : undefined;
  }

  /** Waits until a document that was just opened has been examined; whether it holds anything. */
  async whenScanned(document: vscode.TextDocument, patience = 5_000): Promise<boolean> {
    if (!this.inVersion(document)) {
      await new Promise<void>((done) => {
        const end = (): void => {
          clearTimeout(timer);
          subscription.dispose();
          done();
        };
        const timer = setTimeout(end, patience);
        const subscription = this.onDidChange(() => this.inVersion(document) && end());
      });
    }
    return (this.inVersion(document)?.length ?? 0) > 0;
  }

  documents(): vscode.Uri[] {
    return [...this.#entries.values()].map(({ uri }) => uri);
  }

  /** How many findings are shown in all documents. */
  count(): number {
    return this.documents().reduce((sum, uri) => sum + this.of(uri).length, 0);
  }

  /** Every place where the same value stands. */
  withValue(finding: Finding): Occurrence[] {
    const keys = this.#byValue.get(finding.secret.reveal()) ?? [];
    return [...keys].flatMap((key) => {
      const uri = this.#entries.get(key)?.uri;
      if (!uri) return [];
      const same = this.of(uri).filter((located) => located.finding.secret.equals(finding.secret));
      return same.map((located) => ({ uri, located }));
    });
  }

  /** `text` with every value that was found replaced; for what is written to a log. */
  redact(text: string): string {
    let redacted = text;
    for (const value of this.#byValue.keys()) redacted = redacted.replaceAll(value, "[secret]");
    return redacted;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#entries.clear();
    this.#byValue.clear();
  }

  #spread(found: readonly ShownFinding[], affected: Set<string>): void {
    for (const { finding } of found) {
      for (const key of this.#byValue.get(finding.secret.reveal()) ?? []) affected.add(key);
    }
  }

  /** Takes a document out of the index for values it no longer holds, and puts it in for those that it holds. */
  #index(key: string, before: readonly ShownFinding[], entry: Entry): void {
    for (const { finding } of before) {
      const value = finding.secret.reveal();
      const keys = this.#byValue.get(value);
      keys?.delete(key);
      if (keys?.size === 0) this.#byValue.delete(value);
    }
    for (const { found } of entry.slots.values()) {
      for (const { finding } of found) {
        const value = finding.secret.reveal();
        const keys = this.#byValue.get(value) ?? new Set();
        this.#byValue.set(value, keys.add(key));
      }
    }
  }

  #announce(keys: ReadonlySet<string>, changed: vscode.Uri): void {
    const uris = [...keys].map((key) => this.#entries.get(key)?.uri).filter((uri) => uri !== undefined);
    this.#changed.fire(uris.some((uri) => uri.toString() === changed.toString()) ? uris : [...uris, changed]);
  }
}
