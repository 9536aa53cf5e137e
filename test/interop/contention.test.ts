import { randomInt } from "node:crypto";
import { buildCommand, type CommandFolder } from "./command";
import { commandsAtOnce, contendedFolder, fixAtOnce, setAtOnce, windowAndCommand, windowsAtOnce } from "./contention";
import { Random } from "./sops-random";

/** The bench runs 200 of commands, and 30 of the others. */
const ROUNDS = 10;

describe("one project, changed by several at once", function () {
  this.timeout(240_000);
  let folder: CommandFolder;

  before(buildCommand);
  afterEach(() => folder?.remove());

  for (const [title, change, rounds] of [
    [
      "by 2 to 20 commands that write: each comes to its end, and every value is kept",
      (random: Random) => commandsAtOnce(folder, 2 + random.below(19), random),
      ROUNDS,
    ],
    [
      "by 8 fixes: every value moves, or its command says that it has not",
      (random: Random) => fixAtOnce(folder, 8, random),
      2,
    ],
    ["by 50 times secrets set: every value is kept", (random: Random) => setAtOnce(folder, 50, random), 1],
    ["by two windows: every secret is kept", (random: Random) => windowsAtOnce(folder, 15, random), 1],
    ["by a window and the command: every secret is kept", (random: Random) => windowAndCommand(folder, 8, random), 1],
  ] as const) {
    it(`is changed ${title}`, async () => {
      const seed = randomInt(1e9);
      console.log(`      seed ${seed}`);
      const random = new Random(seed);
      for (let round = 0; round < rounds; round += 1) {
        folder = await contendedFolder();
        await change(random);
        if (round + 1 < rounds) folder.remove();
      }
    });
  }
});
