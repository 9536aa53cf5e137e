import type { Secret } from "../../secret/secret";
import type { CreationRule, FormatName, OpenedValue, Plaintext, ValuePlace } from "../../sops";
import type { SopsProgram } from "./program";

/** A value to set in a sealed file. */
export interface ValueChange extends ValuePlace {
  readonly secret: Secret;
}

/**
 * What seals, opens and changes sealed texts: texts in, texts out, no file written. Throws `SopsError`, of which the
 * message names places and recipients, never a value.
 */
export interface SealingEngine {
  /** `program`: the user's `sops` is started, so that the user must have agreed to the recipients before. */
  readonly kind: "native" | "program";
  /** Seals a plain text, or the bytes of a binary file, by a rule. */
  create(plain: string | Uint8Array, rule: CreationRule): Promise<string>;
  /** The whole file in the clear. */
  decrypt(text: string): Promise<Plaintext>;
  /** Every value with its place, in the file's order. */
  values(text: string): Promise<readonly OpenedValue[]>;
  /** Sets values, adding what is missing on the way to them; all that is not mentioned stays. */
  set(text: string, changes: readonly ValueChange[]): Promise<string>;
  /** Removes entries: values, or whole maps and lists. Throws `absent`. */
  remove(text: string, places: readonly ValuePlace[]): Promise<string>;
  /** Another data key for the same recipients; every value is sealed anew. */
  rotate(text: string): Promise<string>;
  /** Seals the data key to a rule's recipients; the values stay. */
  updateKeys(text: string, rule: CreationRule): Promise<string>;
  /**
   * Seals values that were added by hand, in the clear, or put in the place of those of `former`, an earlier text. The program does not do this: it throws
   * `unsupported-recipient`.
   */
  sealExposed(text: string, former?: string): Promise<string>;
  /**
   * Puts a changed plain text in the place of the old one; what did not change keeps its sealed form. The program does not
   * do this: it throws `unsupported-recipient`.
   */
  reseal(text: string, plain: string | Uint8Array): Promise<string>;
}

/** What the engines have to work with. */
export interface EngineMeans {
  /** The file's path, relative to the project, as rules and messages have it. */
  readonly file: string;
  readonly format: FormatName;
  /** Texts of age key files. */
  readonly keys: readonly Secret[];
  /** Hears of each data key that is used, by a hash of it: of the file that is opened, then of what is made of it. */
  sawKey?(print: string): void;
  /** The user's `sops` program, where there is one. */
  program?(): SopsProgram | undefined;
}
