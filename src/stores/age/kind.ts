import { relative, resolve } from "node:path";
import type { StoreKind } from "../kind";
import { AGE_SCHEME, ageReference, asAgeReference, parseAgeReference } from "./reference";

export const AGE_SUFFIX = ".age";
const NAME = /^[^\\/\s]{1,200}(?:\/[^\\/\s]{1,200}){0,20}$/;
const NO_NAME = "A name, or names with / between.";

/** The age files of a project, one value each. */
export const ageFileKind: StoreKind = {
  scheme: AGE_SCHEME,
  title: "age files",
  icon: "archive",
  emptyText: "No age file.",
  onlyWithEntries: true,
  parse: parseAgeReference,
  rebase: (reference, from, to) => {
    const { path, field } = asAgeReference(reference);
    return ageReference(relative(to, resolve(from, path)).replaceAll("\\", "/"), field);
  },
  nameSteps: (reference) => {
    const { path, field } = asAgeReference(reference);
    const name = path
      .replace(/\.age$/, "")
      .split("/")
      .slice(-2);
    return field === undefined ? name : [...name, field];
  },
  absentText: ({ text }) => `${text} leads to nothing: look at the file's name.`,
  naming: {
    prompt: "Name or path of the file, such as token or prod/token",
    added: ([at = ""], text) => {
      if (!NAME.test(text)) return NO_NAME;
      // A file that is named holds a JSON object.
      if (at.endsWith(AGE_SUFFIX)) return ageReference(at, text);
      const folder = at.replace(/\/+$/, "");
      return ageReference(`${folder === "" ? "" : `${folder}/`}${withSuffix(text)}`);
    },
    renaming: (reference) => {
      const { path, field } = asAgeReference(reference);
      return field === undefined
        ? { title: "New name of the file", text: path }
        : { title: "New name of the field", text: field };
    },
    renamed: (reference, text) => {
      const { path, field } = asAgeReference(reference);
      if (field !== undefined) return text === "" ? NO_NAME : ageReference(path, text);
      return NAME.test(text) ? ageReference(withSuffix(text)) : NO_NAME;
    },
  },
  open: async (context) => new (await import("./store")).AgeFileStore(context),
};

function withSuffix(name: string): string {
  return name.endsWith(AGE_SUFFIX) ? name : `${name}${AGE_SUFFIX}`;
}
