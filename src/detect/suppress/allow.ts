import type { Allowed } from "../config";
import type { Finding } from "../finding";

/**
 * Decides which findings a list of allowances covers. The slow fingerprint is computed only for findings whose rule and
 * name stand in the list, once for each value.
 */
export class Allowances {
  readonly #wholeRules = new Set<string>();
  readonly #byRule = new Map<string, Set<string>>();
  readonly #known = new Map<string, Promise<string>>();

  constructor(
    private readonly salt: string | undefined,
    allowed: readonly Allowed[],
  ) {
    for (const { rule, name, fingerprint } of allowed) {
      if (fingerprint === undefined) this.#wholeRules.add(rule);
      else {
        const key = `${rule}\0${name ?? ""}`;
        this.#byRule.set(key, (this.#byRule.get(key) ?? new Set()).add(fingerprint));
      }
    }
  }

  get isEmpty(): boolean {
    return this.#wholeRules.size === 0 && this.#byRule.size === 0;
  }

  async covers(finding: Finding): Promise<boolean> {
    return this.#wholeRules.has(finding.rule) || (await this.entry(finding)) !== undefined;
  }

  /** The key of the entry that allows a value, see `keyOf`; undefined where none does. */
  async entry({ rule, name, secret }: Finding): Promise<string | undefined> {
    const fingerprints = this.#byRule.get(`${rule}\0${name ?? ""}`);
    if (fingerprints === undefined || this.salt === undefined) return undefined;
    const key = `${rule}\0${name ?? ""}\0${secret.reveal()}`;
    // Most projects allow nothing: cryptography is loaded for those that do.
    const { sharedFingerprint } = await import("../../secret/fingerprint");
    const known = this.#known.get(key) ?? sharedFingerprint(this.salt, secret, rule, name);
    this.#known.set(key, known);
    const fingerprint = await known;
    return fingerprints.has(fingerprint)
      ? keyOf({ rule, ...(name === undefined ? {} : { name }), fingerprint })
      : undefined;
  }
}

/** What tells the entries of a list apart. */
export function keyOf({ rule, name, fingerprint }: Allowed): string {
  return `${rule}\0${name ?? ""}\0${fingerprint ?? ""}`;
}
