import type { Command } from "commander";
import { Masker, unmasked } from "../../secret/mask";
import { maskedValues } from "../../work/run/masked-values";
import { resolveOffer } from "../../work/run/offer";
import { chain, type OutputFilter, pump } from "../../work/run/output";
import { granted } from "../exit";
import { say } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { offerOf, UNCONFIRMED, type ValueOptions, withValues } from "./value-options";

interface MaskOptions extends ValueOptions {
  readonly patterns?: boolean;
}

export function defineMask(command: Command, done: (code: number) => void): void {
  withValues(command)
    .option("--patterns", "mask what has a known token's format too")
    .action(async (options: MaskOptions) => done(await maskInput(options)));
}

/** Standard input to standard output, without the secrets. Returns the exit code. */
async function maskInput(options: MaskOptions): Promise<number> {
  const offer = granted(await offerOf(options), UNCONFIRMED);
  const person = new TerminalPerson(options.yes === true);
  const { values } = granted(await resolveOffer(offer, { person }), UNCONFIRMED);
  const masked = await maskedValues(offer, values);
  const names = unmasked(masked);
  if (names.length > 0) say(`Not masked, being short or common words: ${names.join(", ")}.`);
  let filter: OutputFilter = new Masker(masked.map(([, secret]) => secret)).stream();
  if (options.patterns === true) {
    const { PatternMask } = await import("../../work/run/mask-patterns");
    filter = chain(filter, new PatternMask());
  }
  await pump(process.stdin, process.stdout, filter);
  return 0;
}
