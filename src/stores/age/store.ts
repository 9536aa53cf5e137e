import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { readBytes, resolveInside } from "../../machine/files";
import { toPosix } from "../../machine/paths";
import type { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import { findFiles } from "../find-files";
import type { Item } from "../managers/client";
import { valueIn, withFields } from "../managers/fields";
import { inTurn, noFile, pageOf } from "../page";
import { sealedChange, withSealed } from "../sops/failure";
import type {
  Absent,
  Call,
  Capabilities,
  CheckResult,
  Failure,
  ListResult,
  MetadataResult,
  Place,
  ReadResult,
  RemoveResult,
  SecretChange,
  SecretSpan,
  SecretStore,
  StoreContext,
  StoreEntry,
  WriteOptions,
  WriteResult,
} from "../store";
import { AgeFile, type OpenedAgeFile } from "./age-file";
import { AGE_SUFFIX } from "./kind";
import { ageReference, asAgeReference } from "./reference";

/** New values of one file: of fields, or the whole (`undefined`). */
type Fields = ReadonlyMap<string | undefined, Secret>;

/** The age files of a repository. */
export class AgeFileStore implements SecretStore {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: false,
    leases: false,
    softDelete: false,
    throughFiles: false,
  };
  readonly #context: StoreContext;

  constructor(context: StoreContext) {
    this.#context = context;
  }

  async check(): Promise<CheckResult> {
    return { kind: "ready" };
  }

  /** All of them at the top, those of a folder below its path; fields are not listed, since a key is needed to see them. */
  async list([folder = ""]: Place, _call?: Call, page?: string): Promise<ListResult> {
    const { root, folder: from } = this.#context;
    const above = folder === "" ? "" : `${folder.replace(/\/+$/, "")}/`;
    const files = await findFiles(root, (name) => name.endsWith(AGE_SUFFIX));
    const entries = files
      .map((path) => ({ path, file: toPosix(relative(from, join(root, path))) }))
      .filter(({ path }) => path.startsWith(above))
      .map(({ path, file }): StoreEntry => {
        const name = path.slice(above.length, -AGE_SUFFIX.length);
        return { kind: "secret", name, reference: ageReference(file), file, sealed: true };
      });
    return pageOf(entries, page);
  }

  /** One file after the other, since a key file's passphrase may be asked for; each is opened once. */
  async read(references: readonly Reference[]): Promise<ReadResult[]> {
    const opened = new Map<string, OpenedAgeFile | Failure>();
    return inTurn(references, async (reference): Promise<ReadResult> => {
      const { file, field } = this.#locate(reference);
      const held = opened.get(file) ?? (await this.#opened(file));
      opened.set(file, held);
      if (held.kind !== "opened") return held;
      const secret = valueIn(itemOf(held), field);
      return secret === undefined ? this.#noField(file, field) : { kind: "found", secret };
    });
  }

  #opened(file: string): Promise<OpenedAgeFile | Failure> {
    const age = new AgeFile(this.#context, file);
    return withSealed<OpenedAgeFile | Failure>(age.shown, async () => (await age.read()) ?? noFile(age.shown));
  }

  async write(changes: readonly SecretChange[], options: WriteOptions = { replace: true }): Promise<WriteResult> {
    const byFile = this.#byFile(changes);
    const agreed = await this.#recipients([...byFile.keys()]);
    if (!(agreed instanceof Map)) return agreed;
    if (!options.replace && byFile.size > 1) {
      for (const [file, fields] of byFile) {
        const held = await this.#opened(file);
        const value = held.kind === "opened" ? this.#changed(file, held, fields, options) : undefined;
        if (value !== undefined && "code" in value) return value;
      }
    }
    for (const [file, fields] of byFile) {
      const age = new AgeFile(this.#context, file);
      const failed = await sealedChange(age.shown, () =>
        age.change(agreed.get(file) ?? [], (before) => this.#changed(file, before, fields, options)),
      );
      if (failed?.kind === "absent") return refuse("absent", `${age.shown} has no place for the value.`);
      if (failed !== undefined) return failed;
    }
    return { kind: "written" };
  }

  async prepare(changes: readonly SecretChange[]): Promise<Exclude<WriteResult, { kind: "written" }> | undefined> {
    const agreed = await this.#recipients([...this.#byFile(changes).keys()]);
    return agreed instanceof Map ? undefined : agreed;
  }

  /** To whom each file is to be sealed, once the user has agreed. */
  async #recipients(
    files: readonly string[],
  ): Promise<Map<string, readonly string[]> | Exclude<WriteResult, { kind: "written" }>> {
    const all = new Map<string, readonly string[]>();
    for (const file of files) {
      const age = new AgeFile(this.#context, file);
      const found = await sealedChange(age.shown, () => age.recipients());
      if ("kind" in found)
        return found.kind === "absent" ? refuse("absent", `${age.shown} has no place for the value.`) : found;
      all.set(file, found);
    }
    return all;
  }

  /** The value of a file with changes; `undefined` where it is the same, a refusal where a field holds another one. */
  #changed(
    file: string,
    before: OpenedAgeFile | undefined,
    fields: Fields,
    { replace }: WriteOptions,
  ): Secret | Refused | undefined {
    const shown = this.#context.files.shown(file);
    const item = before && itemOf(before);
    const held = [...fields].map(([field, secret]) => [item && valueIn(item, field), secret] as const);
    if (held.every(([now, secret]) => now?.equals(secret) === true)) return undefined;
    if (!replace && held.some(([now, secret]) => now?.equals(secret) === false))
      return refuse("taken", `${shown} now has another value. Choose the fix again.`);
    const whole = fields.get(undefined);
    if (whole !== undefined) return whole;
    const value = withFields(item, fields as ReadonlyMap<string, Secret>, "json");
    if (value !== undefined && "whole" in value) return value.whole;
    return refuse("no-fields", `${shown} has a value that is no JSON object, and so no fields.`);
  }

  /** Removes a file, or a field of its object, and the file with the last one. */
  async remove(reference: Reference): Promise<RemoveResult> {
    const { file, field } = this.#locate(reference);
    const age = new AgeFile(this.#context, file);
    return sealedChange<RemoveResult>(age.shown, async () => {
      if (field === undefined) return age.remove();
      const held = await this.#opened(file);
      if (held.kind !== "opened") return held;
      if (valueIn(itemOf(held), field) === undefined) return this.#noField(file, field);
      if (without(held, field) === undefined) return age.remove();
      const recipients = await age.recipients();
      if ("kind" in recipients) return recipients;
      const changed = await age.change(recipients, (before) => before && without(before, field));
      return changed ?? { kind: "removed" };
    });
  }

  async metadata(reference: Reference): Promise<MetadataResult> {
    const { file } = this.#locate(reference);
    const shown = this.#context.files.shown(file);
    return withSealed<MetadataResult>(shown, async () => {
      const path = await resolveInside(this.#context.root, file, shown);
      const found = await stat(path).catch(() => undefined);
      return found === undefined ? noFile(shown) : { kind: "metadata", metadata: { changed: found.mtime } };
    });
  }

  async locate(reference: Reference): Promise<SecretSpan | undefined> {
    const { file } = this.#locate(reference);
    const bytes = await readBytes(this.#context.root, file, this.#context.files.shown(file));
    return bytes === undefined ? undefined : { file, text: bytes.toString("latin1"), span: { start: 0, end: 0 } };
  }

  #byFile(changes: readonly SecretChange[]): Map<string, Map<string | undefined, Secret>> {
    const byFile = new Map<string, Map<string | undefined, Secret>>();
    for (const { reference, secret } of changes) {
      const { file, field } = this.#locate(reference);
      byFile.set(file, (byFile.get(file) ?? new Map()).set(field, secret));
    }
    return byFile;
  }

  #noField(file: string, field: string | undefined): Absent {
    return { kind: "absent", reason: `${this.#context.files.shown(file)} has no field ${field}.` };
  }

  /** The file relative to the root. */
  #locate(reference: Reference): { readonly file: string; readonly field: string | undefined } {
    const { path, field } = asAgeReference(reference);
    const { root, folder } = this.#context;
    return { file: toPosix(relative(root, resolve(folder, path))), field };
  }
}

function itemOf({ value }: OpenedAgeFile): Item {
  return { kind: "item", whole: value };
}

/** The value without a field; `undefined` where that was the last. */
function without(held: OpenedAgeFile, field: string): Secret | undefined {
  const value = withFields(itemOf(held), new Map([[field, undefined]]), "json");
  return value !== undefined && "whole" in value && value.whole.reveal() !== "{}" ? value.whole : undefined;
}
