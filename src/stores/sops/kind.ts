import { relative, resolve } from "node:path";
import type { StoreKind } from "../kind";
import { asSopsReference, parseSopsReference, SOPS_SCHEME, sopsReference } from "./reference";

/** The SOPS files of a project. */
export const sopsKind: StoreKind = {
  scheme: SOPS_SCHEME,
  title: "Sealed files",
  icon: "archive",
  emptyText: "No sealed file.",
  parse: parseSopsReference,
  rebase: (reference, from, to) => {
    const { path, pointer, document } = asSopsReference(reference);
    return sopsReference(relative(to, resolve(from, path)).replaceAll("\\", "/"), pointer, document);
  },
  nameSteps: (reference) => {
    const { path, pointer } = asSopsReference(reference);
    return pointer === "" ? [path.split("/").at(-1) ?? ""] : pointer.split("/").slice(1);
  },
  absentText: ({ text }) => `${text} leads to nothing: look at the file's name and the path in it.`,
  naming: {
    prompt: "Name or path, such as password or db/password",
    added: ([file = "", document = "0", pointer = ""], text) => {
      if (!/^\/?[^/\s]{1,200}(?:\/[^/\s]{1,200}){0,20}$/.test(text)) return "A name, or names with / between.";
      const steps = text
        .replace(/^\//, "")
        .split("/")
        .map((step) => step.replaceAll("~", "~0"));
      return sopsReference(file, `${pointer}/${steps.join("/")}`, Number(document));
    },
    renaming: (reference) => ({ title: "New place in the file", text: asSopsReference(reference).pointer }),
    renamed: (reference, typed) => {
      const { path, document } = asSopsReference(reference);
      const text = typed.startsWith("/") ? typed : `/${typed}`;
      if (!/^(?:\/(?:[^~/]|~[01])*)+$/.test(text) || text.length < 2) return "A path such as db/password.";
      return sopsReference(path, text, document);
    },
  },
  open: async (context) => new (await import("./store")).SopsStore(context),
};
