import type { Failure } from "../../../stores/store";
import type { Refused } from "../../../text/refused";

/** Codes of refusals that say something of a sealed file itself, and not of the user or the disk. */
const LOCKED = new Set(["no-identity", "unsupported-recipient", "program", "bad-identity"]);
const BROKEN = new Set(["mac-mismatch", "tampered", "malformed", "not-sops"]);

/** What a refusal says of a sealed file, as stores say it; undefined where it says nothing of it. */
export function asFailure({ code, reason }: Refused): Failure | undefined {
  if (LOCKED.has(code)) return { kind: "denied", needs: reason };
  return BROKEN.has(code) ? { kind: "unreachable", reason, passing: false } : undefined;
}
