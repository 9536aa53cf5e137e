import { randomInt } from "node:crypto";
import { buildCommand, type CommandFolder } from "./command";
import { contendedFolder, fixAtOnce, setAtOnce, windowAndCommand, windowsAtOnce } from "./contention";
import { Random } from "./sops-random";

/** The bench runs 30. */
const ROUNDS = 2;

describe("one project, changed by several at once", function () {
  this.timeout(240_000);
  let folder: CommandFolder;

  before(buildCommand);
  afterEach(() => folder?.remove());

  for (const [title, change] of [
    [
      "by 8 fixes: every value moves, or its command says that it has not",
      (random: Random) => fixAtOnce(folder, 8, random),
    ],
    ["by 50 times secrets set: every value is kept", (random: Random) => setAtOnce(folder, 50, random)],
    ["by two windows: every secret is kept", (random: Random) => windowsAtOnce(folder, 15, random)],
    ["by a window and the command: every secret is kept", (random: Random) => windowAndCommand(folder, 8, random)],
  ] as const) {
    it(`is changed ${title}`, async () => {
      const seed = randomInt(1e9);
      console.log(`      seed ${seed}`);
      const random = new Random(seed);
      for (let round = 0; round < ROUNDS; round += 1) {
        folder = await contendedFolder();
        await change(random);
        if (round + 1 < ROUNDS) folder.remove();
      }
    });
  }
});
