import type { Reference } from "../formats/refs/reference";
import type { SecretStore, StoreContext } from "./store";

interface StoreKind {
  /** The kind of reference that leads to the store. */
  readonly reference: Reference["kind"];
  /** Loads the store's code when it is first needed. */
  open(context: StoreContext): Promise<SecretStore>;
}

/** Every store there is, a line each. */
export const STORE_KINDS: readonly StoreKind[] = [
  { reference: "env", open: async (context) => new (await import("./dotenv/store")).DotenvStore(context) },
  { reference: "sops", open: async (context) => new (await import("./sops/store")).SopsStore(context) },
];

/** The stores of one context, each opened once, when it is first asked for. */
export class Stores {
  readonly #context: StoreContext;
  readonly #opened = new Map<Reference["kind"], Promise<SecretStore>>();

  constructor(context: StoreContext) {
    this.#context = context;
  }

  /** The store that keeps references of that kind; `undefined` where there is none yet. */
  of(kind: Reference["kind"]): Promise<SecretStore> | undefined {
    const known = this.#opened.get(kind);
    if (known !== undefined) return known;
    const opened = STORE_KINDS.find(({ reference }) => reference === kind)?.open(this.#context);
    if (opened !== undefined) this.#opened.set(kind, opened);
    return opened;
  }

  async all(): Promise<SecretStore[]> {
    return Promise.all(STORE_KINDS.map(({ reference }) => this.of(reference) as Promise<SecretStore>));
  }
}
