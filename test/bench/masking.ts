import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { Masker } from "../../src/secret/mask";
import { Secret } from "../../src/secret/secret";

const SECRETS = 20;
const LINES = 8000;
const CHUNK = 1 << 16;
const MEGABYTES = 400;
const ROUNDS = 5;
const STARTS = 15;

/** A training script's log in which no secret stands, and one in which each hundredth line shows one. */
function logs(secrets: readonly Secret[]): { clean: Buffer; leaking: Buffer } {
  const lines = Array.from({ length: LINES }, (_, step) => {
    const loss = (10 / (step + 1)).toFixed(6);
    return `2026-01-31 12:${step % 60}:07,123 INFO trainer step=${step} loss=${loss} lr=3e-4 run=${randomBytes(4).toString("hex")}`;
  });
  const leaking = lines.map((line, at) => (at % 100 === 0 ? `${line} ${secrets[at % SECRETS]?.reveal()}` : line));
  return { clean: Buffer.from(lines.join("\n")), leaking: Buffer.from(leaking.join("\n")) };
}

/** Megabytes a second of one core, the best of some rounds. */
export function maskingSpeed(): { clean: number; leaking: number } {
  const secrets = Array.from({ length: SECRETS }, () => new Secret(randomBytes(16).toString("hex")));
  const texts = logs(secrets);
  const speed = (text: Buffer) => {
    const stream = new Masker(secrets).stream();
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      let bytes = 0;
      const started = performance.now();
      while (bytes < MEGABYTES * 1e6) {
        for (let at = 0; at < text.length; at += CHUNK) stream.write(text.subarray(at, at + CHUNK));
        bytes += text.length;
      }
      best = Math.max(best, bytes / 1e3 / (performance.now() - started));
    }
    return best;
  };
  return { clean: speed(texts.clean), leaking: speed(texts.leaking) };
}

/** Milliseconds of `sealwright run -- true` and of bare Node, the best of some starts of each, in turn. */
export function runOverBare(command: string): { ours: number; bare: number } {
  const time = (args: readonly string[]) => {
    const started = performance.now();
    execFileSync(process.execPath, [...args], { stdio: "ignore" });
    return performance.now() - started;
  };
  let [ours, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let start = 0; start < STARTS; start++) {
    bare = Math.min(bare, time(["-e", "0"]));
    ours = Math.min(ours, time([command, "run", "--", "true"]));
  }
  return { ours, bare };
}
