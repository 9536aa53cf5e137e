import { simpleName } from "../judge/name-class";

/** What is known of calls by their names; a key is written as in `Calls`. */
export class CallTable<T> {
  readonly #byName = new Map<string, T>();
  /** Calls that count only on certain receivers, by the last part of their names; what comes first counts. */
  readonly #byReceiver = new Map<string, { readonly call: RegExp; readonly known: T }[]>();

  constructor(entries: Iterable<readonly [key: string, known: T]>) {
    for (const [key, known] of entries) {
      const parts = key.split(".");
      const receivers = parts.slice(0, -1).map(alternatives);
      for (const name of (parts.at(-1) as string).split("|")) {
        if (receivers.length === 0) this.#byName.set(name, known);
        else {
          const call = new RegExp(
            `${receivers[0] === "(?:)" ? "" : "(?:^|\\.)"}${[...receivers, name].join("\\.")}$`,
            "i",
          );
          this.#byReceiver.set(name, [...(this.#byReceiver.get(name) ?? []), { call, known }]);
        }
      }
    }
  }

  /** What is known of a called expression as it is written: `wandb.login`, `smtplib.SMTP("host").login`. */
  find(callee: string): T | undefined {
    const bare = callee.replace(/\([^()]*\)/g, "");
    const name = simpleName(bare);
    const found = this.#byReceiver.get(name)?.find(({ call }) => call.test(bare));
    return found === undefined ? this.#byName.get(name) : found.known;
  }
}

function alternatives(part: string): string {
  return `(?:${part.replaceAll("*", "\\w{0,20}")})`;
}
