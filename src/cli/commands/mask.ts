import { Masker, unmasked } from "../../secret/mask";
import { chain, type OutputFilter, pump } from "../../work/run/output";
import { offered, resolved, type ValueOptions } from "../values";

export interface MaskOptions extends ValueOptions {
  readonly patterns?: boolean;
}

/** `sealwright mask`: standard input to standard output, without the secrets. Returns the exit code. */
export async function runMask(options: MaskOptions): Promise<number> {
  const values = await resolved(await offered(options, 2), options, 2);
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
