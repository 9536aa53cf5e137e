/** Why there is no answer. `silent`: none came in time; `broken-off`: the connection ended before it was whole. */
type HttpReason =
  | "cancelled"
  | "silent"
  | "broken-off"
  | "unreachable"
  | "certificate"
  | "no-certificate"
  | "unusable-certificate"
  | "too-large";

const SENTENCES: Readonly<Record<HttpReason, (host: string) => string>> = {
  cancelled: (host) => `The request to ${host} was cancelled.`,
  silent: (host) => `${host} did not answer in time.`,
  "broken-off": (host) => `${host} ended the connection before its answer was whole.`,
  unreachable: (host) => `${host} cannot be reached`,
  certificate: (host) => `The certificate of ${host} is not trusted`,
  "no-certificate": (host) => `${host} asks for a certificate of yours: name its file in the manager's settings.`,
  "unusable-certificate": (host) =>
    `A certificate or key that the manager's settings name for ${host} cannot be used, or they do not fit each other`,
  "too-large": (host) => `${host} answers more than 64 MB.`,
};

/** That a server gave no answer; the message is a sentence that names its host, and nothing of what was sent. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";

  constructor(
    readonly reason: HttpReason,
    host: string,
    detail?: string,
  ) {
    const text = SENTENCES[reason](host);
    super(text.endsWith(".") ? text : `${text}${detail === undefined ? "" : ` (${detail})`}.`);
  }
}

/** Node's and OpenSSL's codes for a certificate that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME|^ERR_(?:SSL|TLS)_|EPROTO/;

/** The same for files of ours, before anything is sent. */
const UNUSABLE = /^ERR_(?:OSSL_|MISSING_PASSPHRASE$)/;

/** The failure behind an error of Node's. */
export function httpFailure(error: unknown, host: string): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code.endsWith("ALERT_CERTIFICATE_REQUIRED")) return new HttpFailure("no-certificate", host);
  if (UNUSABLE.test(code)) return new HttpFailure("unusable-certificate", host, code);
  if (CERTIFICATE.test(code)) return new HttpFailure("certificate", host, code);
  const brokenOff = code === "ECONNRESET" || code === "EPIPE" || code === "HPE_INVALID_CONSTANT";
  return new HttpFailure(brokenOff ? "broken-off" : "unreachable", host, code === "" ? undefined : code);
}
