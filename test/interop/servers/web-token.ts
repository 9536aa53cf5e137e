import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { type Asked, serveJson } from "./json-server";

/** Signs JSON web tokens (RFC 7519) with a key of its own. */
export class TokenSigner {
  readonly #key: KeyObject;
  /** PEM. */
  readonly publicKey: string;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    this.#key = privateKey;
    this.publicKey = publicKey.export({ type: "spki", format: "pem" }).toString();
  }

  /** A token with those claims, for ten minutes. */
  token(claims: object): string {
    const now = Math.floor(Date.now() / 1000);
    const parts = [
      { alg: "RS256", typ: "JWT" },
      { iat: now, nbf: now, exp: now + 600, ...claims },
    ];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${signed}.${sign("sha256", Buffer.from(signed), this.#key).toString("base64url")}`;
  }

  /** The token of a pod's service account. */
  podToken(namespace: string, account: string): string {
    const serviceaccount = { name: account, uid: `uid-of-${account}` };
    return this.token({
      iss: "https://kubernetes.default.svc",
      aud: ["https://kubernetes.default.svc"],
      sub: `system:serviceaccount:${namespace}:${account}`,
      "kubernetes.io": { namespace, serviceaccount },
    });
  }
}

/** What Kubernetes says of tokens (authentication.k8s.io/v1, TokenReview): those of the map hold, for the account `NAMESPACE:NAME`. */
export function serveTokenReviews(accounts: ReadonlyMap<string, string>) {
  return serveJson(({ method, url, body }: Asked) => {
    if (method !== "POST" || url.pathname !== "/apis/authentication.k8s.io/v1/tokenreviews") return { status: 404 };
    const review = JSON.parse(body) as { spec: { token: string; audiences?: string[] } };
    const account = accounts.get(review.spec.token);
    if (account === undefined) return { status: 201, json: { ...review, status: { authenticated: false } } };
    const user = {
      username: `system:serviceaccount:${account}`,
      uid: `uid-of-${account.split(":")[1]}`,
      groups: ["system:serviceaccounts", "system:authenticated"],
    };
    return {
      status: 201,
      json: { ...review, status: { authenticated: true, user, audiences: review.spec.audiences } },
    };
  });
}
