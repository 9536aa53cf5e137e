/** A program, run bundled by `masking.ts`: prints `MaskingFigures` as JSON. */
import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { Masker } from "../../src/secret/mask";
import { Secret } from "../../src/secret/secret";

const SECRETS = 20;
const LINES = 8000;
const CHUNK = 1 << 16;
const MEGABYTES = 100;
const ROUNDS = 7;

/** Kinds of logs, by the line for a step of training. */
const LINE = {
  clean: (step: number, loss: string, run: string) =>
    `2026-01-31 12:${step % 60}:07,123 INFO trainer step=${step} loss=${loss} lr=3e-4 run=${run}`,
  json: (step: number, loss: string, run: string) =>
    JSON.stringify({ time: `2026-01-31T12:${step % 60}:07.123Z`, level: "info", text: `"${run}" done\n`, step, loss }),
  coloured: (step: number, loss: string, run: string) =>
    `\x1b[2m2026-01-31 12:${step % 60}:07\x1b[0m \x1b[32mINFO\x1b[0m step=\x1b[36m${step}\x1b[0m loss=\x1b[36m${loss}\x1b[0m run=${run}`,
};

/** Megabytes a second of one core, the best of some rounds, and milliseconds until the first output. */
export type MaskingFigures = Record<keyof typeof LINE | "leaking" | "preparing", number>;

const values = Array.from({ length: SECRETS }, () => randomBytes(16).toString("hex"));
const secrets = () => values.map((value) => new Secret(value));

function log(line: (typeof LINE)["clean"], leaks: boolean): Buffer {
  const lines = Array.from({ length: LINES }, (_, step) => {
    const text = line(step, (10 / (step + 1)).toFixed(6), randomBytes(4).toString("hex"));
    return leaks && step % 100 === 0 ? `${text} ${values[(step / 100) % SECRETS]}` : text;
  });
  return Buffer.from(lines.join("\n"));
}

function speed(text: Buffer): number {
  const stream = new Masker(secrets()).stream();
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
}

const started = performance.now();
new Masker(secrets()).stream().write(Buffer.from("started\n"));
const figures: MaskingFigures = {
  preparing: performance.now() - started,
  clean: speed(log(LINE.clean, false)),
  leaking: speed(log(LINE.clean, true)),
  json: speed(log(LINE.json, false)),
  coloured: speed(log(LINE.coloured, false)),
};
console.log(JSON.stringify(figures));
