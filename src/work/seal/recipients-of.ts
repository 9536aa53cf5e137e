import { formatOf, SopsError, SopsFile } from "../../sops";

/** How many a sealed text is sealed to, of all groups; undefined for one that is not sealed, or cannot be read. */
export function recipientCount(path: string, text: string): number | undefined {
  const format = formatOf(path);
  try {
    if (!SopsFile.isSealed(text, format)) return undefined;
    return SopsFile.parse(text, format).recipients.length;
  } catch (error) {
    if (error instanceof SopsError) return undefined;
    throw error;
  }
}
