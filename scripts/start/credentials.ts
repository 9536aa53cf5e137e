import { randomBytes, randomInt } from "node:crypto";

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = UPPER.toLowerCase();
const DIGITS = "0123456789";
const BASE32 = `${UPPER}234567`;

function draw(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}

/** Credentials that look real and open nothing, random for each demo. */
export interface DemoCredentials {
  readonly databasePassword: string;
  readonly awsKeyId: string;
  readonly awsSecret: string;
  readonly huggingFaceToken: string;
  readonly wandbKey: string;
  readonly reportToken: string;
}

export function randomCredentials(): DemoCredentials {
  return {
    databasePassword: `${draw(LOWER, 5)}-${draw(UPPER + LOWER + DIGITS, 12)}`,
    // The first letter behind the prefix stands for the account; real ones lie in this part of the alphabet.
    awsKeyId: `AKIA${draw("STUVWXYZ", 1)}${draw(BASE32, 15)}`,
    awsSecret: draw(`${UPPER}${LOWER}${DIGITS}/+`, 40),
    huggingFaceToken: `hf_${draw(UPPER + LOWER, 34)}`,
    wandbKey: randomBytes(20).toString("hex"),
    reportToken: draw(UPPER + LOWER + DIGITS, 32),
  };
}
