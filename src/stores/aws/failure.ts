import { HttpFailure } from "../../machine/http-failure";
import type { Failure } from "../store";
import { denied, type Wanted } from "./grant";

/** What an error of the SDK's says of itself; the message is AWS's text, and never shown. */
export interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly status: number;
  /** The SDK has learnt that the machine's clock is off, and reckons with it from now on. */
  readonly clockCorrected: boolean;
}

const DENIED = /^(?:AccessDenied|NotAuthorized|UnauthorizedOperation)/;
/** The credentials do not hold (any longer), or are no credentials. */
const SIGNED_OUT =
  /^(?:ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|AuthFailure|RequestExpired|InvalidIdentityToken|InvalidAccessKeyId)/;
const ABSENT = /^(?:ResourceNotFound|ParameterNotFound|ParameterVersionNotFound|NoSuchEntity)/;
const THROTTLED = /^(?:Throttl|TooManyRequests|RequestThrottled|RequestLimitExceeded|SlowDown)/;
/** What Secrets Manager says of the key behind a secret (GetSecretValue, CreateSecret). */
const KEY = /^(?:DecryptionFailure|EncryptionFailure|InvalidKeyId|KMS)/;

/** What an error says; of one that has no name of AWS's, the name is empty. */
export function sdkError(error: unknown): SdkError {
  const { name, message, $metadata } = error as Error & {
    $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean };
  };
  return {
    name: typeof name === "string" && /^[A-Za-z.]{1,80}$/.test(name) ? name : "",
    message: typeof message === "string" ? message : "",
    status: $metadata?.httpStatusCode ?? 0,
    clockCorrected: $metadata?.clockSkewCorrected === true,
  };
}

export function isThrottled({ name }: SdkError): boolean {
  return THROTTLED.test(name);
}

/** Why a call did nothing. `instance`: its name in the user's settings. */
export function awsFailure(error: unknown, wanted: Wanted, instance: string): Failure {
  const lost = httpFailureIn(error);
  if (lost !== undefined) return lost;
  const known = sdkError(error);
  return failureNamed(known, wanted, instance);
}

/** The same for an error inside of an answer. */
export function failureNamed({ name, message, status }: SdkError, wanted: Wanted, instance: string): Failure {
  if (DENIED.test(name)) return denied(wanted, message);
  if (SIGNED_OUT.test(name)) {
    const how = `AWS does not accept the credentials for ${instance} (${name}): they have ended, or are others'. Sign in again.`;
    return { kind: "signed-out", how };
  }
  if (ABSENT.test(name)) return { kind: "absent" };
  if (name === "InvalidRequestException" && isOfDeletion(message)) return { kind: "deleted", restorable: true };
  if (THROTTLED.test(name) || status === 429 || status === 503) return { kind: "busy" };
  if (KEY.test(name)) {
    const reason = `The key (KMS) of ${wanted.resource} cannot be used: it is switched off, gone, or not yours to use.`;
    return { kind: "unreachable", reason, passing: false };
  }
  if (status >= 500)
    return { kind: "unreachable", reason: `AWS has a fault of its own (HTTP ${status}).`, passing: true };
  const code = [name === "" || name === "Unknown" ? [] : [name], status === 0 ? [] : [`HTTP ${status}`]].flat();
  const shown = code.length === 0 ? "" : ` (${code.join(", ")})`;
  return { kind: "unreachable", reason: `AWS refuses ${wanted.action}${shown}.`, passing: false };
}

/** That a secret is scheduled for deletion, as Secrets Manager words it; the code stands for other things too. */
export function isOfDeletion(message: string): boolean {
  return /delet/i.test(message);
}

/** That there was no answer. Sign-in code of the SDK's copies errors into others of its own. */
export function httpFailureIn(error: unknown): Failure | undefined {
  const { name, reason, message } = error as Partial<HttpFailure>;
  if (!(error instanceof HttpFailure) && (name !== "HttpFailure" || reason === undefined)) return undefined;
  return { kind: "unreachable", reason: message ?? "", passing: reason?.endsWith("certificate") !== true };
}
