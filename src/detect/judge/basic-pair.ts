/** The user and the password that a value holds as base64 (RFC 7617); undefined where it holds none. */
export function basicPair(value: string): { readonly user: string; readonly password: string } | undefined {
  if (!/^[A-Za-z0-9+/_-]{6,400}={0,2}$/.test(value)) return undefined;
  const clear = decodeBase64(value);
  const colon = clear.indexOf(":");
  if (colon < 1 || !/^[\x20-\x7e]+$/.test(clear)) return undefined;
  return { user: clear.slice(0, colon), password: clear.slice(colon + 1) };
}

function decodeBase64(value: string): string {
  try {
    return atob(value.replace(/-/g, "+").replace(/_/g, "/"));
  } catch {
    return "";
  }
}
