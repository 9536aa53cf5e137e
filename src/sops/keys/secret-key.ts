/** Whether a text that should name a recipient is a secret key, which no message may hold. */
export function isSecretKey(text: string): boolean {
  return /SECRET-KEY-|AGE-PLUGIN-|PRIVATE KEY/i.test(text);
}

/** What to do where a secret key stands among recipients. */
export const SECRET_KEY_ADVICE =
  "Take it out, make another key, since this one is known to all who have the file, and name its public key (age1…)";
