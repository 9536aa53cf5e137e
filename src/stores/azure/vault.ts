import { type DeletedSecret, SecretClient, type SecretProperties } from "@azure/keyvault-secrets";
import type { HttpClient } from "../../machine/http";
import type { Secret } from "../../secret/secret";
import type { Call } from "../store";
import { ASKING, type Asking, pipelineClient } from "./pipeline";

/** Gives a token for a call; `tenant`: the one that the vault wants. Throws where there is none. */
export type TokenSource = (
  call: Call,
  tenant: string | undefined,
) => Promise<{ readonly token: Secret; readonly until?: number }>;

/** What a new version takes over from the one before. */
interface Carried {
  readonly contentType?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** So many of a vault's pages, which have 25 secrets at most, make one of ours. */
const PAGES = 4;

/** One vault, asked by Microsoft's own client. Calls throw what that throws. */
export class KeyVault {
  readonly #client: SecretClient;
  /** The first request, which alone is answered by what the token must be for: all others wait for it. */
  #first: Promise<unknown> | undefined;

  /** `given`: the address is the user's own, and not the cloud's. */
  constructor(
    readonly name: string,
    address: URL,
    given: boolean,
    http: HttpClient,
    token: TokenSource,
  ) {
    const getToken = async (_scopes: string | string[], { tenantId }: { tenantId?: string } = {}) => {
      const asking = ASKING.getStore();
      if (asking === undefined) throw new Error("a token is wanted outside of a call");
      const { token: secret, until } = await token(asking.call, tenantId);
      return { token: secret.reveal(), expiresOnTimestamp: until ?? Date.now() };
    };
    this.#client = new SecretClient(
      address.href,
      { getToken },
      {
        httpClient: pipelineClient(http, address),
        retryOptions: { maxRetries: 0 },
        redirectOptions: { maxRetries: 0 },
        // Tokens are for the cloud's vaults alone whatever an answer asks for, so that an address of the settings may be of any domain.
        disableChallengeResourceVerification: given,
      },
    );
  }

  /** One secret with its value; `undefined` as a version for the newest. */
  get(name: string, version: string | undefined, call: Call) {
    return this.#ask(call, (client) => client.getSecret(name, version === undefined ? {} : { version }));
  }

  /** Always makes a new version: the service knows no condition. */
  set(name: string, value: Secret, { contentType, tags }: Carried, call: Call) {
    const kept = { ...(contentType === undefined ? {} : { contentType }), ...(tags === undefined ? {} : { tags }) };
    return this.#ask(call, (client) => client.setSecret(name, value.reveal(), kept));
  }

  async versions(name: string, call: Call): Promise<SecretProperties[]> {
    return this.#ask(call, async (client) => {
      const all: SecretProperties[] = [];
      for await (const one of client.listPropertiesOfSecretVersions(name)) all.push(one);
      return all;
    });
  }

  /** The secrets of a page, in the vault's order, and where the next one begins. `most`: so many of the vault's own pages. */
  async page(from: string | undefined, call: Call, most = PAGES) {
    const all: SecretProperties[] = [];
    let next = from;
    for (let count = 0; count < most && (count === 0 || next !== undefined); count++) {
      const got = await this.#page(next, call);
      all.push(...got.secrets);
      next = got.next;
    }
    return { secrets: all, next };
  }

  async #page(from: string | undefined, call: Call) {
    const asking: Partial<Asking> = { page: {} };
    const settings = from === undefined ? {} : { continuationToken: from };
    const first = await this.#ask(call, (client) => client.listPropertiesOfSecrets().byPage(settings).next(), asking);
    return { secrets: (first.value ?? []) as SecretProperties[], next: asking.page?.next };
  }

  deleted(name: string, call: Call): Promise<DeletedSecret> {
    return this.#ask(call, (client) => client.getDeletedSecret(name));
  }

  /** Begins to remove a secret, and says after each look whether that is done. */
  remove(name: string, call: Call) {
    return this.#ask(call, (client) => client.beginDeleteSecret(name));
  }

  recover(name: string, call: Call) {
    return this.#ask(call, (client) => client.beginRecoverDeletedSecret(name));
  }

  /** Looks how far something is that was begun. */
  look(step: { poll(): Promise<void> }, call: Call): Promise<void> {
    return this.#ask(call, () => step.poll());
  }

  #ask<T>(call: Call, step: (client: SecretClient) => Promise<T>, more: Partial<Asking> = {}): Promise<T> {
    const asking: Asking = Object.assign(more, { call });
    const begin = () =>
      ASKING.run(asking, () => step(this.#client)).catch((error: unknown) => {
        throw (error as { statusCode?: unknown }).statusCode === undefined ? error : (asking.refusal ?? error);
      });
    const asked = this.#first === undefined ? begin() : this.#first.then(begin);
    this.#first ??= asked.then(
      () => undefined,
      () => undefined,
    );
    return asked;
  }
}
