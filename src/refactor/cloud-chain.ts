import type { Finding } from "../detect/finding";
import { catalogue } from "../detect/vendors/lazy";
import type { Module } from "../python/module";
import { calleeBefore } from "../python/module";
import { closing } from "../python/source";

/** Whether the module makes another client of the finding's vendor that would pick up the vendor's own variables. */
export function clientWithoutKeys(module: Module, { chain }: Finding): boolean {
  const known = chain === undefined ? undefined : catalogue().cloudChain(chain);
  if (known === undefined) return false;
  const { clients, explicit, addresses } = known;
  return module.code.some((token, at) => {
    if (token.kind === "string")
      return addresses.test(module.text.slice(token.start, token.start + 16).replace(/^["'rRbB]{1,3}/, ""));
    if (token.kind !== "op" || module.word(at) !== "(") return false;
    if (!clients.test(calleeBefore(module, at - 1).name)) return false;
    const end = closing(module, at);
    for (let inside = at + 1; inside < end; inside += 1) {
      if (module.brackets[inside] !== at) continue;
      // `**settings` may hold the keys.
      if (module.word(inside) === "**") return false;
      if (module.word(inside + 1) === "=" && explicit.test(module.word(inside))) return false;
    }
    return true;
  });
}

/** Whether the clients of the finding's vendor read a variable of this name. */
export function isReadByClients(name: string, { chain }: Finding): boolean {
  return chain !== undefined && catalogue().cloudChain(chain)?.variables.test(name) === true;
}

/** The credentials that work only together with `finding`: of each other variable of its chain the nearest one. */
export function partnersOf(finding: Finding, findings: readonly Finding[]): Finding[] {
  if (finding.chain === undefined) return [];
  const nearest = new Map<string, Finding>();
  for (const other of findings) {
    const kind = other.environment ?? other.rule;
    if (other.chain !== finding.chain || kind === (finding.environment ?? finding.rule)) continue;
    const known = nearest.get(kind);
    if (known === undefined || distance(finding, other) < distance(finding, known)) nearest.set(kind, other);
  }
  return [...nearest.values()];
}

function distance(one: Finding, other: Finding): number {
  return Math.abs(one.start - other.start);
}
