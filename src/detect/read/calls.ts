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

/** Calls whose second argument is the value of the name in the first: `setdefault("TOKEN", "…")`, `conf.set("…key", "…")`. */
const SETTERS =
  /(?:^|\.)(?:setdefault|set|set_env_variable|add_env_variable|setenv|putenv|getenv|get|config|env|V1EnvVar|EnvVar|EnvironmentVariable|add_header|setRequestHeader|putheader|set_option|set_config|setConf|setProperty|set_secret|put|add_secret|createOrUpdate|pop|getattr|setattr|option|options|set_value|Header|update_option|setdefaultenv|set_key|StringField|with_env|append)$/;

/** Calls that hand their argument on: the value belongs to what the call's result is assigned to. */
const WRAPPERS =
  /(?:^|\.)(?:SecretStr|SecretBytes|Secret|str|bytes|bytearray|unhexlify|fromhex|b64decode|urlsafe_b64decode|a2b_hex|Field|field|Parameter|Param|mapped_column|StringVar|Password|Token|quote|quote_plus|strip|encode|b|u|r|text|unicode|cast|parse_obj_as|Option|Argument|CharField|SecretField|Setting|Var|to_bytes|force_bytes|ensure_bytes)$/;

export function isSetter(callee: string): boolean {
  return SETTERS.test(callee);
}

export function isWrapper(callee: string): boolean {
  return WRAPPERS.test(callee);
}

/** The calls that declare an option, whose default is the value of the option's name. */
export function isOption(callee: string): boolean {
  return /(?:^|\.)(?:add_argument|option|Option|argument|Argument|add_option|DEFINE_string|define)$/.test(callee);
}
