import { join } from "node:path";
import { FileError } from "../../machine/files";
import type { Secret } from "../../secret/secret";
import type { CreationRule, FormatName, OpenedValue, SopsErrorReason } from "../../sops";
import { formatOf, recipientIds, SopsError, SopsFile } from "../../sops";
import type { ReadableValues, StoreContext } from "../store";
import { engineFor, type SealingTask } from "./choose-engine";
import { findConfig, matchingRule, misnamedText } from "./creation-rule";
import type { EngineMeans, SealingEngine } from "./engine";
import { SealRefused } from "./failure";
import { findIdentities, keyPlacesText } from "./identities";
import { usableKeys } from "./keys";
import { findSops, INSTALL_SOPS, SopsProgram } from "./program";
import { sealExposedText, setUpFirstText } from "./texts";
import { unlock } from "./unlock";

const LOCKED: ReadonlySet<SopsErrorReason> = new Set(["no-identity", "unsupported-recipient"]);

/** How a file is to be changed: what the engine must be able to do, to whom it is sealed then, and its text afterwards. */
export interface FileChange {
  readonly task: SealingTask;
  /** Who can read the file afterwards; the user has to agree to them. */
  readonly recipients: readonly string[];
  /** The places, by `placeName`, of the values that the user gave to be sealed. */
  readonly given?: readonly string[];
  apply(engine: SealingEngine): Promise<string>;
}

/** A sealed file of a project, or one that is still to be made. Its methods throw `SopsError`, `FileError`, `SealRefused`. */
export class SealedFile {
  readonly format: FormatName;
  /** What messages call the file. */
  readonly shown: string;
  readonly #context: StoreContext;

  /** `file` is relative to the context's root, with `/`. */
  constructor(
    context: StoreContext,
    readonly file: string,
  ) {
    this.format = formatOf(file);
    this.#context = context;
    this.shown = context.files.shown(file);
  }

