import { standsInHead } from "../../../work/secrets/in-head";
import { fileOf } from "../../documents";
import type { Advice } from "../findings/hover";
import type { Resolved } from "../findings/target";
import type { FixPlanner } from "./fix-planner";
import { moveTitle } from "./menu-titles";

/** What a hover says beside what was found. */
export async function adviceOn(planner: FixPlanner, { document, located }: Resolved): Promise<Advice> {
  const file = fileOf(document);
  const [proposal, committed] = await Promise.all([
    planner.propose(document, [located.finding]),
    file.scheme === "file" ? standsInHead(file.fsPath, located.finding.secret) : undefined,
  ]);
  return { fix: "plan" in proposal ? moveTitle(proposal) : undefined, committed };
}
