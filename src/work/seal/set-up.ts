import { constants } from "node:fs";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { isMap, isSeq, parseDocument } from "yaml";
import { FileError, readText, writeAtomic } from "../../machine/files";
import { Secret } from "../../secret/secret";
import { recipientIds, SopsError } from "../../sops";
import { CONFIG_NAME, findConfig, ruleFor } from "../../stores/sops/creation-rule";
import { defaultKeyFile, findIdentities, type IdentityPlaces } from "../../stores/sops/identities";

export type SetUpResult =
  | {
      readonly kind: "ready";
      /** To share with whoever is to seal secrets for this user. */
      readonly publicKey: string;
      /** Where the secret key stands: a path, or the variable that gives it. A lost key is a lost file. */
      readonly keyPlace: string;
      readonly keyMade: boolean;
      /** The `.sops.yaml` that holds, absolute. */
      readonly config: string;
      /** `added`: an existing file got a rule; all its other lines stay. */
      readonly rule: "made" | "added" | "kept";
      /** Whether the rule seals to this user's key too; where it does not, someone who can open the files must add it. */
      readonly reads: boolean;
    }
  /** `message` says what stands in the way and what to do. */
  | { readonly kind: "failed"; readonly message: string };

const KEY_LINE = /^AGE-SECRET-KEY-[A-Z0-9-]{1,4000}$/;

/**
 * Makes what sealing needs: an age key in sops's own place where this user has none, with mode 0600, and a creation rule
 * for `file` (relative to `root`) in `.sops.yaml`. Nothing is overwritten; a rule that is there already is taken over.
 */
export async function setUpEncryption(
  root: string,
  file: string,
  places: IdentityPlaces,
  now: Date,
): Promise<SetUpResult> {
  try {
    const key = (await ownKey(places)) ?? (await makeKey(places, now));
    const { config, rule, recipients } = await ensureRule(root, file, key.publicKey);
    return { kind: "ready", ...key, config, rule, reads: recipients.includes(key.publicKey) };
  } catch (error) {
    if (error instanceof FileError || error instanceof SopsError) return { kind: "failed", message: error.message };
    throw error;
  }
}

interface OwnKey {
  readonly publicKey: string;
  readonly keyPlace: string;
  readonly keyMade: boolean;
}

/** The first key that is there already. */
async function ownKey(places: IdentityPlaces): Promise<OwnKey | undefined> {
  const sources = await findIdentities(places);
  for (const { name, text } of sources) {
    for (const line of text?.reveal().split(/\r?\n/) ?? []) {
      const key = line.trim();
      if (!KEY_LINE.test(key)) continue;
      const publicKey = await identityToRecipient(key).catch(() => undefined);
      if (publicKey !== undefined) return { publicKey, keyPlace: name, keyMade: false };
    }
  }
  const usual = defaultKeyFile(places);
  const problem = sources.find(({ name, problem }) => name === usual && problem !== undefined)?.problem;
  if (problem !== undefined) throw new FileError("unreadable", usual, problem);
  return undefined;
}

async function makeKey(places: IdentityPlaces, now: Date): Promise<OwnKey> {
  const path = defaultKeyFile(places);
  const key = new Secret(await generateX25519Identity());
  const publicKey = await identityToRecipient(key.reveal());
  const lines = [`# created: ${now.toISOString()}`, `# public key: ${publicKey}`, key.reveal()];
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const before = await readFile(path, "utf8").catch(() => "");
    const start = before === "" || before.endsWith("\n") ? "" : "\n";
    // A file without a usable key keeps its lines.
    const handle = await open(path, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, 0o600);
    try {
      await handle.writeFile(`${start}${lines.join("\n")}\n`, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(path, 0o600);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new FileError("write-failed", path, `${path} could not be written (${code}).`, { cause: error });
  }
  return { publicKey, keyPlace: path, keyMade: true };
}

interface Rule {
  readonly config: string;
  readonly rule: "made" | "added" | "kept";
  readonly recipients: readonly string[];
}

async function ensureRule(root: string, file: string, publicKey: string): Promise<Rule> {
  const found = await findConfig(root);
  const pattern = `(^|/)${file
    .split("/")
    .at(-1)
    ?.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")}$`;
  if (found === undefined) {
    const text = `creation_rules:\n  - path_regex: ${pattern}\n    age: ${publicKey}\n`;
    await writeAtomic(root, CONFIG_NAME, text, { before: { text: undefined } });
    return { config: join(root, CONFIG_NAME), rule: "made", recipients: [publicKey] };
  }
  try {
    const rule = ruleFor(found, join(root, file));
    if (rule !== undefined) return { config: found.path, rule: "kept", recipients: recipientIds(rule.groups) };
  } catch (error) {
    if (!(error instanceof SopsError) || error.reason !== "no-rule") throw error;
  }
  // Read again as what the write is made from; a configuration above the project is not ours to change.
  const text = await readText(root, found.path);
  await writeAtomic(root, found.path, withRule(text ?? "", pattern, publicKey), { before: { text } });
  return { config: found.path, rule: "added", recipients: [publicKey] };
}

/** The configuration with one more rule, as its last. */
function withRule(text: string, pattern: string, publicKey: string): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const rule = document.createNode({ path_regex: pattern, age: publicKey });
  const rules = document.get("creation_rules");
  if (isSeq(rules)) rules.add(rule);
  else if (isMap(document.contents) || document.contents === null) document.set("creation_rules", [rule]);
  else throw new SopsError("malformed", ".sops.yaml is no map of settings.");
  return document.toString({ lineWidth: 0 });
}
