import type { Command } from "commander";
import type { OutputFilter } from "../../work/run/output";
import { granted } from "../exit";
import { UNCONFIRMED, type ValueOptions, withValues } from "./value-options";

interface MaskOptions extends ValueOptions {
  readonly patterns?: boolean;
}

export function addMask(program: Command, done: (code: number) => void): void {
  withValues(program, "mask", "copy standard input to standard output without the secrets that .env.refs names")
    .option("--patterns", "mask what has a known token's format too")
    .action(async (options: MaskOptions) => done(await maskInput(options)));
}

/** Standard input to standard output, without the secrets. Returns the exit code. */
async function maskInput(options: MaskOptions): Promise<number> {
  const { Masker, unmasked } = await import("../../secret/mask");
  const { offerValues, resolveOffer } = await import("../../work/run/offer");
  const { chain, pump } = await import("../../work/run/output");
  const { TerminalPerson } = await import("../terminal-person");
  const offer = granted(await offerValues(process.cwd(), options));
  const values = granted(await resolveOffer(offer, new TerminalPerson(options.yes === true)), UNCONFIRMED);
  const names = unmasked(values);
  if (names.length > 0) {
    process.stderr.write(`sealwright: Not masked, being short or common words: ${names.join(", ")}.\n`);
  }
  let filter: OutputFilter = new Masker(values.values()).stream();
  if (options.patterns === true) {
    const { PatternMask } = await import("../../work/run/mask-patterns");
    filter = chain(filter, new PatternMask());
  }
  await pump(process.stdin, process.stdout, filter);
  return 0;
}
