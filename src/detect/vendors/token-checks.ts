import { looksRandom } from "../judge/wordness";
import { decodeBase64, decodeJson } from "./base64";

const TRUNCATED_PEM_LINE = 40;

/** Whether a token's characters are drawn at random, unlike an identifier's or those of words that hyphens join. */
export function mixed(token: string): boolean {
  return looksRandom(token);
}

/** Whether the token's base64 part, from its `eyJ` on, is a JSON object. */
export function holdsJson(token: string): boolean {
  return decodeJson(token.slice(token.indexOf("eyJ"))) !== undefined;
}

/** Whether a JWT's first part is a JSON object that names an algorithm (RFC 7515, section 4.1.1). */
export function jwtHeader(token: string): boolean {
  const header = decodeJson(token.slice(0, token.indexOf(".")));
  if (header === undefined || typeof header.alg !== "string") return false;
  const signature = token.slice(token.lastIndexOf(".") + 1);
  return signature === "" || looksRandom(signature);
}

/** Whether a JWT says of itself that anyone may have it: the key with which Supabase's clients begin. */
export function anonymousJwt(token: string): boolean {
  const payload = decodeJson(token.split(".")[1] ?? "");
  return payload?.role === "anon" && payload.iss === "supabase";
}

/** Whether a Google key stands among the settings that a page of Firebase's sends to every visitor. */
export function firebasePage(_: string, around: string): boolean {
  return /\bauthDomain\b|\bmessagingSenderId\b/.test(around);
}

/** Whether a base64 text holds a JWT. */
export function base64Jwt(token: string): boolean {
  const decoded = decodeBase64(token);
  return (
    decoded !== undefined && /^eyJ[\w-]{8,2000}\.[\w-]{4,8000}\.[\w-]{10,1400}$/.test(decoded) && jwtHeader(decoded)
  );
}

/** Whether a Discord token's first part is a user's id in base64: 17 to 20 digits. */
export function discordId(token: string): boolean {
  return /^\d{17,20}$/.test(decodeBase64(token.slice(0, token.indexOf("."))) ?? "");
}

/** Whether a Sentry organization token's payload names when and for whom it was issued. */
export function sentryPayload(token: string): boolean {
  const payload = decodeJson(token.slice("sntrys_".length, token.lastIndexOf("_")));
  return payload !== undefined && "iat" in payload && "org" in payload;
}

/** Whether a signature in a URL is 32 bytes in base64 once its percent-escapes are resolved. */
export function signature(value: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(value.replace(/%(2[BbFf]|3[Dd])/g, (escape) => decodeURIComponent(escape)));
}

/** Whether a PEM block holds key material, not an ellipsis or a description. */
export function pem(token: string): boolean {
  const run = /[A-Za-z0-9+/]{40}/.exec(token.replace(/\\[nrt]/g, "\n"))?.[0] ?? "";
  return run.length === TRUNCATED_PEM_LINE && new Set(run).size > 4;
}

/** Whether a PEM block's key material is encrypted (RFC 5958, or the older `Proc-Type`). */
export function encryptedPem(token: string): boolean {
  return token.slice(0, 120).includes("ENCRYPTED") && pem(token);
}

/** Whether a PEM block's key material can be used as it is. */
export function openPem(token: string): boolean {
  return !token.slice(0, 120).includes("ENCRYPTED") && pem(token);
}

/** Whether a base64 text holds a PEM block with a private key. */
export function base64Pem(token: string): boolean {
  const decoded = decodeBase64(token) ?? "";
  return /^-----BEGIN [A-Z ]{0,20}PRIVATE KEY/.test(decoded) && pem(decoded);
}
