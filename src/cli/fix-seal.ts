import { setReference } from "../formats/refs/edit";
import type { EnvironmentRequest, Plan, Refusal, SealFacts, SharedFile, SopsForm } from "../refactor/plan";
import { refuse } from "../refactor/plan";
import { planSeal } from "../refactor/seal";
import type { Secret } from "../secret/secret";
import { Stores } from "../stores/registry";
import type { SealContext } from "../stores/sops/sealing";
import { withLine } from "../text/lines";
import { proposeSealed, sealFacts } from "../work/move/seal-facts";
import { ensureSetUp } from "./commands/sops-set-up";
import { pathInside, sealContext } from "./seal-context";
import { storeContext } from "./store-context";

export interface SealOptions {
  /** As given on the command line; the proposed one where it is empty. */
  readonly file: string;
  readonly form: SopsForm;
  readonly write: boolean;
  readonly yes: boolean;
}

/** A sealed file that the values of one project move to, as it will be once the plans so far are carried out. */
export class SealTarget {
  readonly context: SealContext;
  readonly #values = new Map<string, Secret>();
  readonly #texts = new Map<string, string>();
  /** As it stands on the disk. */
  readonly #read = new Map<string, string>();

  private constructor(
    private readonly root: string,
    readonly file: string,
    private readonly options: SealOptions,
  ) {
    this.context = sealContext(root, options.yes);
  }

  /** Sets encryption up first where that is needed and anything is to be written. Throws `CommandError` where it cannot be. */
  static async open(root: string, options: SealOptions): Promise<SealTarget> {
    const file =
      options.file === "" ? await proposeSealed(root, await sealedFiles(root)) : pathInside(root, options.file);
    if (options.write) await ensureSetUp(root, file, options.yes);
    return new SealTarget(root, file, options);
  }

  async plan(request: EnvironmentRequest): Promise<Plan | Refusal> {
    const seal = await this.#facts(request.document.path);
    return "kind" in seal ? seal : planSeal({ ...request, seal, form: this.options.form });
  }

  /** Counts a plan as carried out. */
  take(plan: Plan): void {
    for (const { pointer, secret } of plan.stores) if (pointer !== undefined) this.#values.set(pointer, secret);
    const text = (file: string) => this.#texts.get(file) ?? this.#read.get(file) ?? "";
    for (const { file, line } of [...plan.ignores, ...plan.examples]) this.#texts.set(file, withLine(text(file), line));
    for (const { file, name, reference } of plan.references ?? []) {
      this.#texts.set(file, setReference(text(file), name, reference));
    }
  }

  async #facts(source: string): Promise<SealFacts | Refusal> {
    const { identities } = this.context;
    const facts = await sealFacts(this.root, source, this.file, this.options.write ? identities : undefined);
    if ("kind" in facts) return refuse("not-safe", facts.reason);
    for (const { file, text } of [facts.refs, facts.example, facts.gitignore]) this.#read.set(file, text ?? "");
    const gitignore = this.#texts.get(facts.gitignore.file);
    const current = (file: SharedFile): SharedFile => ({
      ...file,
      text: this.#texts.get(file.file) ?? file.text,
      ignored: file.ignored && gitignore?.includes(`!${file.file.split("/").at(-1)}`) !== true,
    });
    return {
      ...facts,
      refs: current(facts.refs),
      example: current(facts.example),
      gitignore: { ...facts.gitignore, text: gitignore ?? facts.gitignore.text },
      pointers: [...new Set([...facts.pointers, ...this.#values.keys()])],
      values: new Map([...facts.values, ...this.#values]),
    };
  }
}

/** The sealed files of the project, upper folders first. */
export async function sealedFiles(root: string): Promise<string[]> {
  const store = await new Stores(storeContext(root, root, false)).of("sops");
  const result = await store?.list([]);
  return result?.kind === "page" ? result.entries.map(({ name }) => name) : [];
}
