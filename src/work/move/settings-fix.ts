import { basename, dirname, join } from "node:path";
import type { Finding } from "../../detect/finding";
import { scan } from "../../detect/scan";
import { storePlan, takenNames } from "../../refactor/environment";
import { editsOf } from "../../refactor/plan";
import { COMPOSE, HYDRA, type SettingsDialect, settingsMoves } from "../../refactor/settings-moves";
import { ENV_SCHEME } from "../../stores/dotenv/reference";
import { applyEdits } from "../../text/edits";
import { carryOut, NO_DOCUMENTS } from "./carry-out";
import { type FileFix, type FileToFix, type FixChoice, unchanged } from "./file-fix";
import type { Planning } from "./plan-move";
import { projectFacts } from "./project-facts";

const BY_HAND = "Not moved: change it by hand.";
const COMPOSE_NAME = /^(?:docker-)?compose[\w.-]*\.ya?ml$/;
/** What configurations for Hydra begin with, and how they and OmegaConf's refer. */
const HYDRA_SIGN = /^(?:defaults|hydra):|^# @package|\$\{oc\./m;

/** Plans a file of Compose's or Hydra's settings: its values move to `.env`, which both can read. */
export async function fixSettings(planning: Planning, file: FileToFix, choice: FixChoice): Promise<FileFix> {
  const { path, title, text, wanted } = file;
  const dialect = await dialectOf(planning, path, text);
  if (dialect === undefined || choice.target.store !== ENV_SCHEME) return unchanged(text, wanted, BY_HAND);
  const project = await projectFacts(planning.place.files, path);
  const settings = { path, text, findings: wanted, style: choice.settings.nameStyle, name: choice.name };
  const { moves, moved, left } = settingsMoves(settings, takenNames(project), dialect);
  if (moved.length === 0) return { ...unchanged(text, [], ""), left };
  const plan = storePlan(project, moves);
  if (plan.kind === "refused") return unchanged(text, wanted, plan.reason);
  const refused = await carryOut(plan, planning.place, NO_DOCUMENTS);
  if (refused !== undefined) return unchanged(text, wanted, refused.reason);
  const after = applyEdits(text, editsOf(plan, path));
  const all: readonly Finding[] = scan({ text, path, language: "text", rules: choice.rules, suppressed: true });
  return {
    plans: [plan],
    after,
    changes: [{ title, before: text, after }],
    moved,
    left,
    notes: plan.notes,
    values: all.map(({ secret, start, end }) => ({ secret, written: text.slice(start, end) })),
  };
}

async function dialectOf(
  { place: { files } }: Planning,
  path: string,
  text: string,
): Promise<SettingsDialect | undefined> {
  if (COMPOSE_NAME.test(basename(path))) return COMPOSE;
  if (HYDRA_SIGN.test(text)) return HYDRA;
  // A group's file says nothing of it; the primary one beside or above does.
  for (const folder of [dirname(path), dirname(dirname(path))])
    for (const name of ["config.yaml", "config.yml"]) {
      const primary = await files.read(join(folder, name)).catch(() => undefined);
      if (primary !== undefined && HYDRA_SIGN.test(primary)) return HYDRA;
    }
  return undefined;
}
