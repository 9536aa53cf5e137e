import type { Finding } from "../../detect/finding";
import type { Language } from "../../detect/language";
import type { OwnRule } from "../../detect/own-rule";
import { Secret } from "../../secret/secret";
import type { FileScan, LocatedFinding } from "./file";

/** A finding as it crosses to another thread: `Secret` keeps its value from being copied. */
interface WireFinding extends Omit<Finding, "secret"> {
  readonly value: string;
}

type WireLocated = Omit<LocatedFinding, "finding"> & { readonly finding: WireFinding };

/** What scanning a file came to, as it crosses to another thread. */
export type WireScan =
  | (Omit<Extract<FileScan, { kind: "scanned" }>, "located"> & { readonly located: readonly WireLocated[] })
  | Extract<FileScan, { kind: "skipped" }>;

/** What a thread is asked about one text or file; `path` is its name as it is reported. */
export type ScanQuestion = { readonly path: string; readonly rules: readonly OwnRule[] } & (
  | { readonly kind: "text"; readonly text: string; readonly language: Language }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
);

export type ScanAnswer =
  | { readonly kind: "text"; readonly findings: readonly WireFinding[] }
  | { readonly kind: "file"; readonly scan: WireScan };

export function findingToWire({ secret, ...rest }: Finding): WireFinding {
  return { ...rest, value: secret.reveal() };
}

export function findingFromWire({ value, ...rest }: WireFinding): Finding {
  return { ...rest, secret: new Secret(value) };
}

export function scanToWire(scan: FileScan): WireScan {
  if (scan.kind === "skipped") return scan;
  return {
    ...scan,
    located: scan.located.map(({ finding, ...place }) => ({ ...place, finding: findingToWire(finding) })),
  };
}

export function scanFromWire(scan: WireScan): FileScan {
  if (scan.kind === "skipped") return scan;
  return {
    ...scan,
    located: scan.located.map(({ finding, ...place }) => ({ ...place, finding: findingFromWire(finding) })),
  };
}
