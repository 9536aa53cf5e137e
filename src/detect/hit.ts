import type { Confidence } from "./finding";
import type { Doubt } from "./judge/doubt";

/** A credential found in a piece of text, before its place in the document is known. Offsets are within that piece. */
export interface Hit {
  readonly rule: string;
  readonly confidence: Confidence;
  /** Why it is `low`. */
  readonly doubt?: Doubt;
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly environment?: string;
  readonly chain?: string;
}

/** Stands for a replacement field's text, so that a pattern cannot take code for a value; one code unit, as offsets must hold. */
export const FIELD = "\ue000";
