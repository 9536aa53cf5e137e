import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { readBytes, resolveInside } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { writeAtomic } from "../../machine/write-file";
import { Secret } from "../../secret/secret";
import { foreignRecipients, openAgeFile, readAgeHeader, recipientIds, sealAgeFile } from "../../sops";
import { type Refused, refuse } from "../../text/refused";
import { broken } from "../page";
import { findConfig, matchingRule } from "../sops/creation-rule";
import { findIdentities, keyPlacesText } from "../sops/identities";
import { usableKeys } from "../sops/keys";
import { unlock } from "../sops/unlock";
import type { Absent, Denied, StoreContext, Unreachable } from "../store";
import { AGE_SUFFIX } from "./kind";

/** The value of an age file, and how the file is kept. */
export interface OpenedAgeFile {
  readonly kind: "opened";
  readonly value: Secret;
  readonly armored: boolean;
}

/** An age file of a project, or one that is still to be made. Its methods throw `FileError`, `SopsError`. */
export class AgeFile {
  /** What messages call the file. */
  readonly shown: string;
  readonly #context: StoreContext;

  /** `file` is relative to the context's root, with `/`. */
  constructor(
    context: StoreContext,
    readonly file: string,
  ) {
    this.#context = context;
    this.shown = context.files.shown(file);
  }

  /** What it holds; `undefined` where there is no such file. */
  async read(): Promise<OpenedAgeFile | Denied | Unreachable | undefined> {
    const bytes = await readBytes(this.#context.root, this.file, this.shown);
    return bytes === undefined ? undefined : this.#open(bytes);
  }

  async #open(bytes: Uint8Array): Promise<OpenedAgeFile | Denied | Unreachable> {
    const header = readAgeHeader(bytes);
    if (header === undefined) return broken(`${this.shown} is no age file: it does not begin as one.`);
    if (header.types.includes("scrypt")) {
      const needs = `${this.shown} is sealed with a passphrase, which no run can give. Seal it to a key instead: age --decrypt it, then age --encrypt --recipient YOUR-PUBLIC-KEY.`;
      return { kind: "denied", needs };
    }
    const opened = await this.#unlocked(bytes);
    if (!(opened instanceof Uint8Array)) return { kind: "denied", needs: opened };
    const value = textIn(opened);
    if (value === undefined)
      return broken(`${this.shown} seals no UTF-8 text, so that no variable can hold it as it is.`);
    return { kind: "opened", value: new Secret(value), armored: header.armored };
  }

  /** What was sealed, by the keys that sops would take; a sentence where none opens it. */
  async #unlocked(bytes: Uint8Array): Promise<Uint8Array | string> {
    const sources = () => findIdentities(this.#context, []);
    const found = await usableKeys(await sources());
    const opened = await openAgeFile(bytes, found.texts);
    if (opened !== undefined) return opened;
    const again = (await unlock(await sources(), this.#context)) ? await usableKeys(await sources()) : found;
    const reopened = again === found ? undefined : await openAgeFile(bytes, again.texts);
    if (reopened !== undefined) return reopened;
    const none = again.texts.length === 0 ? "There is no age key here" : "None of the age keys here opens it";
    const more = again.texts.length === 0 ? [...again.problems, keyPlacesText(this.#context)] : again.problems;
    return [`${this.shown}: ${none}, or it is damaged.`, ...more].join(" ");
  }

  /**
   * To whom a value of it is to be sealed: the file itself does not tell, so that the rule of `.sops.yaml` for its path does. The user
   * has agreed to them.
   */
  async recipients(): Promise<readonly string[] | Refused> {
    const { root } = this.#context;
    const config = await findConfig(root);
    const rule = config === undefined ? undefined : matchingRule(config, join(root, this.file));
    const add = `Add one to creation_rules, with path_regex: \\${AGE_SUFFIX}$ and age: your public key (age-keygen -y FILE prints it)`;
    if (rule === undefined)
      return refuse("no-config", `No rule of .sops.yaml says to whom ${this.shown} is sealed. ${add}.`);
    const recipients = recipientIds(rule.groups);
    if (rule.groups.length > 1)
      return refuse(
        "unsupported-recipient",
        `The rule for ${this.shown} shares a key among groups, which an age file cannot.`,
      );
    const foreign = foreignRecipients(rule.groups.flat());
    if (foreign !== undefined || recipients.length === 0) {
      const reason = `The rule for ${this.shown} names recipients that an age file is not sealed to natively`;
      return refuse("unsupported-recipient", `${reason}: it needs age public keys (age1…) alone.`);
    }
    if (await this.#context.agreesTo(this.file, recipients)) return recipients;
    return refuse("declined", `You have not agreed that ${this.shown} is sealed to ${recipients.join(", ")}.`);
  }

  /**
   * Changes the value as one step that no other process's step overlaps: `change` gives the new one for the old, or says why there is
   * none. What is written opens as that value again, else nothing is.
   */
  async change(
    recipients: readonly string[],
    change: (before: OpenedAgeFile | undefined) => Secret | Refused | undefined,
  ): Promise<Refused | Denied | Unreachable | undefined> {
    return this.#locked(async () => {
      const { root } = this.#context;
      const before = await this.read();
      if (before !== undefined && before.kind !== "opened") return before;
      const value = change(before);
      if (value === undefined || !(value instanceof Secret)) return value;
      const plain = Buffer.from(value.reveal(), "utf8");
      const sealed = await sealAgeFile(plain, recipients, { armored: before?.armored ?? true });
      const opened = await this.#open(sealed);
      if (opened.kind === "denied") {
        const advice = "A file that you cannot open yourself is not made: add your key to the rule in .sops.yaml.";
        return refuse("no-identity", `${opened.needs} ${advice}`);
      }
      if (opened.kind !== "opened" || !opened.value.equals(value))
        return refuse(
          "read-back",
          `${this.shown} cannot hold the value as it is: a single line must not end in a line break.`,
        );
      await writeAtomic(root, this.file, sealed, { name: this.shown });
      const kept = await readBytes(root, this.file, this.shown);
      if (kept === undefined || !kept.equals(sealed))
        return refuse("read-back", `${this.shown} does not hold what was written. Look at the disk's free space.`);
      return undefined;
    });
  }

  /** Removes the file. */
  async remove(): Promise<{ readonly kind: "removed" } | Absent> {
    return this.#locked(async () => {
      const path = await resolveInside(this.#context.root, this.file, this.shown);
      const gone = await unlink(path).then(
        () => true,
        () => false,
      );
      return gone ? { kind: "removed" } : { kind: "absent", reason: `there is no such file: ${this.shown}.` };
    });
  }

  async #locked<T>(step: () => Promise<T>): Promise<T> {
    return withLock(await resolveInside(this.#context.root, this.file, this.shown), step, undefined, this.shown);
  }
}

/** A text; a single line without the line break that most commands put behind it. `undefined` for what is no UTF-8. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const line = text.replace(/\r?\n$/, "");
    return line.includes("\n") ? text : line;
  } catch {
    return undefined;
  }
}
