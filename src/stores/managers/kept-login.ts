import type { Clock } from "../../machine/clock";
import type { Call, Failure } from "../store";

/** Who is signed in; `until`: when that ends, in milliseconds since 1970, where it does. */
export interface Login {
  readonly kind: "login";
  readonly until?: number;
}

/** A login that ends so soon is not begun with, in milliseconds. */
const SOON = 5000;

/**
 * One sign-in for all who need it, however many ask at once: those who may not ask the user do not wait for those who do. It is
 * kept until shortly before its end. What is given to `begin` ends with the last call that waits for it.
 */
export class KeptLogin<T extends Login> {
  readonly #begin: (call: Call) => Promise<T | Failure>;
  readonly #clock: Clock;
  #kept: T | undefined;
  readonly #running = new Map<Call["purpose"], Promise<T | Failure>>();

  constructor(clock: Clock, begin: (call: Call) => Promise<T | Failure>) {
    this.#clock = clock;
    this.#begin = begin;
  }

  /** The login that is there, if it is; nothing is begun. */
  get current(): T | undefined {
    const { until = Number.POSITIVE_INFINITY } = this.#kept ?? {};
    return until - SOON > this.#clock.now() ? this.#kept : undefined;
  }

  get(call: Call): Promise<T | Failure> {
    const known = this.current;
    if (known !== undefined) return Promise.resolve(known);
    const running = this.#running.get(call.purpose) ?? this.#running.get("use");
    if (running !== undefined && (call.purpose === "use" || !this.#running.has("use"))) return running;
    const begun = this.#begin(call).then((login) => {
      if (login.kind === "login") this.#kept = login;
      return login;
    });
    this.#running.set(call.purpose, begun);
    return begun.finally(() => this.#running.delete(call.purpose));
  }

  forget(): void {
    this.#kept = undefined;
  }
}
