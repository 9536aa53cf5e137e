import type { Finding } from "../detect/finding";
import type { Language } from "../detect/language";
import { Secret } from "../secret/secret";

/** A finding as it crosses to another thread: `Secret` keeps its value from being copied. */
export interface WireFinding extends Omit<Finding, "secret"> {
  readonly value: string;
}

/** A finding of a file, with its place; lines and columns from 0, in UTF-16 code units, end exclusive. */
export interface FileFinding {
  readonly finding: WireFinding;
  readonly where: "source" | "output";
  readonly range: readonly [line: number, column: number, endLine: number, endColumn: number];
  /** Notebooks only: the cell's index, from 0. */
  readonly cell?: number;
}

export type WorkerQuestion =
  | { readonly kind: "text"; readonly text: string; readonly path: string; readonly language: Language }
  | { readonly kind: "file"; readonly file: string; readonly path: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly path: string };

export type WorkerAnswer =
  | { readonly kind: "text"; readonly findings: readonly WireFinding[] }
  /** `broken`: why a notebook was read as plain text. */
  | { readonly kind: "file"; readonly findings: readonly FileFinding[]; readonly broken?: string }
  | { readonly kind: "skipped"; readonly reason: string };

export type WorkerRequest = WorkerQuestion & { readonly id: number };
export type WorkerReply = WorkerAnswer & { readonly id: number };

export function toWire({ secret, ...rest }: Finding): WireFinding {
  return { ...rest, value: secret.reveal() };
}

export function fromWire({ value, ...rest }: WireFinding): Finding {
  return { ...rest, secret: new Secret(value) };
}
