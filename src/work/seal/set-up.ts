import { constants } from "node:fs";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { changedSinceRead, FileError, resolveInside } from "../../machine/files";
import { userFolder } from "../../machine/user-folder";
import { Secret } from "../../secret/secret";
import { identityFault, recipientIds, SopsError, withCreationRule } from "../../sops";
import { findConfig, matchingRule, misnamedText, SOPS_CONFIG_NAME } from "../../stores/sops/creation-rule";
import { sealedStep } from "../../stores/sops/failure";
import { defaultKeyFile, findIdentities, type IdentityPlaces } from "../../stores/sops/identities";
import { setUpFirstText } from "../../stores/sops/texts";
import { lockedText, unlock, unlockedText } from "../../stores/sops/unlock";
import { type Refused, refuse } from "../../text/refused";
import { keepAnswer } from "../consent/agree";
import { confirmRecipients } from "../consent/recipients";
import { isYes, type SetUpDone } from "../person";
import type { Session } from "../session";

const KEY_LINE = /^AGE-SECRET-KEY-[A-Z0-9-]{1,4000}$/;

/**
 * Sees to it that `file` (relative to the root) can be sealed: where neither it nor a rule for it is there, encryption is
 * set up if the user agrees.
 */
export async function ensureSetUp(session: Session, file: string): Promise<Refused | undefined> {
  const shown = session.files.shown(file);
  const there = await sealedStep(
    shown,
    async () => (await session.files.read(file)) !== undefined || hasRule(session, file),
  );
  if (typeof there !== "boolean") return there;
  if (there) return undefined;
  const answer = await session.person.agree({ kind: "set-up", file: shown });
  if (!isYes(answer)) return refuse("not-set-up", setUpFirstText(shown));
  const done = await setUpEncryption(session, file, new Date());
  return done.kind === "refused" ? done : undefined;
}

async function hasRule({ root, files }: Session, file: string): Promise<boolean> {
  const config = await findConfig(root);
  const path = await resolveInside(root, file, files.shown(file));
  return config !== undefined && matchingRule(config, path) !== undefined;
}

/**
 * Makes what sealing needs: an age key in sops's own place where this user has none, with mode 0600, and a creation rule
 * for `file` (relative to the root) in `.sops.yaml`. Nothing is overwritten; a rule that is there already is taken over.
 * Whoever makes the rule has said to whom it seals. Reports it to the user.
 */
export async function setUpEncryption(session: Session, file: string, now: Date): Promise<SetUpDone | Refused> {
  const { root, env, person } = session;
  try {
    const key = (await ownKey(session)) ?? (await makeKey({ env }, now));
    const { config, rule, recipients } = await ensureRule(session, file, key.publicKey);
    if (rule === "made") keepAnswer(person, () => confirmRecipients(root, file, [key.publicKey], userFolder(env)));
    const shown = { file: session.files.shown(file), config: session.files.shown(config) };
    const done: SetUpDone = { kind: "ready", ...shown, ...key, rule, reads: recipients.includes(key.publicKey) };
    person.report({ kind: "set-up", done });
    return done;
  } catch (error) {
    if (error instanceof FileError || error instanceof SopsError) return refuse(error.reason, error.message);
    throw error;
  }
}

interface OwnKey {
  readonly publicKey: string;
  readonly keyPlace: string;
  readonly keyMade: boolean;
}

/** The first key that is there already. */
async function ownKey(session: Session): Promise<OwnKey | undefined> {
  const places: IdentityPlaces = { root: session.root, env: session.env };
  const sources = await findIdentities(places);
  const open = sources.filter(({ text }) => text !== undefined);
  // A passphrase is asked for only where no other key is there.
  for (const source of [...open, ...sources.filter(({ locked }) => locked !== undefined)]) {
    const { name } = source;
    if (source.locked !== undefined) await unlock([source], session);
    const text = source.text ?? (await unlockedText(source));
    for (const line of text?.reveal().split(/\r?\n/) ?? []) {
      const key = line.trim();
      if (!KEY_LINE.test(key)) continue;
      const publicKey = await identityToRecipient(key).catch(() => undefined);
      if (publicKey !== undefined) return { publicKey, keyPlace: name, keyMade: false };
    }
  }
  const usual = defaultKeyFile(places);
  // What was set wrong is not passed over by a new key, and one behind a broken line could not be used.
  for (const { name, text } of open) {
    const fault = text && (await identityFault(text));
    if (fault !== undefined) throw new FileError("unreadable", usual, `${name}: ${fault}`);
  }
  const problem = sources.find(({ name, problem }) => name === usual && problem !== undefined)?.problem;
  if (problem !== undefined) throw new FileError("unreadable", usual, problem);
  // A key beside a protected one would stand there in the clear, and break the file.
  const locked = sources.find((source) => source.locked !== undefined);
  if (locked !== undefined) throw new FileError("unreadable", usual, lockedText(locked.name));
  return undefined;
}

async function makeKey(places: Pick<IdentityPlaces, "env">, now: Date): Promise<OwnKey> {
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

async function ensureRule(session: Session, file: string, publicKey: string): Promise<Rule> {
  const { root, files } = session;
  const found = await findConfig(root);
  const name = file.split("/").at(-1) ?? file;
  const pattern = `(^|/)${name.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")}$`;
  if (found === undefined) {
    await files.change(SOPS_CONFIG_NAME, (text) => {
      if (text === undefined) return `creation_rules:\n  - path_regex: ${pattern}\n    age: ${publicKey}\n`;
      throw changedSinceRead(files.shown(SOPS_CONFIG_NAME));
    });
    return { config: join(root, SOPS_CONFIG_NAME), rule: "made", recipients: [publicKey] };
  }
  const rule = matchingRule(found, join(root, file));
  if (found.misnamed !== undefined) session.passesOver(misnamedText(found.misnamed, found.path));
  if (rule !== undefined) return { config: found.path, rule: "kept", recipients: recipientIds(rule.groups) };
  // A configuration above the project is not ours to change.
  await files.change(found.path, (text) => withCreationRule(text ?? "", pattern, publicKey));
  return { config: found.path, rule: "added", recipients: [publicKey] };
}
