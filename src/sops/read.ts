import { Secret } from "../secret/secret";
import { openDataKey } from "./data-key";
import type { FormatName } from "./format";
import { openFile, readSealed } from "./opened";
import type { ValuePlace } from "./place";
import { absent, find } from "./place";
import type { ScalarValue, ValueType } from "./scalar";
import { scalarBytes } from "./scalar";
import { walk } from "./walk";

/** A value as text (`true` is `True`, as it is sealed), and its type. */
export interface ReadValue {
  value: Secret;
  type: ValueType | "null";
}

/** One value of a file whose code was verified. Throws `absent` and what `decrypt` throws. */
export async function readValue(
  text: string,
  format: FormatName,
  place: ValuePlace,
  identities: readonly Secret[],
): Promise<ReadValue> {
  const file = readSealed(text, format);
  const opened = openFile(file, await openDataKey(file.metadata, identities));
  const { entry, rest } = find(file, place);
  if (entry === undefined || rest.length > 1 || entry.value.kind !== "scalar") throw absent(place.pointer);
  const leaf = opened.leaves.find((one) => one.scalar === entry.value);
  if (leaf === undefined) return { value: new Secret(""), type: "null" };
  return { value: secretOf(leaf.value), type: leaf.type };
}

function secretOf(value: ScalarValue): Secret {
  const bytes = scalarBytes(value);
  return new Secret(typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8"));
}

/** Every value of a file whose code was verified, by document and pointer, in the file's order. */
export async function readValues(
  text: string,
  format: FormatName,
  identities: readonly Secret[],
): Promise<(ReadValue & Required<ValuePlace>)[]> {
  const file = readSealed(text, format);
  const opened = openFile(file, await openDataKey(file.metadata, identities));
  const values = new Map(opened.leaves.map((leaf) => [leaf.scalar, leaf]));
  const found: (ReadValue & Required<ValuePlace>)[] = [];
  for (const [document, root] of file.layout.documents.entries()) {
    walk([root], file.rule, {
      scalar(scalar, { pointer }) {
        const { value, type } = values.get(scalar)!;
        if (type !== "comment") found.push({ document, pointer: pointer(), value: secretOf(value), type });
      },
      comment() {},
    });
  }
  return found;
}
