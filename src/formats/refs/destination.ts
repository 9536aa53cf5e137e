const ORIGIN =
  /^([a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^/?#@]{0,1024}@)?([^/?#@:\s]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?(?:[/?#]|$)/i;
/** A host without a scheme, in small letters, unlike most tokens: with a dot and letters behind the last one, an address of digits, or one that a port follows. */
const HOST =
  /^(?:[^/?#@\s]{0,1024}@)?((?:\*?\.?(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,24}|\d{1,3}(?:\.\d{1,3}){3}|localhost)(?::\d{1,5})?|[a-z0-9-]{1,30}:\d{1,5})(?:[/?#]|$)/;
const SWITCH = /^(?:|\*|0|1|true|false|yes|no|on|off|disable|allow|prefer|require|verify-ca|verify-full)$/i;
/** Names whose values may be hosts without a scheme; of others, such a value may be a password as well. */
const HOLDS_HOST =
  /(?:PROXY|HOST|ADDR|ADDRESS|_IP|SERVER|SERVER_NAME|DOMAIN)$|^GO(?:PRIVATE|INSECURE|NOSUMDB|NOSUMCHECK|SUMDB)$/i;
/** Names whose values are paths. */
const HOLDS_PATH =
  /^(?:KUBECONFIG|KUBE_CONFIG_PATHS?|SSH_AUTH_SOCK|SSLKEYLOGFILE|HOSTALIASES|RESOLV_HOST_CONF|PIP_CERT)$|(?:CA_BUNDLE|CA_?CERTS?|CA_?PATH|CA_?FILE|CA_?INFO|SSL_CERT|CERT_FILE|CERT_DIR|CERT_PATH|ROOT_?CERT|ROOTS_FILE_PATH|_CONFIG|FIND_LINKS)$/i;
const SCHEME = /^[a-z][a-z0-9+.-]{0,30}:\/\//i;

/**
 * Where the value of a name leads to, to be shown: the hosts of addresses, with scheme and port, or a switch as it is; `undefined`
 * where it names no host for sure. Nothing else of the value is in it: no user, password, path or query. `sealed`: it was kept
 * as a secret, and is an address only where it has a scheme.
 */
export function shownDestination(name: string, value: string, sealed: boolean): string | undefined {
  const text = value.trim();
  if (SWITCH.test(text)) return JSON.stringify(text);
  // What ends a host may stand in a password: with an `@` behind it, all before that may be one, or be read as one.
  const rest = text.replace(SCHEME, "");
  const end = rest.search(/[\s,;|/?#\\]/);
  if (end !== -1 && rest.includes("@", end)) return undefined;
  const bare = !sealed && HOLDS_HOST.test(name);
  const parts = text.split(/[\s,;|]{1,9}/).filter((part) => part !== "");
  const hosts = parts.slice(0, 20).map((part) => hostOf(part, bare));
  if (parts.length > hosts.length || hosts.includes(undefined)) return undefined;
  return [...new Set(hosts)].join(", ");
}

/** Whether the values of a name are paths, so that one that leads to a file is no secret. */
export function holdsPath(name: string): boolean {
  return HOLDS_PATH.test(name);
}

function hostOf(part: string, bare: boolean): string | undefined {
  const [, scheme, host, port = ""] = ORIGIN.exec(part) ?? [];
  if (scheme !== undefined && host !== undefined) return `${scheme}${host}${port}`.toLowerCase();
  return bare ? HOST.exec(part)?.[1] : undefined;
}
