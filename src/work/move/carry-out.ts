import { dotenvValues } from "../../formats/dotenv/file";
import { referenceTexts, setReference } from "../../formats/refs/edit";
import { changedSinceRead, fileStep } from "../../machine/files";
import type { ProjectFiles } from "../../machine/project-files";
import {
  type ByHand,
  type EditDocument,
  type FreeNames,
  type Plan,
  type SetReference,
  type Step,
  type StoreValues,
  stepsOf,
} from "../../refactor/plan";
import type { SecretChange, WriteResult } from "../../stores/store";
import { withLine } from "../../text/lines";
import { type Refused, refuse } from "../../text/refused";
import { failureText } from "../secrets/resolve";

/** Why a store did not write. */
export type NotWritten = Exclude<WriteResult, { readonly kind: "written" }>;

/** Where the steps of a plan are carried out: on the disk, or for a look at what would be. */
export interface Workplace {
  readonly files: ProjectFiles;
  /** Asks the user what storing these values takes. */
  prepare(store: string, changes: readonly SecretChange[]): Promise<NotWritten | undefined>;
  /** Does `act` while no other plan is carried out in the project. Throws `FileError` where another one takes too long. */
  alone<T>(act: () => Promise<T>): Promise<T>;
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
 * Carries out a plan, step by step and as one with regard to other plans: first what keeps secrets out of git and images,
 * then the stores, each read back, then what refers to them, and only then the documents, by `editor`. Ends at the first
 * step that fails, with a sentence that says what happened and what to do; no document is edited then. `taken`: another
 * process has given a name or an entry to another value since the plan was made, and another plan may do.
 */
export function carryOut(plan: Plan, place: Workplace, editor: DocumentEditor): Promise<Refused | undefined> {
  return carryOutAll([plan], place, editor);
}

/** The same for several plans of one file; `last` is done after them, before another plan of the project is. */
export async function carryOutAll(
  plans: readonly Plan[],
  place: Workplace,
  editor: DocumentEditor,
  last: () => Promise<Refused | undefined> = async () => undefined,
): Promise<Refused | undefined> {
  return fileStep(async () => {
    // Before the project is locked: others do not wait for an answer.
    for (const { store: scheme, values } of plans.flatMap((plan) => stepsOf(plan, "store-values"))) {
      const result = await place.prepare(scheme, changesOf(values));
      if (result !== undefined) return notStored(result);
    }
    return place.alone(async () => {
      for (const step of plans.flatMap(({ steps }) => steps)) {
        const refused = await carryOutStep(step, place, editor);
        if (refused !== undefined) return refused;
      }
      return last();
    });
  });
}

async function carryOutStep(step: Step, place: Workplace, editor: DocumentEditor): Promise<Refused | undefined> {
  const { files } = place;
  switch (step.kind) {
    case "free-names":
      return namesTaken(step, files);
    case "append-line":
      await files.change(step.file, (text) => withLine(text ?? "", step.line));
      return undefined;
    case "store-values":
      return store(step, place);
    case "set-reference":
      return refer(step, files);
    case "write-file":
      await files.change(step.file, (text) => {
        if (text === step.before) return step.after;
        throw changedSinceRead(files.shown(step.file));
      });
      return undefined;
    case "edit-document":
      editor.edit(step);
      return undefined;
    case "clear-outputs":
      editor.clearOutputs(step.document);
      return undefined;
    case "by-hand":
      editor.byHand(step);
      return undefined;
  }
}

async function namesTaken({ file, form, values }: FreeNames, files: ProjectFiles): Promise<Refused | undefined> {
  const text = (await files.read(file)) ?? "";
  const given = form === "refs" ? referenceTexts(text) : dotenvValues(text);
  const taken = values.find(({ name, secret }) => {
    const other = given.get(name);
    return other !== undefined && (form === "refs" || other !== secret.reveal());
  });
  return taken && nameTaken(files.shown(file), taken.name);
}

async function refer({ file, name, reference }: SetReference, files: ProjectFiles): Promise<Refused | undefined> {
  let taken = false;
  await files.change(file, (text = "") => {
    const other = referenceTexts(text).get(name);
    taken = other !== undefined && other !== reference;
    return taken ? undefined : setReference(text, name, reference);
  });
  return taken ? nameTaken(files.shown(file), name) : undefined;
}

function nameTaken(file: string, name: string): Refused {
  return refuse("taken", `${name} now stands for another value in ${file}. Choose the fix again.`);
}

async function store({ store: scheme, values }: StoreValues, place: Workplace): Promise<Refused | undefined> {
  const result = await place.write(scheme, changesOf(values));
  return result.kind === "written" ? undefined : notStored(result);
}

function changesOf(values: StoreValues["values"]): SecretChange[] {
  return values.map(({ reference, secret }) => ({ reference, secret }));
}

function notStored(result: NotWritten): Refused {
  return result.kind === "refused" ? result : refuse(result.kind, failureText(result));
}
