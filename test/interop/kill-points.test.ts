import { randomInt } from "node:crypto";
import { buildCommand } from "./command";
import { killAtPoints, WRITING_COMMANDS } from "./kill-points";
import { Random } from "./sops-random";

/** Kills of each command; the bench tries every point. */
const KILLS = 6;

describe("a command that is killed while it writes", function () {
  this.timeout(300_000);
  const seed = randomInt(1e9);

  before(function () {
    if (process.platform === "win32") return this.skip();
    buildCommand();
    console.log(`      seed ${seed}`);
  });

  for (const [index, command] of WRITING_COMMANDS.entries())
    it(`loses nothing, and leaves nothing that git takes up: ${command.args.join(" ")}`, async () => {
      await killAtPoints(command, new Random(seed + index), KILLS);
    });
});
