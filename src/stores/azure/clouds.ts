import type { Instance } from "../managers/instance";

/** One of Microsoft's clouds: where its vaults are, and who makes tokens for them. */
export interface Cloud {
  /** What follows a vault's name in its host. */
  readonly suffix: string;
  readonly authority: string;
}

const CLOUDS: Readonly<Record<string, Cloud>> = {
  public: { suffix: "vault.azure.net", authority: "https://login.microsoftonline.com" },
  china: { suffix: "vault.azure.cn", authority: "https://login.chinacloudapi.cn" },
  government: { suffix: "vault.usgovcloudapi.net", authority: "https://login.microsoftonline.us" },
};

/** 3 to 24 letters, digits and single dashes, as Azure has them. */
const VAULT = /^[A-Za-z](?:-?[0-9A-Za-z]){2,23}$/;

/** The instance's cloud. Throws an `Error` with a sentence for one that is not there. */
export function cloudOf({ cloud = "public" }: Instance): Cloud {
  const known = CLOUDS[cloud];
  if (known === undefined) throw new Error(`cloud is one of ${Object.keys(CLOUDS).join(", ")}.`);
  return known;
}

/** What tokens for a cloud's vaults are asked for. */
export function scopeOf({ suffix }: Cloud): string {
  return `https://${suffix}/.default`;
}

/** The addresses of the vaults that the settings name. Throws an `Error` with a sentence where the settings do not fit. */
export function vaultAddresses(instance: Instance): ReadonlyMap<string, URL> {
  const { vaults = [], address } = instance;
  const { suffix } = cloudOf(instance);
  const odd = vaults.find((vault) => !VAULT.test(vault) || vault.length > 24);
  if (odd !== undefined) throw new Error(`${odd} is no vault's name: it has letters, digits and dashes.`);
  if (address !== undefined && vaults.length > 1)
    throw new Error("an address is one vault's: name one vault with it, and the others in managers of their own.");
  return new Map(vaults.map((vault) => [vault, new URL(address ?? `https://${vault}.${suffix}`)]));
}
