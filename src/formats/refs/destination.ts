const ORIGIN =
  /^([a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^/?#@]{0,1024}@)?([^/?#@:\s]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?(?:[/?#]|$)/i;
/** A host without a scheme, in small letters, unlike most tokens: with a dot and letters behind the last one, an address of digits, or one that a port follows. */
const HOST =
  /^(?:[^/?#@\s]{0,1024}@)?((?:\*?\.?(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,24}|\d{1,3}(?:\.\d{1,3}){3}|localhost)(?::\d{1,5})?|[a-z0-9-]{1,30}:\d{1,5})(?:[/?#]|$)/;
const SWITCH = /^(?:|\*|0|1|true|false|yes|no|on|off|disable|allow|prefer|require|verify-ca|verify-full)$/i;

/**
 * Where a value leads to, to be shown: the hosts of addresses, with scheme and port, or a switch as it is; `undefined` where it
 * names no host. Nothing else of the value is in it: no user, password, path or query.
 */
export function shownDestination(value: string): string | undefined {
  if (SWITCH.test(value.trim())) return JSON.stringify(value.trim());
  const parts = value.split(/[\s,;|]{1,9}/).filter((part) => part !== "");
  const hosts = parts.slice(0, 20).map(hostOf);
  if (parts.length > hosts.length || hosts.includes(undefined)) return undefined;
  return [...new Set(hosts)].join(", ");
}

function hostOf(part: string): string | undefined {
  const [, scheme, host, port = ""] = ORIGIN.exec(part) ?? [];
  if (scheme !== undefined && host !== undefined) return `${scheme}${host}${port}`.toLowerCase();
  return HOST.exec(part)?.[1];
}
