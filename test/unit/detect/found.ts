import assert from "node:assert/strict";
import { type Confidence, type Finding, reaches } from "../../../src/detect/finding";
import type { Language } from "../../../src/detect/language";
import { scan } from "../../../src/detect/scan";

/** Made-up values of the kinds that code holds; each is joined from parts, so that no scanner takes this file for a leak. */
export const VALUES = {
  /** What a person types. */
  PASSWORD: "vyqcx7" + "pKz",
  /** What a machine draws. */
  DRAWN: "Zk4Tq9Lw2Rx8Yb5" + "NvMc7PdHs",
  /** Forty hexadecimal digits, as several vendors' keys are. */
  HEX: "3f9c07be51d2a86e44" + "10bb7f25c9e8016da3f47c",
  HUGGING_FACE: "hf_" + "QmZkTwVbNsRdLpYxHcJgUaEfOiKrMtXeWq",
  AWS_ID: "AKIA" + "WQ5RT2LZ7XNB4KEY",
  AWS_SECRET: "wJ9vK3pQzR7tY1nB5mX8cL2s" + "D4fG6hJ0aE+uI/oP",
  BASE64_KEY: "q8Zt5vLw2RkXn7Yb4McPdHsTj6" + "FgQaWeUiOpLkJhGfd=",
} as const;

export type ValueKind = keyof typeof VALUES;

/** The text with each `@KIND@` replaced by the value of that kind. */
export function filled(text: string): string {
  return text.replace(/@([A-Z_]+)@/g, (_, kind: string) => {
    const value = VALUES[kind as ValueKind];
    if (value === undefined) throw new Error(`There is no value of the kind ${kind}.`);
    return value;
  });
}

/** What is found in a text from a confidence on. */
export function findingsIn(
  text: string,
  path = "train.py",
  language: Language = "python",
  from: Confidence = "medium",
): Finding[] {
  return scan({ text, path, language }).filter(({ confidence }) => reaches(confidence, from));
}

/** One case: what it is, the text, and the kinds of value to be found in it, by default those that stand in the text. */
export type Case = readonly [what: string, text: string, kinds?: readonly string[]];

/** Asserts that the values of these kinds are found, each whole and nothing else. */
export function assertFound([what, text, kinds]: Case, path?: string, language?: Language): void {
  const wanted = kinds ?? [...text.matchAll(/@([A-Z_]+)@/g)].map((found) => found[1] as string);
  const code = filled(text);
  const findings = findingsIn(code, path, language);
  const found = findings.map(({ secret }) => kindOf(secret.reveal()));
  assert.deepEqual(found.sort(), [...wanted].sort(), what);
  for (const { start, end, secret } of findings) {
    // Where nothing is escaped or joined, the place is the value's own.
    if (code.includes(secret.reveal()))
      assert.equal(code.slice(start, end) === secret.reveal(), true, `${what}: the place`);
  }
}

function kindOf(value: string): string {
  return Object.entries(VALUES).find(([, own]) => own === value)?.[0] ?? "something else";
}
