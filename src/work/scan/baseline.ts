import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { Finding } from "../../detect/finding";
import { keyOf } from "../../detect/suppress/allow";
import { NO_FILE, readFailure } from "../../machine/read-failure";
import { sharedFingerprint } from "../../secret/fingerprint";
import { type Refused, refuse } from "../../text/refused";
import { type Known, placeIn } from "./known-places";

/** The findings that a project starts with, by shared fingerprint: a new value on the same line is not among them. */
interface Baseline {
  /** 1 has no places: there a value is known wherever it stands. */
  readonly version: 1 | 2;
  readonly salt: string;
  readonly findings: readonly Known[];
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
    ? { kind: "baseline", baseline: { ...value, version: value.version === 2 ? 2 : 1 } }
    : { kind: "invalid", reason: "it is not a baseline that `sealwright scan --write-baseline` wrote." };
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== "object" || value === null || !("salt" in value) || !("findings" in value)) return false;
  return (
    typeof value.salt === "string" &&
    Array.isArray(value.findings) &&
    value.findings.every(
      (row) =>
        typeof row?.rule === "string" &&
        typeof row?.fingerprint === "string" &&
        (row.places === undefined ||
          (Array.isArray(row.places) && row.places.every((place: unknown) => typeof place === "string"))),
    )
  );
}

/**
 * Writes the baseline of these findings, a row for each rule, name and value, in the order of the rows; `at` is a finding's file. Both
 * paths are absolute.
 */
export async function writeBaseline(
  file: string,
  findings: readonly { readonly finding: Finding; readonly at: string }[],
): Promise<{ rows: number } | Refused> {
  const salt = randomBytes(16).toString("base64");
  const rows = new Map<string, Known & { places: string[] }>();
  const seen = new Map<string, Promise<string>>();
  for (const { finding, at } of findings) {
    const { rule, name, secret } = finding;
    const value = `${rule}\0${name ?? ""}\0${secret.reveal()}`;
    const computed = seen.get(value) ?? sharedFingerprint(salt, secret, rule, name);
    seen.set(value, computed);
    const entry = { rule, ...(name === undefined ? {} : { name }), fingerprint: await computed };
    const row = rows.get(keyOf(entry)) ?? { ...entry, places: [] };
    row.places.push(placeIn(file, at));
    rows.set(keyOf(entry), row);
  }
  const sorted = [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  for (const row of sorted) row.places.sort();
  try {
    writeFileSync(file, `${JSON.stringify({ version: 2, salt, findings: sorted }, null, 2)}\n`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return refuse(
      "write-failed",
      `${file}: it cannot be written (${code}). Look at its folder, and at its permissions.`,
    );
  }
  return { rows: sorted.length };
}
