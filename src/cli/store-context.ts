import { findIdentities } from "../stores/sops/identities";
import { findSops, SopsProgram } from "../stores/sops/program";
import type { StoreContext } from "../stores/store";
import { agreeToRecipients } from "./agreement";

/** What stores may ask for when a command uses them: keys of the process's own environment, and the user's word. */
export function storeContext(root: string, folder: string, yes: boolean): StoreContext {
  return {
    root,
    folder,
    identities: (recipients) => findIdentities({ env: process.env }, recipients),
    agreesTo: (file, recipients) => agreeToRecipients(root, file, recipients, yes),
    program: () => {
      const path = findSops(root, process.env);
      return path === undefined ? undefined : new SopsProgram(path, root, process.env);
    },
  };
}
