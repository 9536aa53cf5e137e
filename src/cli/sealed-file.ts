import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { FileError, resolveInside, writeAtomic } from "../machine/files";
import { withLock } from "../machine/lock";
import { repositoryRoot } from "../machine/nearest";
import { toPosix } from "../machine/paths";
import { readFailure } from "../machine/read-failure";
import { type CreationRule, type FormatName, formatOf, recipientIds, SopsError } from "../sops";
import { findConfig, ruleFor } from "../stores/sops/creation-rule";
import { engineFor, type SealingEngine, type SealingTask } from "../stores/sops/engine";
import { usableKeys } from "../stores/sops/keys";
import { INSTALL_SOPS } from "../stores/sops/program";
import type { SealContext } from "../stores/sops/sealing";
import { CommandError } from "./exit";
import { printable } from "./output/printable";
import { sealContext } from "./seal-context";

/** A file that a command works on, in its project. */
export class SealedFile {
  readonly context: SealContext;
  readonly format: FormatName;

  private constructor(
    /** As it was named. */
    readonly title: string,
    readonly root: string,
    /** Relative to the root, with `/`. */
    readonly path: string,
    readonly bytes: Buffer,
    yes: boolean,
  ) {
    this.format = formatOf(path);
    this.context = sealContext(root, yes);
  }

  /** Reads the file. Throws `CommandError` where it cannot be read. */
  static async open(title: string, yes: boolean): Promise<SealedFile> {
    try {
      const given = resolve(title);
      const folder = realpathSync(dirname(given));
      const root = repositoryRoot(folder) ?? folder;
      const path = toPosix(relative(root, join(folder, basename(given))));
      return new SealedFile(title, root, path, await readFile(await resolveInside(root, path)), yes);
    } catch (error) {
      if (error instanceof FileError) throw new CommandError(error.message);
      throw new CommandError(`${printable(title)}: ${readFailure(error)}.`);
    }
  }

  /** Throws `CommandError` for what is not UTF-8. */
  get text(): string {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch {
      throw new CommandError(`${printable(this.title)} is not UTF-8 text.`);
    }
  }

  /** The rule of the nearest `.sops.yaml` from the current folder upwards, as sops looks for it. */
  async rule(): Promise<CreationRule> {
    const config = await findConfig(process.cwd());
    const rule = config === undefined ? undefined : ruleFor(config, join(this.root, this.path));
    if (rule !== undefined) return rule;
    throw new CommandError(
      `No .sops.yaml says to whom ${printable(this.title)} is sealed. Set up encryption first: sealwright sops set-up`,
    );
  }

  /** Throws `CommandError` where the user does not agree that the file is sealed to those. */
  async agree(groups: CreationRule["groups"]): Promise<void> {
    const recipients = recipientIds(groups);
    if (await this.context.agreesTo(this.path, recipients)) return;
    throw new CommandError(
      `You have not agreed that ${printable(this.title)} is sealed to ${recipients.map(printable).join(", ")}. Answer in a terminal, or pass --yes.`,
    );
  }

  /** What can do a task on the file. Throws `SopsError` (`unsupported-recipient`) where the sops program is missing. */
  async engine(task: SealingTask): Promise<SealingEngine> {
    const recipients = task.kind === "create" ? [] : task.file.recipients;
    const keys = recipients.length === 0 ? [] : (await usableKeys(await this.context.identities(recipients))).texts;
    return engineFor({ file: this.path, format: this.format, keys, program: () => this.context.program?.() }, task);
  }

  /** Writes the file as a whole, if it still holds what was read. */
  async write(content: string | Uint8Array): Promise<void> {
    try {
      const path = await resolveInside(this.root, this.path);
      await withLock(path, async () => {
        if (!this.bytes.equals(await readFile(path))) {
          throw new FileError("changed", this.path, `${this.title} has changed meanwhile. Try again.`);
        }
        await writeAtomic(this.root, this.path, content);
      });
    } catch (error) {
      if (error instanceof FileError) throw new CommandError(error.message);
      throw error;
    }
  }
}

/** What a step on a sealed file gives; its expected failures become the command's. */
export async function withSopsErrors<T>({ title }: { readonly title: string }, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    const advice = error.reason === "unsupported-recipient" ? ` ${INSTALL_SOPS}` : "";
    throw new CommandError(`${printable(title)}: ${printable(error.message)}${advice}`);
  }
}
