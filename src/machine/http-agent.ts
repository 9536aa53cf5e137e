import http from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";
import { HttpProxyAgent, HttpsProxyAgent } from "hpagent";
import { getProxyForUrl } from "proxy-from-env";

/** Connections at once to one server. */
const SOCKETS = 32;

/** PEM. */
interface Certificates {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What keeps connections to a server, through the proxy that the environment names for it. */
export function agentFor(url: URL, { ca, ...own }: Certificates): http.Agent {
  const options = { keepAlive: true, maxSockets: SOCKETS };
  const trusted = { ...own, ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }) };
  const proxy = getProxyForUrl(url.href);
  if (url.protocol === "http:") {
    return proxy === "" ? new http.Agent(options) : new HttpProxyAgent({ ...options, proxy });
  }
  const secure = { ...options, ...trusted };
  return proxy === "" ? new https.Agent(secure) : new HttpsProxyAgent({ ...secure, proxy });
}
