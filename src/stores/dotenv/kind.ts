import { VARIABLE_NAME } from "../../formats/refs/reference";
import type { StoreKind } from "../kind";
import { asEnvReference, ENV_SCHEME, envReference, parseEnvReference } from "./reference";

const NO_NAME = "Letters, digits and underscores, and no digit at the beginning.";

/** The `.env` files of a project. */
export const dotenvKind: StoreKind = {
  scheme: ENV_SCHEME,
  title: ".env files",
  icon: "archive",
  emptyText: "No .env file.",
  parse: parseEnvReference,
  ownVariable: (reference) => asEnvReference(reference).name,
  nameSteps: (reference) => [asEnvReference(reference).name],
  absentText: (reference) => `Neither the environment nor .env has ${asEnvReference(reference).name}.`,
  naming: {
    prompt: "Name of the variable",
    added: ([file], text) => (VARIABLE_NAME.test(text) ? envReference(text, file) : NO_NAME),
    renaming: (reference) => {
      const { name } = asEnvReference(reference);
      return { title: `New name of ${name}`, text: name };
    },
    renamed: (reference, text) =>
      VARIABLE_NAME.test(text) ? envReference(text, asEnvReference(reference).file) : NO_NAME,
  },
  open: async (context) => new (await import("./store")).DotenvStore(context),
};
