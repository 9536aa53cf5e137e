import type { FileReason } from "../../machine/files";
import type { Secret } from "../../secret/secret";
import type { FormatName, OpenedValue, SopsErrorReason } from "../../sops";
import { SopsFile } from "../../sops";
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

/** The values that one sealing puts into a file, shown as `file`. */
export interface SealWork {
  readonly file: string;
  readonly format: Exclude<FormatName, "binary">;
  readonly entries: readonly SealEntry[];
}

/** Throws where a rule leaves one of the places in the clear. */
export function assertSealed(text: string, { file, format, entries }: SealWork): void {
  const listed = SopsFile.parse(text, format).entries();
  const sealed = new Set(listed.filter((each) => each.sealed).map(placeName));
  // An empty value is never sealed, and needs not be.
  const bare = entries.find(({ pointer, secret }) => secret.reveal() !== "" && !sealed.has(placeName({ pointer })));
  if (bare !== undefined) {
    throw new SealFailure(
      "in-the-clear",
      `The rule of ${file} leaves ${bare.pointer} in the clear. Choose another place, or change the rule in .sops.yaml.`,
    );
  }
}

/** The entries that are not among the values yet. Throws where a place has another value: nothing is overwritten. */
export function missingFrom(values: readonly OpenedValue[], { file, entries }: SealWork): SealEntry[] {
  const there = secretsByPlace(values);
  return entries.filter(({ pointer, secret }) => {
    const held = there.get(placeName({ pointer }));
    if (held !== undefined && !held.equals(secret)) {
      throw new SealFailure(
        "name-taken",
        `${pointer} has got another value in ${file} meanwhile. Choose the fix again.`,
      );
    }
    return held === undefined;
  });
}

/** Throws where a value reads back as another one. */
export function assertHeld(values: readonly OpenedValue[], { file, entries }: SealWork): void {
  const there = secretsByPlace(values);
  if (entries.some(({ pointer, secret }) => there.get(placeName({ pointer }))?.equals(secret) !== true)) {
    throw new SealFailure(
      "read-back",
      `${file} cannot hold one of the values as it is. Choose a file of another form.`,
    );
  }
}

/** Values other than null by `placeName`. */
export function secretsByPlace(values: readonly OpenedValue[]): ReadonlyMap<string, Secret> {
  return new Map(
    values.flatMap((each) => (each.secret === undefined ? [] : [[placeName(each), each.secret] as const])),
  );
}

/** A value's place in a file as one text; a binary file's only value stands at "". */
export function placeName({ document = 0, pointer }: { document?: number; pointer: string }): string {
  return `${document}#${pointer}`;
}
