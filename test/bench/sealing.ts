import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../src/secret/secret";
import { sopsProgram } from "../interop/sops";
import { ageRecipients, decrypt, encrypt, setValue } from "../sealed-texts";

const VALUES = 10_000;
const ROUNDS = 5;

export interface SealingTime {
  readonly step: "encrypt" | "decrypt" | "set";
  /** Milliseconds: the command's whole process, the engine in this process, and sops's whole process. */
  readonly command: number;
  readonly engine: number;
  readonly sops: number;
}

/** A settings file of 10,000 values, ten in a map. */
function settings(): string {
  return Array.from({ length: VALUES / 10 }, (_, group) => {
    const lines = Array.from(
      { length: 10 },
      (_, at) => `    key${at}: value-${group}-${at}-${(group * at * 7919).toString(36)}`,
    );
    return `service${group}:\n${lines.join("\n")}\n`;
  }).join("");
}

/** The best of some rounds of each step, in turn with sops; `undefined` where sops cannot be had. */
export async function sealingTimes(cli: string): Promise<SealingTime[] | undefined> {
  const sops = sopsProgram();
  if (sops === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "sealwright-bench-"));
  try {
    const key = await generateX25519Identity();
    const recipient = await identityToRecipient(key);
    const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
    file("keys.txt", key);
    file(".sops.yaml", `creation_rules:\n  - age: ${recipient}\n`);
    file("plain.yaml", settings());
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      SOPS_AGE_KEY_FILE: join(folder, "keys.txt"),
      SOPS_DISABLE_VERSION_CHECK: "1",
    };
    const run = (program: string, args: readonly string[], input = "") =>
      execFileSync(program, [...args], {
        cwd: folder,
        env,
        input,
        stdio: ["pipe", "pipe", "ignore"],
        maxBuffer: 1 << 28,
      });
    const sealed = run(sops, ["encrypt", "plain.yaml"]).toString();
    const identities = [new Secret(key)];
    const node = process.execPath;
    const steps = {
      encrypt: {
        command: () => run(node, [cli, "sops", "encrypt", "--yes", "plain.yaml"]),
        engine: () => encrypt(settings(), "yaml", { groups: ageRecipients([recipient]) }),
        sops: () => run(sops, ["encrypt", "plain.yaml"]),
      },
      decrypt: {
        command: () => run(node, [cli, "sops", "decrypt", "sealed.yaml"]),
        engine: () => decrypt(sealed, "yaml", identities),
        sops: () => run(sops, ["decrypt", "sealed.yaml"]),
      },
      set: {
        command: () => run(node, [cli, "sops", "set", "--yes", "sealed.yaml", "/service500/key5"], "another"),
        engine: () => setValue(sealed, "yaml", { pointer: "/service500/key5" }, new Secret("another"), identities),
        sops: () => run(sops, ["set", "--value-stdin", "sealed.yaml", '["service500"]["key5"]'], '"another"'),
      },
    };
    const times: SealingTime[] = [];
    for (const [step, ways] of Object.entries(steps) as [SealingTime["step"], (typeof steps)[SealingTime["step"]]][]) {
      const best = {
        command: Number.POSITIVE_INFINITY,
        engine: Number.POSITIVE_INFINITY,
        sops: Number.POSITIVE_INFINITY,
      };
      for (let round = 0; round < ROUNDS; round++)
        for (const way of ["sops", "command", "engine"] as const) {
          file("sealed.yaml", sealed);
          const started = performance.now();
          await ways[way]();
          best[way] = Math.min(best[way], performance.now() - started);
        }
      times.push({ step, ...best });
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
