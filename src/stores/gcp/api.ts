import type { HttpClient } from "../../machine/http";
import { HttpFailure } from "../../machine/http-failure";
import type { Call, Failure } from "../store";
import type { GoogleLogin } from "./sign-in";

/** Where secrets are: a project, or one of its locations. */
export interface GoogleParent {
  readonly project: string;
  readonly location?: string | undefined;
}

/** What the service says: its status, the JSON object of its answer, and its own code of a refusal. */
export interface GoogleAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
  /** Such as PERMISSION_DENIED; "" where there is none. */
  readonly code: string;
}

interface GoogleRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly parent: GoogleParent;
  /** Below the parent, each part percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly login: GoogleLogin;
}

const HOST = "secretmanager.googleapis.com";

/** The REST interface of Secret Manager, version 1. Secrets of a location are asked for at its own address. */
export class GoogleApi {
  constructor(
    private readonly http: HttpClient,
    private readonly address: string | undefined,
  ) {}

  async send(
    { method, parent, path, query = {}, body, login }: GoogleRequest,
    { signal }: Call,
  ): Promise<GoogleAnswer | Failure> {
    const { project, location } = parent;
    const origin =
      this.address?.replace(/\/+$/, "") ??
      `https://${location === undefined ? HOST : `secretmanager.${location}.rep.googleapis.com`}`;
    const parts = ["projects", project, ...(location === undefined ? [] : ["locations", location])];
    const url = new URL(`${origin}/v1/${parts.map(encodeURIComponent).join("/")}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = {
      authorization: `Bearer ${login.token.reveal()}`,
      accept: "application/json",
      ...(login.quotaProject === undefined ? {} : { "x-goog-user-project": login.quotaProject }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    try {
      const answer = await this.http.request(url, { method, headers, signal, again: method === "GET", ...sent });
      const { status } = answer;
      if (status === 429 || status === 503) return { kind: "busy" };
      if (status >= 500)
        return { kind: "unreachable", reason: `${url.host} has a fault of its own (HTTP ${status}).`, passing: true };
      const json = objectIn(answer.body.toString("utf8"));
      const { status: code } = (json.error ?? {}) as { status?: unknown };
      return { kind: "answer", status, json, code: typeof code === "string" ? code : "" };
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return { kind: "unreachable", reason: error.message, passing: !error.reason.endsWith("certificate") };
    }
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The objects of a list in an answer. */
export function objectsAt(json: GoogleAnswer["json"], name: string): readonly Readonly<Record<string, unknown>>[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}