  /** The rule of the nearest `.sops.yaml` from a folder upwards, the root by default. */
  async rule(folder: string = this.#context.root): Promise<CreationRule> {
    const config = await findConfig(folder);
    const rule = config === undefined ? undefined : matchingRule(config, join(this.#context.root, this.file));
    if (config?.misnamed !== undefined) this.#context.passesOver(misnamedText(config.misnamed, config.path));
    if (rule !== undefined) return rule;
    throw new SealRefused("no-config", setUpFirstText(this.shown));
  }

  /**
   * Uses what opens a sealed text; the user agrees first where a program of theirs does it. `old`: the text is not the file's
   * own of now.
   */
  async open<T>(text: string, use: (engine: SealingEngine) => Promise<T>, old = false): Promise<T> {
    const sealed = SopsFile.parse(text, this.format);
    const opening = async (engine: SealingEngine) => {
      if (engine.kind === "program") await this.#agree(sealed.recipients, true);
      return use(engine);
    };
    const { recipients } = sealed;
    return this.#unlocking(recipients, () => this.#using({ kind: "open", file: sealed }, recipients, opening, old));
  }

  /** Every value of a sealed text, with its place. */
  values(text: string): Promise<readonly OpenedValue[]> {
    return this.open(text, (engine) => this.valuesBy(engine, text));
  }

  /** The same by an engine that is there; what was read is known again. */
  async valuesBy(engine: SealingEngine, text: string): Promise<readonly OpenedValue[]> {
    const values = await engine.values(text);
    const secrets = new Map(
      values.flatMap(({ document, ...each }) => (document === 0 ? [[each.pointer, each.secret]] : [])),
    );
    this.#context.sealedMemory?.remember(this.#sealedTexts(text), (pointer) => secrets.get(pointer));
    return values;
  }

  /** Which of the values the first document of a sealed text holds, and where, as far as that was read before; uses no key. */
  recognise(text: string, secrets: readonly Secret[]): Map<string, Secret> {
    const { sealedMemory } = this.#context;
    if (sealedMemory === undefined || sealedMemory.isEmpty) return new Map();
    return sealedMemory.recognise(this.#sealedTexts(text), secrets);
  }

  #sealedTexts(text: string) {
    const sealed = SopsFile.parse(text, this.format)
      .entries()
      .filter((entry) => entry.document === 0 && entry.sealed);
    return sealed.map(({ pointer, start, end }) => ({ pointer, sealed: text.slice(start, end) }));
  }

  /**
   * Changes the file as one step, once values that were added by hand are sealed, where they are in the way: the user agrees to its recipients, then it is read again, changed and written while no
   * other process does; `change` says of a text what is to be done. Gives whether the file's text is another one now.
   */
  async change(change: (text: string | undefined) => Promise<FileChange>): Promise<boolean> {
    try {
      return await this.#changed(change);
    } catch (error) {
      const exposed = error instanceof SopsError && error.reason === "tampered";
      if (!exposed || !(await this.sealExposed())) throw error;
      return this.#changed(change);
    }
  }

  async #changed(change: (text: string | undefined) => Promise<FileChange>): Promise<boolean> {
    const recipients = await this.prepare(change);
    const step = (agreed: ReadableValues | undefined) =>
      this.#context.files.change(this.file, async (text) => {
        const now = await change(text);
        // Agreed to is what was shown.
        if (now.recipients.join() !== recipients.join()) {
          throw new SealRefused(
            "changed",
            `The recipients of ${this.shown} have changed since they were read. Try again.`,
          );
        }
        const after = await this.#using(now.task, recipients, now.apply);
        const readable = this.#readable(now, after);
        if (readable !== undefined && !readable.places.every((place) => agreed?.places.includes(place))) {
          throw new Unagreed(readable);
        }
        return after;
      });
    try {
      return await this.#unlocking(recipients, () => step(undefined));
    } catch (error) {
      if (!(error instanceof Unagreed)) throw error;
      // Asked while the file is not locked, then done again.
      await this.#agreeReadable(error.readable);
      return step(error.readable);
    }
  }

  /**
   * Seals values that were added to the file by hand, if the user agrees; false where there are none. Throws `SealRefused`
   * (`exposed`) where nobody agrees. `asked`: to seal the file is what the user asked for.
   */
  async sealExposed(asked = false): Promise<boolean> {
    const text = await this.#context.files.read(this.file);
    const change = text === undefined ? undefined : await this.exposedChange(text, asked);
    if (change === undefined) return false;
    await this.#changed(async (now) => {
      if (now !== text) throw new SealRefused("changed", `${this.shown} has changed since it was read. Try again.`);
      return change;
    });
    return true;
  }

  /** The change that seals what was added to a sealed text by hand, once the user has agreed; undefined where there is nothing. */
  async exposedChange(text: string, asked: boolean): Promise<FileChange | undefined> {
    if (!text.includes("sops") || !SopsFile.isSealed(text, this.format)) return undefined;
    const file = SopsFile.parse(text, this.format);
    if (!file.holdsReadable()) return undefined;
    const places = file.entries().flatMap(({ exposed, pointer }) => (exposed ? [pointer] : []));
    if (places.length === 0) return undefined;
    if (!(await this.#context.agreesToSeal(this.file, places, asked))) {
      throw new SealRefused("exposed", sealExposedText(this.shown, places));
    }
    const former = await this.#committed();
    const apply = (engine: SealingEngine) => engine.sealExposed(text, former);
    return { task: { kind: "open", file }, recipients: file.recipients, apply };
  }

  /** The file's text in the last commit; undefined where it has none, or git gives no answer. */
  async #committed(): Promise<string | undefined> {
    const { committedText } = await import("../../machine/git");
    return committedText(this.#context.root, this.file).catch((error: unknown) => {
      if (error instanceof FileError) return undefined;
      throw error;
    });
  }

  /** Lets the user agree to the recipients of a change, as `change` does; gives them. */
  async prepare(change: (text: string | undefined) => Promise<FileChange>): Promise<readonly string[]> {
    const { recipients } = await change(await this.#context.files.read(this.file));
    await this.#agree(recipients);
    return recipients;
  }

  /** The text of a change that nobody writes, once the user has agreed to its recipients. */
  async changed(change: FileChange): Promise<string> {
    const { task, recipients, apply } = change;
    await this.#agree(recipients);
    const after = await this.#unlocking(recipients, () => this.#using(task, recipients, apply));
    const readable = this.#readable(change, after);
    if (readable !== undefined) await this.#agreeReadable(readable);
    return after;
  }

  /**
   * The values that a change leaves in the clear and that were not before, and those that the user gave to be sealed;
   * `undefined` where there are none. Throws `SealRefused` where nothing at all would be sealed.
   */
  #readable({ task, given = [] }: FileChange, after: string): ReadableValues | undefined {
    const file = SopsFile.parse(after, this.format);
    if (!file.holdsReadable()) return undefined;
    const values = file.entries();
    const clear = values.filter(({ readable }) => readable);
    if (clear.length === 0) return undefined;
    const total = values.filter(({ sealed, readable }) => sealed || readable).length;
    if (task.kind === "create" && clear.length === total) {
      const reason = `The rule of .sops.yaml would seal nothing of ${this.shown}: all ${total} values stay readable.`;
      throw new SealRefused("in-the-clear", `${reason} Correct its encrypted_ or unencrypted_ line.`);
    }
    const before = task.kind === "create" ? [] : task.file.entries().filter(({ readable }) => readable);
    const old = new Set(before.map(placeName));
    const own = clear.filter((value) => given.includes(placeName(value)));
    const shown = own.length > 0 ? own : clear.filter((value) => !old.has(placeName(value)));
    const places = shown.map(({ document, pointer }) => (document === 0 ? pointer : `${document}#${pointer}`));
    return places.length === 0 ? undefined : { places, total, given: own.length > 0 };
  }

  async #agreeReadable(readable: ReadableValues): Promise<void> {
    if (await this.#context.agreesToReadable(this.file, readable)) return;
    const which = readable.places.slice(0, 20).join(", ");
    throw new SealRefused(
      "in-the-clear",
      `The rule in ${this.shown} leaves ${which} in the clear, so that everyone could read it: nothing was written. Look at who changed the rule, choose another place, or agree to it in a terminal without --yes.`,
    );
  }

  async #agree(recipients: readonly string[], opening = false): Promise<void> {
    if (await this.#context.agreesTo(this.file, recipients, opening)) return;
    const what = opening ? `sops is started to open ${this.shown}, which` : `${this.shown}`;
    throw new SealRefused("declined", `You have not agreed that ${what} is sealed to ${recipients.join(", ")}.`);
  }

  /** Takes a step; where no key opens the file, passphrases of key files are asked for, while the file is not locked, and it is taken again. */
  async #unlocking<T>(recipients: readonly string[], step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof SopsError) || !LOCKED.has(error.reason)) throw error;
      const sources = await findIdentities(this.#context, recipients);
      if (!(await unlock(sources, this.#context))) throw error;
      return step();
    }
  }

  /** Uses the engine for a task; an error also says what is wrong with keys, or how to get a program that is missing. */
  async #using<T>(
    task: SealingTask,
    recipients: readonly string[],
    use: (engine: SealingEngine) => Promise<T>,
    old = false,
  ): Promise<T> {
    const { env, root } = this.#context;
    const opening = task.kind === "create" ? recipients : task.file.recipients;
    const { texts: keys, problems } = await usableKeys(await findIdentities({ root, env }, opening));
    const path = findSops(root, env);
    const program = path === undefined ? undefined : new SopsProgram(path, root, env);
    const prints: string[] = [];
    const sawKey = (print: string) => void prints.push(print);
    const means: EngineMeans = { file: this.file, format: this.format, keys, sawKey, program: () => program };
    try {
      const result = await use(await engineFor(means, task));
      const last = prints.at(-1);
      if (last !== undefined && !old)
        this.#context.sawDataKey(this.file, task.kind === "create" ? undefined : prints[0], last);
      return result;
    } catch (error) {
      if (!(error instanceof SopsError)) throw error;
      if (error.reason === "no-identity") {
        throw withMore(error, keys.length > 0 ? problems : [...problems, keyPlacesText({ env })]);
      }
      throw error.reason === "unsupported-recipient" ? withMore(error, [INSTALL_SOPS]) : error;
    }
  }
}

