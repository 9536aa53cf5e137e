import { classify } from "../../detect/judge/name-class";
import { scan } from "../../detect/scan";
import { encodeValue } from "../../formats/dotenv/encode";
import type { Secret } from "../../secret/secret";

/** The whole value where its name is a credential's, or it cannot be read as a line of a `.env`; else what rules find in it. */
export function credentialsIn(name: string, value: Secret): readonly Secret[] {
  const named = classify(name);
  const encoded = encodeValue(value.reveal());
  if ((named !== undefined && named !== "weak") || encoded.kind !== "encoded") return [value];
  const text = `${name}=${encoded.text}\n`;
  return scan({ text, path: ".env", language: "text", suppressed: true }).map(({ secret }) => secret);
}
