import { committedText } from "../../machine/git";
import type { Secret } from "../../secret/secret";
import { sealedStep } from "../../stores/sops/failure";
import { SealedFile } from "../../stores/sops/sealed-file";
import { type Refused, refuse } from "../../text/refused";
import type { Session } from "../session";

/** A sealed file beside its last commit, both opened. */
interface OpenedComparison {
  readonly kind: "comparison";
  readonly committed: Secret;
  readonly now: Secret;
}

/** Opens a sealed file as its last commit holds it, and as it is now. `file` is relative to the root. */
export async function compareWithHead(session: Session, file: string): Promise<OpenedComparison | Refused> {
  const sealed = new SealedFile(session, file);
  const open = (text: string, old = false) =>
    sealed.open(text, async (engine) => (await engine.decrypt(text)).text(), old);
  return sealedStep<OpenedComparison | Refused>(sealed.shown, async () => {
    const committed = await committedText(session.root, file);
    if (committed === undefined) return refuse("no-commit", `Git has no commit with ${sealed.shown}.`);
    return {
      kind: "comparison",
      committed: await open(committed, true),
      now: await open((await session.files.read(file)) ?? ""),
    };
  });
}
