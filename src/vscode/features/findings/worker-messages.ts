import type { OwnRule } from "../../../detect/config";
import type { Finding } from "../../../detect/finding";
import type { Language } from "../../../detect/language";
import { Secret } from "../../../secret/secret";
import type { FileScan, Located } from "../../../work/scan/file";

/** A finding as it crosses to another thread: `Secret` keeps its value from being copied. */
export interface WireFinding extends Omit<Finding, "secret"> {
  readonly value: string;
}

/** A finding of a file, with its place. */
export type WireLocated = Omit<Located, "finding"> & { readonly finding: WireFinding };

export type WorkerQuestion = { readonly path: string; readonly rules: readonly OwnRule[] } & (
  | { readonly kind: "text"; readonly text: string; readonly language: Language }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
);

export type WorkerAnswer =
  | { readonly kind: "text"; readonly findings: readonly WireFinding[] }
  /** `problem`: why a notebook was read as plain text. */
  | { readonly kind: "scanned"; readonly located: readonly WireLocated[]; readonly problem?: string }
  | Extract<FileScan, { kind: "skipped" }>;

export type WorkerRequest = WorkerQuestion & { readonly id: number };
export type WorkerReply = WorkerAnswer & { readonly id: number };

export function toWire({ secret, ...rest }: Finding): WireFinding {
  return { ...rest, value: secret.reveal() };
}

export function fromWire({ value, ...rest }: WireFinding): Finding {
  return { ...rest, secret: new Secret(value) };
}
