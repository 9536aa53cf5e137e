declare module "proxy-from-env" {
  /** The proxy (`http://HOST:PORT`) that the environment names for an address; empty for none. */
  export function getProxyForUrl(url: string): string;
}
