/** "No, because": why something was not done. `code` is to be switched on; `reason` is a full sentence for a person, without any value. */
export interface Refused<Code extends string = string> {
  readonly kind: "refused";
  readonly code: Code;
  readonly reason: string;
}

export function refuse<Code extends string>(code: Code, reason: string): Refused<Code> {
  return { kind: "refused", code, reason };
}
