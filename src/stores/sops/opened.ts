import { Secret } from "../../secret/secret";
import { openDataKey } from "../../sops/data-key";
import { decrypt } from "../../sops/document";
import type { FormatName } from "../../sops/format";
import { openFile, readSealed } from "../../sops/opened";
import { plainValues } from "../../sops/plain-values";
import { type ScalarValue, scalarText } from "../../sops/scalar";
import { walk } from "../../sops/walk";

/** Every value of a sealed file by `placeName`, its code verified. */
export type OpenedValues = ReadonlyMap<string, Secret>;

/** A value's place in a file as one text; a binary file's only value stands at "". */
export function placeName(document: number, pointer: string): string {
  return `${document}#${pointer}`;
}

/** Opens a sealed file once for all that is asked of it. Throws what `decrypt` throws. */
export async function openAll(text: string, format: FormatName, identities: readonly Secret[]): Promise<OpenedValues> {
  if (format === "binary") {
    return new Map([[placeName(0, ""), (await decrypt(text, format, identities)).text()]]);
  }
  const file = readSealed(text, format);
  const opened = openFile(file, await openDataKey(file.metadata, identities));
  const byScalar = new Map(opened.leaves.map((leaf) => [leaf.scalar, leaf]));
  const values = new Map<string, Secret>();
  for (const [document, root] of file.layout.documents.entries()) {
    walk([root], file.rule, {
      scalar(scalar, { pointer }) {
        const leaf = byScalar.get(scalar);
        if (leaf === undefined || leaf.type === "comment" || leaf.value === null) return;
        values.set(placeName(document, pointer()), new Secret(valueText(leaf.value)));
      },
      comment() {},
    });
  }
  return values;
}

/** The same of what the `sops` program gave for a file. Throws `malformed`. */
export function openedBy(output: Buffer, format: FormatName): OpenedValues {
  if (format === "binary") return new Map([[placeName(0, ""), new Secret(output.toString("utf8"))]]);
  const values = new Map<string, Secret>();
  for (const { document, pointer, value } of plainValues(output.toString("utf8"), format)) {
    if (value !== null) values.set(placeName(document, pointer), new Secret(valueText(value)));
  }
  return values;
}

/** As it stands in the file in the clear: a boolean is `true`, not the `True` that is sealed. */
function valueText(value: Exclude<ScalarValue, null>): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  return typeof value === "boolean" ? String(value) : scalarText(value);
}
