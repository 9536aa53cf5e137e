import { buildCommand } from "../interop/command";
import {
  commandsAtOnce,
  contendedFolder,
  fixAtOnce,
  type Outcome,
  setAtOnce,
  windowAndCommand,
  windowsAtOnce,
} from "../interop/contention";
import { Random } from "../interop/sops-random";

/** Of 2 to 50 commands that write at once. */
export const MIXED_ROUNDS = 200;

/** Changes projects by several processes at once, `rounds` times each way; throws where a value is lost. Gives what the fixes came to. */
export async function contend(rounds: number, seed: number): Promise<Outcome> {
  await buildCommand();
  const random = new Random(seed);
  const sum = { moved: 0, left: 0 };
  for (let round = 0; round < MIXED_ROUNDS; round += 1) {
    const folder = await contendedFolder();
    await commandsAtOnce(folder, 2 + random.below(49), random);
    folder.remove();
  }
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
