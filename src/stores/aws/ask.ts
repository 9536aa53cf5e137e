import { type Clock, sleep } from "../../machine/clock";
import type { Call, Failure } from "../store";
import { awsFailure, isThrottled, type SdkError, sdkError } from "./failure";
import type { Wanted } from "./grant";

const ATTEMPTS = 4;
/** The first wait before another attempt, in milliseconds. */
const FIRST_WAIT = 200;

/** Who asks: an instance's name, and its clock. */
export interface Asker {
  readonly name: string;
  readonly clock: Clock;
}

/** What AWS answered. */
interface Answer<T> {
  readonly kind: "answer";
  readonly output: T;
}

/**
 * One request by the SDK. AWS throttles by an error of its own (HTTP 400), which is asked again for here; a clock that is off is
 * corrected by the SDK once. `expected` takes errors that mean something to who asks.
 */
export async function ask<T, R = never>(
  { name, clock }: Asker,
  call: Call,
  wanted: Wanted,
  step: (options: { abortSignal: AbortSignal }) => Promise<T>,
  expected?: (error: SdkError) => R | undefined,
): Promise<Answer<T> | Failure | R> {
  // One of its own: the SDK listens to it once for each request, and Node warns of many listeners.
  const signal = AbortSignal.any([call.signal]);
  for (let attempt = 1; ; attempt++) {
    try {
      return { kind: "answer", output: await step({ abortSignal: signal }) };
    } catch (error) {
      const known = sdkError(error);
      const meant = expected?.(known);
      if (meant !== undefined) return meant;
      const again = isThrottled(known) ? attempt < ATTEMPTS : known.clockCorrected && attempt === 1;
      if (!again || signal.aborted) return awsFailure(error, wanted, name);
      if (!known.clockCorrected) await sleep(clock, FIRST_WAIT * 2 ** attempt * (0.5 + Math.random() / 2), signal);
    }
  }
}
