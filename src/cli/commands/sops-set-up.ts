import { readText, resolveInside } from "../../machine/files";
import { SopsError } from "../../sops";
import { findConfig, ruleFor } from "../../stores/sops/creation-rule";
import { confirmRecipients } from "../../work/consent/recipients";
import { DEFAULT_SEALED } from "../../work/move/seal-facts";
import { setUpEncryption } from "../../work/seal/set-up";
import { CommandError } from "../exit";
import { printable } from "../output/printable";
import { askYesNo, canAsk } from "../prompt";
import { currentRoot, pathInside } from "../seal-context";

/** `sealwright sops set-up`: a key and a rule, where they are missing. */
export async function runSetUp(file: string | undefined): Promise<number> {
  const root = currentRoot();
  await setUp(root, file === undefined ? DEFAULT_SEALED : pathInside(root, file));
  return 0;
}

/**
 * Sees to it that `file` can be sealed: where neither the file nor a rule for it is there, encryption is set up if the user
 * agrees (`yes`: without asking). Throws `CommandError` where they do not.
 */
export async function ensureSetUp(root: string, file: string, yes: boolean): Promise<void> {
  if ((await readText(root, file)) !== undefined || (await hasRule(root, file))) return;
  const question = `No .sops.yaml says to whom ${printable(file)} is sealed.`;
  const agreed = yes || (canAsk() && (await askYesNo(`${question}\nMake a key for you, and a rule?`)));
  if (!agreed) throw new CommandError(`${question} Run sealwright sops set-up first, or pass --yes.`);
  await setUp(root, file);
}

async function hasRule(root: string, file: string): Promise<boolean> {
  try {
    const config = await findConfig(root);
    return config !== undefined && ruleFor(config, await resolveInside(root, file)) !== undefined;
  } catch (error) {
    if (error instanceof SopsError && error.reason === "no-rule") return false;
    if (error instanceof SopsError) throw new CommandError(error.message);
    throw error;
  }
}

async function setUp(root: string, file: string): Promise<void> {
  const result = await setUpEncryption(root, file, { env: process.env }, new Date());
  if (result.kind === "failed") throw new CommandError(result.message);
  const { publicKey, keyPlace, keyMade, config, rule, reads } = result;
  const lines = [
    keyMade
      ? `Made your key: ${keyPlace}. Keep a copy in a safe place: whoever loses the key loses the files.`
      : `Your key is there already: ${keyPlace}.`,
    {
      made: `Made ${config} with a rule for ${file}.`,
      added: `${config} got a rule for ${file}.`,
      kept: `${config} has a rule for ${file} already.`,
    }[rule],
    ...(reads ? [] : ["That rule does not name your key. Someone who can open its files must add the key to it."]),
    `Your public key, to share with those who seal for you: ${publicKey}`,
  ];
  process.stderr.write(`${lines.map(printable).join("\n")}\n`);
  // Who made the rule has said to whom it seals.
  if (rule === "made") confirmRecipients(root, file, [publicKey]);
}
