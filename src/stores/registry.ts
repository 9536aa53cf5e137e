import type { Reference } from "../formats/refs/reference";
import { type Refused, refuse } from "../text/refused";
import type { StoreKind } from "./kind";
import { findKind, kindOf, STORE_KINDS } from "./kinds";
import type { Managers } from "./managers/managers";
import type { ManagerReference } from "./managers/reference";
import type { SecretStore, StoreContext } from "./store";

/** A kind that can be opened, and its store. */
export interface OpenedStore {
  readonly kind: StoreKind;
  readonly store: SecretStore;
}

/** The stores of one context, each opened once, when it is first asked for. */
export class Stores {
  readonly #context: StoreContext;
  readonly #managers: Managers;
  readonly #opened = new Map<string, Promise<SecretStore>>();

  constructor(context: StoreContext, managers: Managers) {
    this.#context = context;
    this.#managers = managers;
  }

  /** The store that keeps a reference's secret; refused where the user's settings have none. */
  async of(reference: Reference): Promise<SecretStore | Refused> {
    const { family } = kindOf(reference);
    if (family === undefined)
      return this.ofFiles(reference.kind) ?? refuse("unsupported", unsupportedText(reference.kind));
    const instance = await this.#managers.instanceOf(family, reference as ManagerReference);
    return "code" in instance ? instance : this.#managers.open(instance);
  }

  /** The store of the project's files whose references have that scheme; `undefined` where there is none. */
  ofFiles(scheme: string): Promise<SecretStore> | undefined {
    const known = this.#opened.get(scheme);
    if (known !== undefined) return known;
    const opened = findKind(scheme)?.open?.(this.#context);
    if (opened !== undefined) this.#opened.set(scheme, opened);
    return opened;
  }

  /** Every store of the project's files, in the order of their kinds. */
  async all(): Promise<OpenedStore[]> {
    const kinds = STORE_KINDS.filter(({ open }) => open !== undefined);
    return Promise.all(kinds.map(async (kind) => ({ kind, store: (await this.ofFiles(kind.scheme)) as SecretStore })));
  }
}

/** That no store opens references of a kind. */
function unsupportedText(kind: string): string {
  return `References of the kind ${kind} are not supported yet.`;
}
