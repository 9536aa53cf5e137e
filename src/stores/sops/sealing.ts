import type { FileReason } from "../../machine/files";
import type { Secret } from "../../secret/secret";
import { listKeys } from "../../sops/document";
import type { SopsErrorReason } from "../../sops/errors";
import type { FormatName } from "../../sops/format";
import type { CreationRule } from "../../sops/rules";
import type { IdentitySource } from "./identities";
import type { SopsProgram } from "./program";

/** What sealing may ask of the machine and of the user. */
export interface SealContext {
  /** The folder that no file is written outside of; `.sops.yaml` is looked for from here upwards. */
  readonly root: string;
  identities(recipients: readonly string[]): Promise<readonly IdentitySource[]>;
  /** Whether this user agrees that the file's secrets are sealed to these recipients; asked before anything is written. */
  agreesTo(file: string, recipients: readonly string[]): Promise<boolean>;
  /** For recipients that native code does not do; not started before the user agreed to them. */
  program?(): SopsProgram | undefined;
}

/** A value and its place in a sealed file (RFC 6901). */
export interface SealEntry {
  readonly pointer: string;
  readonly secret: Secret;
}

export type SealReason =
  | FileReason
  | SopsErrorReason
  | "no-config"
  | "not-sealed"
  | "declined"
  | "in-the-clear"
  | "name-taken"
  | "program"
  | "read-back";

export type SealResult =
  | { readonly kind: "sealed"; readonly created: boolean }
  /** `message` says what happened, to which file, and what to do; it never holds a value. */
  | { readonly kind: "failed"; readonly reason: SealReason; readonly message: string };

/** A failure on the way, which ends the sealing. */
export class SealFailure extends Error {
  constructor(
    readonly reason: SealReason,
    message: string,
  ) {
    super(message);
    this.name = "SealFailure";
  }
}

/** One sealing on its way. */
export interface SealWork {
  /** As it is shown. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly format: Exclude<FormatName, "binary">;
  readonly before: string | undefined;
  /** Where there is no file yet. */
  readonly rule: CreationRule | undefined;
  readonly entries: readonly SealEntry[];
  readonly keys: readonly Secret[];
  readonly problems: readonly string[];
}

/** Throws where a rule leaves one of the places in the clear. */
export function assertSealed(text: string, { file, format, entries }: SealWork): void {
  const sealed = new Set(
    listKeys(text, format)
      .filter((each) => each.sealed)
      .map(placeOf),
  );
  // An empty value is never sealed, and needs not be.
  const bare = entries.find(
    ({ pointer, secret }) => secret.reveal() !== "" && !sealed.has(placeOf({ document: 0, pointer })),
  );
  if (bare !== undefined) {
    throw new SealFailure(
      "in-the-clear",
      `The rule of ${file} leaves ${bare.pointer} in the clear. Choose another place, or change the rule in .sops.yaml.`,
    );
  }
}

/** The entries that are not among the values yet. Throws where a place has another value: nothing is overwritten. */
export function missingFrom(values: ReadonlyMap<string, string>, { file, entries }: SealWork): SealEntry[] {
  return entries.filter(({ pointer, secret }) => {
    const there = values.get(placeOf({ document: 0, pointer }));
    if (there !== undefined && there !== secret.reveal()) {
      throw new SealFailure(
        "name-taken",
        `${pointer} has got another value in ${file} meanwhile. Choose the fix again.`,
      );
    }
    return there === undefined;
  });
}

/** Throws where a value reads back as another one. */
export function assertHeld(values: ReadonlyMap<string, string>, { file, entries }: SealWork): void {
  if (entries.some(({ pointer, secret }) => values.get(placeOf({ document: 0, pointer })) !== secret.reveal())) {
    throw new SealFailure(
      "read-back",
      `${file} cannot hold one of the values as it is. Choose a file of another form.`,
    );
  }
}

/** A place in a file as one text. */
export function placeOf({ document, pointer }: { document: number; pointer: string }): string {
  return `${document}#${pointer}`;
}
