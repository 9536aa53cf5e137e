import { isDeepStrictEqual } from "node:util";
import { Secret } from "../secret/secret";
import type { FormatName } from "./formats/format";
import { FORMATS } from "./formats/formats";
import { selection } from "./metadata/selection";
import type { LeafType, ScalarValue } from "./tree/scalar";
import { clearType, plainText } from "./tree/scalar";
import { walkTree } from "./tree/walk";

/** A value of a file in the clear. */
export interface OpenedValue {
  readonly document: number;
  readonly pointer: string;
  readonly type: LeafType;
  /** As a file in the clear has it (`true`, not the `True` that is sealed); undefined for null and for bytes. */
  readonly secret: Secret | undefined;
  /** Whether the value is bytes that are not UTF-8, which no text can stand for. */
  readonly bytes: boolean;
}

/** A value as it is handed out. */
export function handedOut(value: ScalarValue): Pick<OpenedValue, "secret" | "bytes"> {
  const bytes = value instanceof Uint8Array;
  return { secret: value === null || bytes ? undefined : new Secret(plainText(value)), bytes };
}

/** The values of a file in the clear, as `OpenedFile.values` returns those of a sealed one. Throws `malformed`. */
export function plainValues(plain: string, format: FormatName): OpenedValue[] {
  return scalarsOf(plain, format).map(([document, pointer, value]) => {
    return { document, pointer, type: clearType(value), ...handedOut(value) };
  });
}

/** Whether two texts hold the same values, of the same types, at the same places. Throws `malformed`. */
export function sameValues(one: string, other: string, format: FormatName): boolean {
  return one === other || isDeepStrictEqual(scalarsOf(one, format), scalarsOf(other, format));
}

function scalarsOf(plain: string, format: FormatName): [document: number, pointer: string, value: ScalarValue][] {
  if (format === "binary") return [[0, "", plain]];
  const scalars: ReturnType<typeof scalarsOf> = [];
  walkTree(FORMATS[format].read(plain).documents, selection(undefined), {
    scalar: ({ value }, { document, pointer }) => scalars.push([document, pointer, value]),
  });
  return scalars;
}
