import { isDeepStrictEqual } from "node:util";
import { Secret } from "../secret/secret";
import type { FormatName } from "./formats/format-name";
import { FORMATS } from "./formats/formats";
import { selection } from "./metadata/selection";
import type { ScalarValue, ValueType } from "./tree/scalar";
import { plainText, scalarType } from "./tree/scalar";
import { walkTree } from "./tree/walk";

/** A value of a file in the clear. */
export interface OpenedValue {
  readonly document: number;
  readonly pointer: string;
  readonly type: ValueType | "null";
  /** As it stands in a file in the clear (`true`, not the `True` that is sealed); undefined for null. */
  readonly secret: Secret | undefined;
}

/** The value of a place as it is given out. */
export function openedValue(
  document: number,
  pointer: string,
  type: ValueType | "null",
  value: ScalarValue,
): OpenedValue {
  return { document, pointer, type, secret: value === null ? undefined : new Secret(plainText(value)) };
}

/** The values of a file in the clear, as `OpenedFile.values` gives those of the sealed one. Throws `malformed`. */
export function plainValues(plain: string, format: FormatName): OpenedValue[] {
  return scalarsOf(plain, format).map(([document, pointer, value]) => {
    return openedValue(document, pointer, value === null ? "null" : scalarType(value), value);
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
