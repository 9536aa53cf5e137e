import { setReference } from "../../formats/refs/edit";
import { FileError } from "../../machine/files";
import type { ProjectFiles } from "../../machine/project-files";
import type { ByHand, EditDocument, Plan, StoreValues } from "../../refactor/plan";
import type { SecretChange, WriteResult } from "../../stores/store";
import { withLine } from "../../text/lines";
import { type Refused, refuse } from "../../text/refused";

/** Where the steps of a plan are carried out: on the disk, or for a look at what would be. */
export interface Workplace {
  readonly files: ProjectFiles;
  /** Stores values, and reads them back; a value that an entry holds already is not replaced. */
  write(store: string, changes: readonly SecretChange[]): Promise<WriteResult>;
}

/** Who edits the documents, once all else is written. Nothing may have been changed in one where it throws. */
export interface DocumentEditor {
  edit(step: EditDocument): void;
  clearOutputs(document: string): void;
  byHand(step: ByHand): void;
}

/** An editor for plans that change no document, or whose documents are edited later. */
export const NO_DOCUMENTS: DocumentEditor = {
  edit: () => undefined,
  clearOutputs: () => undefined,
  byHand: () => undefined,
};

/**
 * Carries out a plan, step by step: first what keeps secrets out of git and images, then the stores, each read back, then
 * what refers to them, and only then the documents, by `editor`. Ends at the first step that fails, with a sentence that
 * says what happened and what to do; no document is edited then.
 */
export async function carryOut(plan: Plan, place: Workplace, editor: DocumentEditor): Promise<Refused | undefined> {
  const { files } = place;
  try {
    for (const step of plan.steps) {
      switch (step.kind) {
        case "append-line":
          await files.change(step.file, (text) => withLine(text ?? "", step.line));
          break;
        case "store-values": {
          const refused = await store(step, place);
          if (refused !== undefined) return refused;
          break;
        }
        case "set-reference":
          await files.change(step.file, (text) => setReference(text ?? "", step.name, step.reference));
          break;
        case "write-file":
          await files.change(step.file, (text) => {
            if (text === step.before) return step.after;
            throw new FileError("changed", step.file, `${step.file} has changed meanwhile. Try again.`);
          });
          break;
        case "edit-document":
          editor.edit(step);
          break;
        case "clear-outputs":
          editor.clearOutputs(step.document);
          break;
        case "by-hand":
          editor.byHand(step);
      }
    }
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
}

async function store({ store: scheme, values }: StoreValues, place: Workplace): Promise<Refused | undefined> {
  const changes = values.map(({ reference, secret }) => ({ reference, secret }));
  const result = await place.write(scheme, changes);
  switch (result.kind) {
    case "written":
      return undefined;
    case "refused":
      return result;
    case "denied":
      return refuse("denied", result.needs);
    case "unreachable":
      return refuse("unreachable", result.reason);
  }
}
