import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { Allowed } from "../../detect/config";
import type { Finding } from "../../detect/finding";
import { NO_FILE, readFailure } from "../../machine/read-failure";
import { sharedFingerprint } from "../../secret/fingerprint";
import { type Refused, refuse } from "../../text/refused";

/** The findings that a project starts with, by shared fingerprint: a new value on the same line is not among them. */
interface Baseline {
  readonly salt: string;
  readonly findings: readonly Allowed[];
}

type BaselineResult =
  | { readonly kind: "baseline"; readonly baseline: Baseline }
  | { readonly kind: "invalid"; readonly reason: string };

export function readBaseline(file: string): BaselineResult {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "invalid", reason: "it is not JSON." };
    const reason = readFailure(error);
    const make = `${reason}. Make one with sealwright scan --write-baseline FILE.`;
    return { kind: "invalid", reason: reason === NO_FILE ? make : `${reason}.` };
  }
  return isBaseline(value)
    ? { kind: "baseline", baseline: value }
    : { kind: "invalid", reason: "it is not a baseline that `sealwright scan --write-baseline` wrote." };
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== "object" || value === null || !("salt" in value) || !("findings" in value)) return false;
  return (
    typeof value.salt === "string" &&
    Array.isArray(value.findings) &&
    value.findings.every((row) => typeof row?.rule === "string" && typeof row?.fingerprint === "string")
  );
}

/** Writes the baseline of these findings, a row for each rule, name and value, in the order of the rows. */
export async function writeBaseline(file: string, findings: readonly Finding[]): Promise<{ rows: number } | Refused> {
  const salt = randomBytes(16).toString("base64");
  const rows = new Map<string, Allowed>();
  const seen = new Set<string>();
  for (const { rule, name, secret } of findings) {
    const key = `${rule}\0${name ?? ""}\0${secret.reveal()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const fingerprint = await sharedFingerprint(salt, secret, rule, name);
    rows.set(`${rule}\0${name ?? ""}\0${fingerprint}`, { rule, ...(name === undefined ? {} : { name }), fingerprint });
  }
  const sorted = [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  try {
    writeFileSync(file, `${JSON.stringify({ version: 1, salt, findings: sorted }, null, 2)}\n`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return refuse(
      "write-failed",
      `${file}: it cannot be written (${code}). Look at its folder, and at its permissions.`,
    );
  }
  return { rows: sorted.length };
}
