import type { StoreKind } from "./kind";
import { findKind, STORE_KINDS } from "./kinds";
import type { SecretStore, StoreContext } from "./store";

/** A kind that can be opened, and its store. */
export interface OpenedStore {
  readonly kind: StoreKind;
  readonly store: SecretStore;
}

/** The stores of one context, each opened once, when it is first asked for. */
export class Stores {
  readonly #context: StoreContext;
  readonly #opened = new Map<string, Promise<SecretStore>>();

  constructor(context: StoreContext) {
    this.#context = context;
  }

  /** The store that keeps references of that kind; `undefined` where there is none yet. */
  of(scheme: string): Promise<SecretStore> | undefined {
    const known = this.#opened.get(scheme);
    if (known !== undefined) return known;
    const opened = findKind(scheme)?.open?.(this.#context);
    if (opened !== undefined) this.#opened.set(scheme, opened);
    return opened;
  }

  /** Every store there is, in the order of their kinds. */
  async all(): Promise<OpenedStore[]> {
    const kinds = STORE_KINDS.filter(({ open }) => open !== undefined);
    return Promise.all(kinds.map(async (kind) => ({ kind, store: (await this.of(kind.scheme)) as SecretStore })));
  }
}
