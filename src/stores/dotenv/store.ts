import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { dotenvValues, setDotenvEntries } from "../../formats/dotenv/file";
import { readPythonDotenv } from "../../formats/dotenv/python";
import { removeDotenv } from "../../formats/dotenv/remove";
import { LOADS_CODE, type Reference } from "../../formats/refs/reference";
import { resolveInside } from "../../machine/files";
import { nearestFile } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import { findFiles } from "../find-files";
import { inTurn, noEntry, noFile, pageOf, withFiles } from "../page";
import type {
  Absent,
  Call,
  Capabilities,
  CheckResult,
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
import { keepOutOfGit } from "./exposure";
import { asEnvReference, envReference } from "./reference";

const PRIVATE = 0o600;
const TEMPLATE = /\.(?:refs|example|sample|template|dist|defaults)$/;

/** Whether a file of that name holds variables in plain text; `.envrc` is a shell script. */
export function isDotenvName(name: string): boolean {
  return name === ".env" || (name.startsWith(".env.") && !name.startsWith(".env.refs.") && !TEMPLATE.test(name));
}

/** The `.env` files of a repository. `env:NAME` without a file is an entry of the nearest `.env`. */
export class DotenvStore implements SecretStore {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: false,
    leases: false,
    softDelete: false,
    throughFiles: true,
  };
  readonly #context: StoreContext;

  constructor(context: StoreContext) {
    this.#context = context;
  }

  async check(): Promise<CheckResult> {
    return { kind: "ready" };
  }

  async list(place: Place, _call?: Call, page?: string): Promise<ListResult> {
    const [file] = place;
    if (file === undefined) {
      const files = await findFiles(this.#context.root, isDotenvName);
      return pageOf(
        files.map((path) => ({
          kind: "group",
          name: path,
          place: [path],
          file: this.#fromFolder(path),
          sealed: false,
        })),
        page,
      );
    }
    return withFiles(async () => {
      const text = await this.#context.files.read(file);
      if (text === undefined) return noFile(this.#context.files.shown(file));
      const path = this.#fromFolder(file);
      const entries = [...dotenvValues(text).keys()].map(
        (name): StoreEntry => ({
          kind: "secret",
          name,
          reference: envReference(name, path),
          file: path,
          sealed: false,
        }),
      );
      return pageOf(entries, page);
    });
  }

  read(references: readonly Reference[]): Promise<ReadResult[]> {
    return inTurn(references, (reference) => this.#readOne(reference));
  }

  #readOne(reference: Reference): Promise<ReadResult> {
    return withFiles(async () => {
      const { name, file } = this.#locate(reference);
      const text = await this.#context.files.read(file);
      const value = dotenvValues(text ?? "").get(name);
      return value === undefined ? this.#absent(text, file, name) : { kind: "found", secret: new Secret(value) };
    });
  }

  async write(changes: readonly SecretChange[], { replace }: WriteOptions = { replace: true }): Promise<WriteResult> {
    const byFile = new Map<string, { name: string; value: string }[]>();
    for (const { reference, secret } of changes) {
      const { name, file } = this.#locate(reference);
      byFile.set(file, [...(byFile.get(file) ?? []), { name, value: secret.reveal() }]);
    }
    return withFiles<WriteResult>(async () => {
      for (const [file, entries] of byFile) {
        const refused = await this.#writeFile(file, entries, replace);
        if (refused !== undefined) return refused;
      }
      return { kind: "written" };
    });
  }

  async remove(reference: Reference): Promise<RemoveResult> {
    return withFiles<RemoveResult>(async () => {
      const { name, file } = this.#locate(reference);
      let result: RemoveResult = { kind: "removed" };
      await this.#context.files.change(file, (before) => {
        if (before === undefined || !dotenvValues(before).has(name)) {
          result = this.#absent(before, file, name);
          return undefined;
        }
        const text = removeDotenv(before, name);
        const reason = `${name} cannot be taken out of ${this.#context.files.shown(file)} without changing its other entries.`;
        if (text === undefined) result = refuse("broken-file", reason);
        return text;
      });
      return result;
    });
  }

  async metadata(reference: Reference): Promise<MetadataResult> {
    return withFiles(async () => {
      const { name, file } = this.#locate(reference);
      const text = await this.#context.files.read(file);
      if (text === undefined || !dotenvValues(text).has(name)) return this.#absent(text, file, name);
      const { mtime } = await stat(await resolveInside(this.#context.root, file, this.#context.files.shown(file)));
      return { kind: "metadata", metadata: { changed: mtime } };
    });
  }

  async locate(reference: Reference): Promise<SecretSpan | undefined> {
    const { name, file } = this.#locate(reference);
    const text = await this.#context.files.read(file);
    if (text === undefined) return undefined;
    const entry = readPythonDotenv(text).bindings.find((binding) => binding.name === name);
    const start = entry === undefined ? -1 : text.indexOf(name, entry.start);
    return { file, text, span: start === -1 ? undefined : { start, end: start + name.length } };
  }

  /** Writes entries of one file. */
  async #writeFile(
    file: string,
    entries: readonly { readonly name: string; readonly value: string }[],
    replace: boolean,
  ): Promise<Refused | undefined> {
    const { nameKind } = await import("../../formats/refs/names");
    const loading = entries.find(({ name }) => nameKind(name) === "loads");
    if (loading !== undefined) return refuse("loads-code", `${loading.name} ${LOADS_CODE}`);
    let refused: Refused | undefined;
    await this.#context.files.change(
      file,
      async (before) => {
        const values = dotenvValues(before ?? "");
        for (const { name, value } of entries) {
          const known = values.get(name);
          if (!replace && known !== undefined && known !== "" && known !== value) {
            refused = refuse(
              "taken",
              `${name} now has another value in ${this.#context.files.shown(file)}. Choose the fix again.`,
            );
            return undefined;
          }
          values.set(name, value);
        }
        const set = setDotenvEntries(
          before ?? "",
          entries.map(({ name, value }) => [name, value]),
        );
        if (set.kind === "refused") {
          refused = set;
          return undefined;
        }
        refused = await keepOutOfGit(this.#context.files, file);
        return refused === undefined ? set.text : undefined;
      },
      PRIVATE,
    );
    if (refused === undefined) {
      const names = entries.map(({ name }) => name);
      this.#context.wroteVariables(file, names);
    }
    return refused;
  }

  #absent(text: string | undefined, file: string, name: string): Absent {
    const shown = this.#context.files.shown(file);
    return text === undefined ? noFile(shown) : noEntry(shown, name);
  }

  #fromFolder(file: string): string {
    return toPosix(relative(this.#context.folder, join(this.#context.root, file)));
  }

  /** The entry's name, and its file relative to the root. */
  #locate(reference: Reference): { name: string; file: string } {
    const { name, file } = asEnvReference(reference);
    const { root, folder } = this.#context;
    const path = file === undefined ? (nearestFile(folder, root, ".env") ?? join(root, ".env")) : resolve(folder, file);
    return { name, file: toPosix(relative(root, path)) };
  }
}
