import { planSealDotenv } from "../../refactor/seal";
import { writePlanFiles } from "../../work/move/carry-out";
import { proposeSealed, sealFacts } from "../../work/move/seal-facts";
import { readDotenvToSeal, removeSealedDotenv } from "../../work/seal/seal-dotenv";
import { CommandError } from "../exit";
import { sealedFiles } from "../fix-seal";
import { printable } from "../output/printable";
import { askYesNo, canAsk } from "../prompt";
import { currentRoot, pathInside, sealContext } from "../seal-context";
import { ensureSetUp } from "./sops-set-up";

export interface SealDotenvOptions {
  readonly to?: string;
  readonly yes?: boolean;
}

/** `sealwright seal`: exits with 1 where everything is sealed but the file stays. */
export async function runSealDotenv(given: string, options: SealDotenvOptions): Promise<number> {
  const yes = options.yes === true;
  const root = currentRoot();
  const file = pathInside(root, given);
  const content = await readDotenvToSeal(root, file, process.env);
  if (content.kind === "unusable") throw new CommandError(printable(content.reason));
  const target =
    options.to === undefined ? await proposeSealed(root, await sealedFiles(root)) : pathInside(root, options.to);
  await ensureSetUp(root, target, yes);
  const context = sealContext(root, yes);
  const seal = await sealFacts(root, file, target, context.identities);
  if ("kind" in seal) throw new CommandError(printable(seal.reason));
  const plan = planSealDotenv({ values: content.values, seal });
  if (plan.kind === "refusal") throw new CommandError(printable(plan.reason));
  const written = await writePlanFiles(plan, root, context);
  if (written.kind === "failed")
    throw new CommandError(`${printable(written.message)} ${printable(file)} was not changed.`);
  say(`Sealed ${plan.names.join(", ")} in ${target}; ${seal.refs.file} refers to them.`);
  for (const name of content.fromEnvironment) {
    say(`${name} took a part from this machine's environment, and is sealed as it is now.`);
  }
  for (const note of plan.notes) say(note);
  if (content.seenByGit) {
    say(`Git has seen ${file}: replace its values where they were issued, since its history keeps the old ones.`);
  }
  const agreed = yes || (canAsk() && (await askYesNo(`Remove ${printable(file)}, which is sealed now?`)));
  if (!agreed) {
    say(`${file} stays as it is: remove it, or pass --yes.`);
    return 1;
  }
  if (!(await removeSealedDotenv(root, file, content.text))) {
    say(`${file} has changed meanwhile and stays: seal it again.`);
    return 1;
  }
  say(`Removed ${file}.`);
  return 0;
}

function say(text: string): void {
  process.stderr.write(`sealwright: ${printable(text)}\n`);
}