/** Ends a step under a lock, so that the user can be asked. */
class Unagreed extends Error {
  constructor(readonly readable: ReadableValues) {
    super("not agreed to");
  }
}

/** How a whole text or file is sealed by a rule. */
export function sealingBy(rule: CreationRule, plain: string | Uint8Array): FileChange {
  return {
    task: { kind: "create", rule },
    recipients: recipientIds(rule.groups),
    apply: (engine) => engine.create(plain, rule),
  };
}

function withMore(error: SopsError, more: readonly string[]): SopsError {
  return more.length === 0
    ? error
    : new SopsError(error.reason, [error.message, ...more].join(" "), { recipients: error.recipients });
}

/** A value's place in a file as one text; a binary file's only value stands at "". */
export function placeName({ document = 0, pointer }: { document?: number; pointer: string }): string {
  return `${document}#${pointer}`;
}

/** Values other than null and bytes by `placeName`. */
export function secretsByPlace(values: readonly OpenedValue[]): ReadonlyMap<string, Secret> {
  return new Map(
    values.flatMap((each) => (each.secret === undefined ? [] : [[placeName(each), each.secret] as const])),
  );
}

/** The places of values that no text can stand for. */
export function placesOfBytes(values: readonly OpenedValue[]): ReadonlySet<string> {
  return new Set(values.filter(({ bytes }) => bytes).map(placeName));
}
