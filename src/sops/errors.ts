/** Why a SOPS operation failed; callers switch on it. `program`: the `sops` program failed. */
export type SopsErrorReason =
  | "not-sops"
  | "already-sealed"
  | "malformed"
  | "no-identity"
  | "bad-identity"
  | "bad-recipient"
  | "unsupported-recipient"
  | "mac-mismatch"
  | "tampered"
  | "absent"
  | "unsupported-value"
  | "no-rule"
  | "program";

interface SopsErrorDetail {
  /** JSON pointer of the place in the file, where there is one. */
  pointer?: string;
  /** Public keys or ids of the recipients, for `no-identity` and `unsupported-recipient`. */
  recipients?: readonly string[];
  /** Types of recipients that need the `sops` binary: "pgp", "kms", "ssh", "age plugin", … */
  types?: readonly string[];
}

/** An expected failure. Its message names places and public keys, never a value or a private key. */
export class SopsError extends Error {
  override readonly name = "SopsError";
  readonly pointer: string | undefined;
  readonly recipients: readonly string[];
  readonly types: readonly string[];

  constructor(
    readonly reason: SopsErrorReason,
    message: string,
    detail: SopsErrorDetail = {},
  ) {
    super(message);
    this.pointer = detail.pointer;
    this.recipients = detail.recipients ?? [];
    this.types = detail.types ?? [];
  }
}
