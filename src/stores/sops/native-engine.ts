import type { Secret } from "../../secret/secret";
import type { CreationRule, FormatName, OpenedFile, OpenedValue, Plaintext, ValuePlace } from "../../sops";
import { SopsFile } from "../../sops";
import type { EngineMeans, SealingEngine, ValueChange } from "./engine";

/** Seals and opens in this process, with age keys. */
export class NativeEngine implements SealingEngine {
  readonly kind = "native";
  readonly #format: FormatName;
  readonly #keys: readonly Secret[];
  readonly #sawKey: (print: string) => void;

  /** The file whose values were looked at last, until it is changed. */
  #looked: { readonly text: string; readonly file: OpenedFile } | undefined;

  /** The file that was changed last. */
  #before: OpenedFile | undefined;

  constructor({ format, keys, sawKey }: Pick<EngineMeans, "format" | "keys" | "sawKey">) {
    this.#format = format;
    this.#keys = keys;
    this.#sawKey = sawKey ?? (() => undefined);
  }

  async create(plain: string | Uint8Array, rule: CreationRule): Promise<string> {
    const { groups, threshold, selection, macOnlyEncrypted } = rule;
    const options = { groups, threshold, rule: selection, macOnlyEncrypted };
    const made = await SopsFile.create(plain, this.#format, options);
    this.#sawKey(made.keyPrint);
    return made.toString();
  }

  async decrypt(text: string): Promise<Plaintext> {
    return (await this.#open(text)).plaintext();
  }

  async values(text: string): Promise<readonly OpenedValue[]> {
    const file = await this.#open(text);
    this.#looked = { text, file };
    return file.values();
  }

  set(text: string, changes: readonly ValueChange[]): Promise<string> {
    return this.#changed(text, (file) => {
      for (const change of changes) file.set(change, change.secret);
    });
  }

  remove(text: string, places: readonly ValuePlace[]): Promise<string> {
    return this.#changed(text, (file) => {
      for (const place of places) file.remove(place);
    });
  }

  rotate(text: string): Promise<string> {
    return this.#changed(text, (file) => file.rotate());
  }

  updateKeys(text: string, { groups, threshold }: CreationRule): Promise<string> {
    return this.#changed(text, (file) => file.updateRecipients(groups, threshold || undefined));
  }

  sealExposed(text: string, former?: string): Promise<string> {
    return this.#changed(text, (file) => file.sealExposed(former));
  }

  reseal(text: string, plain: string | Uint8Array): Promise<string> {
    return this.#changed(text, (file) => file.reseal(plain));
  }

  async #open(text: string): Promise<OpenedFile> {
    if (this.#looked?.text === text) return this.#looked.file;
    const file = await SopsFile.parse(text, this.#format).open(this.#keys);
    this.#sawKey(file.keyPrint);
    if (this.#before !== undefined) file.takeOver(this.#before);
    return file;
  }

  async #changed(text: string, change: (file: OpenedFile) => void | Promise<void>): Promise<string> {
    const file = await this.#open(text);
    this.#looked = undefined;
    await change(file);
    this.#before = file;
    this.#sawKey(file.keyPrint);
    return file.toString();
  }
}
