import { dirname, join, resolve } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import { FileError, readText } from "../../machine/files";
import { gitRoot, isIgnored } from "../../machine/git";
import type { SealFacts, SharedFile } from "../../refactor/plan";
import { formatOf, type OpenedValue, SopsError, SopsFile } from "../../sops";
import { findConfig, ruleFor } from "../../stores/sops/creation-rule";
import type { IdentitySource } from "../../stores/sops/identities";
import { usableKeys } from "../../stores/sops/keys";
import { nearestFile } from "./project-facts";

export const DEFAULT_SEALED = "secrets.enc.yaml";

/** Names that a new sealed file is likely to get, tried against the rules of `.sops.yaml`. */
const USUAL = [
  "secrets.enc.yaml",
  "secrets.yaml",
  "secrets.sops.yaml",
  "secrets/secrets.enc.yaml",
  "secrets/secrets.yaml",
  "config/secrets.yaml",
  "secrets.enc.json",
  "secrets.json",
  "secrets.enc.env",
];

/**
 * What a fix needs to know to seal what stands in `source` into `file`; both relative to `root`, with `/`. Looks at clear
 * metadata alone, unless `identities` stand for an explicit act: then it also opens the file, if a key here can.
 */
export async function sealFacts(
  root: string,
  source: string,
  file: string,
  identities?: (recipients: readonly string[]) => Promise<readonly IdentitySource[]>,
): Promise<SealFacts | { readonly kind: "unusable"; readonly reason: string }> {
  const format = formatOf(file);
  if (format === "binary") {
    return {
      kind: "unusable",
      reason: `${file} has no form that holds several values: name it *.yaml, *.json, *.env or *.ini.`,
    };
  }
  try {
    const text = await readText(root, file);
    if (text !== undefined && !SopsFile.isSealed(text, format)) {
      return {
        kind: "unusable",
        reason: `${file} is in plain text. Seal it first: sealwright sops encrypt --in-place ${file}`,
      };
    }
    const sealed = text === undefined ? undefined : SopsFile.parse(text, format);
    const refs = await shared(root, await nearestFile(root, source, REFS_NAME));
    const folder = dirname(refs.file) === "." ? "" : `${dirname(refs.file)}/`;
    const values = sealed === undefined || identities === undefined ? [] : await opened(sealed, identities);
    return {
      file,
      format,
      pointers: (sealed?.entries() ?? []).filter(({ document }) => document === 0).map(({ pointer }) => pointer),
      ignored: await ignores(root, file),
      refs,
      example: await shared(root, `${folder}.env.example`),
      gitignore: { file: ".gitignore", text: await readText(root, ".gitignore").catch(() => undefined) },
      values: new Map(
        values.flatMap(({ document, pointer, secret }) => {
          return document === 0 && secret !== undefined ? [[pointer, secret] as const] : [];
        }),
      ),
    };
  } catch (error) {
    if (error instanceof FileError) return { kind: "unusable", reason: error.message };
    if (error instanceof SopsError) return { kind: "unusable", reason: `${file}: ${error.message}` };
    throw error;
  }
}

/**
 * The sealed file to propose: the first of those there are, else the first usual name that a rule of `.sops.yaml` is for,
 * else `secrets.enc.yaml`. `existing` are paths of sealed files, relative to `root`, the best first.
 */
export async function proposeSealed(root: string, existing: readonly string[]): Promise<string> {
  const fit = existing.find((file) => formatOf(file) !== "binary");
  if (fit !== undefined) return fit;
  try {
    const config = await findConfig(root);
    const matching = USUAL.filter((file) => {
      try {
        return config !== undefined && ruleFor(config, join(resolve(root), file)) !== undefined;
      } catch {
        return false;
      }
    });
    return matching.find((file) => formatOf(file) !== "binary") ?? DEFAULT_SEALED;
  } catch {
    return DEFAULT_SEALED;
  }
}

/** The values of a file that a key here opens; none where that fails. */
async function opened(
  file: SopsFile,
  identities: (recipients: readonly string[]) => Promise<readonly IdentitySource[]>,
): Promise<readonly OpenedValue[]> {
  try {
    const { texts } = await usableKeys(await identities(file.recipients));
    return (await file.open(texts)).values();
  } catch (error) {
    if (error instanceof SopsError) return [];
    throw error;
  }
}

async function shared(root: string, file: string): Promise<SharedFile> {
  const text = await readText(root, file);
  return { file, text, ignored: await ignores(root, file) };
}

async function ignores(root: string, file: string): Promise<boolean> {
  if ((await gitRoot(root)) === undefined) return false;
  return (await isIgnored(root, file)) === true;
}
