/**
 * The bytes of a base64 or base64url text as a string of one character each, padding optional;
 * undefined where the text is not base64. A last group that is cut short is left out.
 */
export function decodeBase64(text: string): string | undefined {
  const body = text
    .replace(/={1,3}$/, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  if (!/^[A-Za-z0-9+/]*$/.test(body)) {
    return undefined;
  }
  return atob(body.length % 4 === 1 ? body.slice(0, -1) : body);
}

/** The object that a base64 text holds as JSON, or undefined where it holds none. */
export function decodeJson(text: string): Record<string, unknown> | undefined {
  const decoded = decodeBase64(text);
  if (decoded === undefined || !decoded.startsWith("{")) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(decoded);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
