import { buildCommand } from "../interop/command";
import {
  contendedFolder,
  fixAtOnce,
  type Outcome,
  setAtOnce,
  windowAndCommand,
  windowsAtOnce,
} from "../interop/contention";
import { Random } from "../interop/sops-random";

/** Changes projects by several processes at once, `rounds` times each way; throws where a value is lost. Gives what the fixes came to. */
export async function contend(rounds: number, seed: number): Promise<Outcome> {
  await buildCommand();
  const random = new Random(seed);
  const sum = { moved: 0, left: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const folder = await contendedFolder();
    try {
      const fixed = await fixAtOnce(folder, 8, random);
      await setAtOnce(folder, 50, random);
      await windowsAtOnce(folder, 8, random);
      const both = await windowAndCommand(folder, 8, random);
      sum.moved += fixed.moved + both.moved;
      sum.left += fixed.left + both.left;
    } finally {
      folder.remove();
    }
  }
  return sum;
}
