import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../../src/secret/secret";
import type { Person } from "../../../src/work/person";
import { Session } from "../../../src/work/session";
import { ScriptedPerson } from "./scripted-person";

/** A project of someone with an age key, whose `.sops.yaml` seals `secrets.enc.*` to it. */
export class SealedProject {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-seal-")));
  /** The user's own folder. */
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-home-")));

  private constructor(
    readonly identity: Secret,
    readonly recipient: string,
  ) {
    this.write(".sops.yaml", `creation_rules:\n  - path_regex: secrets\\.enc\\.\n    age: ${recipient}\n`);
  }

  static async create(): Promise<SealedProject> {
    const key = await generateX25519Identity();
    return new SealedProject(new Secret(key), await identityToRecipient(key));
  }

  /** The environment of the user; `more` adds to it, or takes out what is undefined. */
  env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const env = { PATH: process.env.PATH, HOME: this.home, XDG_CONFIG_HOME: this.home };
    return { ...env, SOPS_AGE_KEY: this.identity.reveal(), ...more };
  }

  session(person: Person = new ScriptedPerson(), more: NodeJS.ProcessEnv = {}): Session {
    return new Session({ root: this.root, person, env: this.env(more) });
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  remove(): void {
    for (const folder of [this.root, this.home]) rmSync(folder, { recursive: true, force: true });
  }
}
