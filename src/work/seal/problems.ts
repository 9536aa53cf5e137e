import { realPlace } from "../../machine/nearest";
import { compareRecipients, formatOf, parseSopsConfig, SopsError, SopsFile } from "../../sops";
import { findConfig, matchingRule } from "../../stores/sops/creation-rule";

/** What is wrong with a sealed file, or with one that should be. Offsets are those of its text. */
interface SealedProblem {
  readonly code: "plain-file" | "recipients" | "plain-value" | "config" | "unreadable";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly severity: "error" | "warning";
}

/** Looks at a file's clear part and at the rules of `.sops.yaml`; uses no key. `path` is absolute, inside `root`. */
export async function sealedProblems(root: string, path: string, text: string): Promise<SealedProblem[]> {
  if (path.endsWith(".sops.yaml") && /(?:^|[\\/])\.sops\.yaml$/.test(path)) return configProblems(text);
  const format = formatOf(path);
  const line = { start: 0, end: Math.max(1, text.search(/[\r\n]|$/)) };
  try {
    if (!text.includes("sops") || !SopsFile.isSealed(text, format)) return await plainProblems(root, path, line);
    const file = SopsFile.parse(text, format);
    return [...(await recipientProblems(root, path, file)), ...exposedValues(file)];
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    // A file in plain text that is being typed is its own language's business.
    if (error.reason === "malformed" && !text.includes("ENC[AES256_GCM,")) return [];
    return [{ code: "unreadable", message: error.message, ...line, severity: "error" }];
  }
}

function configProblems(text: string): SealedProblem[] {
  try {
    parseSopsConfig(text);
    return [];
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    return [{ code: "config", message: error.message, start: 0, end: 1, severity: "error" }];
  }
}

async function plainProblems(root: string, path: string, at: { start: number; end: number }): Promise<SealedProblem[]> {
  const rule = await ruleOf(root, path);
  // A rule for every path says how to seal what is sealed, not that everything must be.
  if (rule?.pathRegex === undefined) return [];
  const message = "A rule of .sops.yaml seals this file, but it is in plain text.";
  return [{ code: "plain-file", message, ...at, severity: "warning" }];
}

async function recipientProblems(root: string, path: string, file: SopsFile): Promise<SealedProblem[]> {
  const rule = await ruleOf(root, path);
  if (rule === undefined) return [];
  const { added, removed } = compareRecipients(file.metadata.groups, rule.groups);
  if (added.length + removed.length === 0) return [];
  const parts = [
    ...(added.length > 0 ? [`it does not let in ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`it still lets in ${removed.join(", ")}`] : []),
  ];
  const found = /(?:^|[\s"])sops(?:_|["\]:])/m.exec(`${file}`);
  const start = found ? found.index + found[0].indexOf("sops") : 0;
  const message = `The file is sealed to other recipients than .sops.yaml says: ${parts.join("; ")}.`;
  return [{ code: "recipients", message, start, end: start + 4, severity: "warning" }];
}

function exposedValues(file: SopsFile): SealedProblem[] {
  return file
    .entries()
    .filter(({ exposed }) => exposed)
    .map(({ pointer, start, end }) => {
      const message = `${pointer} is in plain text although the file's rule seals it. Seal it, or take it out.`;
      return { code: "plain-value", message, start, end, severity: "error" };
    });
}

async function ruleOf(root: string, path: string) {
  try {
    const config = await findConfig(root);
    return config && matchingRule(config, realPlace(path));
  } catch (error) {
    if (error instanceof SopsError && error.reason === "malformed") return undefined;
    throw error;
  }
}
