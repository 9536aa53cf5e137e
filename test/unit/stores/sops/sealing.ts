import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../../../src/secret/secret";
import type { SealContext } from "../../../../src/stores/sops/sealing";

/** A project of someone with an age key, whose `.sops.yaml` seals `secrets.enc.*` to it. */
export class Sealing {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-seal-")));

  private constructor(
    readonly identity: Secret,
    readonly recipient: string,
  ) {
    this.write(".sops.yaml", `creation_rules:\n  - path_regex: secrets\\.enc\\.\n    age: ${recipient}\n`);
  }

  static async create(): Promise<Sealing> {
    const key = await generateX25519Identity();
    return new Sealing(new Secret(key), await identityToRecipient(key));
  }

  context(more: Partial<SealContext> = {}): SealContext {
    return {
      root: this.root,
      identities: async () => [{ name: "test", text: this.identity }],
      agreesTo: async () => true,
      ...more,
    };
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
