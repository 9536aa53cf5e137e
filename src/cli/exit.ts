import type { Refused } from "../text/refused";

/** A failure that ends the command: a sentence for standard error, and the exit code. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly code = 2,
  ) {
    super(message);
    this.name = "CommandError";
  }
}

/** What follows a refusal's sentence on a command line, by its code. */
type Advice = Readonly<Record<string, string>>;

/** What a use case gave; a refusal ends the command. */
export function granted<T extends object>(result: T | Refused, advice: Advice = {}, code?: number): T {
  if (!isRefused(result)) return result;
  throw new CommandError(advised(result, advice), code);
}

/** A refusal's sentence, with what follows it on a command line. */
export function advised({ code, reason }: Refused, advice: Advice): string {
  return `${reason}${advice[code] ?? ""}`;
}

function isRefused(result: object): result is Refused {
  return "kind" in result && result.kind === "refused";
}
