/** How the user proves to a manager who they are; the settings of a method are the family's. No setting is a secret. */
export interface SignInMethod {
  readonly method: string;
  readonly [setting: string]: string;
}

/** A manager of the user's settings. */
export interface Instance {
  /** How references name it (`?store=NAME`) where there are several of its kind. */
  readonly name: string;
  /** The family's, such as "vault". */
  readonly kind: string;
  /** Of its server, where the family's is not the same for all. */
  readonly address?: string;
  /** Vault's. */
  readonly namespace?: string;
  readonly region?: string;
  /** Conjur's. */
  readonly account?: string;
  /** Azure's: public, china or government. */
  readonly cloud?: string;
  /** Google's projects, of which references may name one. */
  readonly projects?: readonly string[];
  /** Google's locations that keep secrets of their own. */
  readonly locations?: readonly string[];
  /** Azure's vaults, of which references may name one. */
  readonly vaults?: readonly string[];
  /** The names that references give to roles (ARN). */
  readonly roles?: Readonly<Record<string, string>>;
  /** A file of certificates (PEM) that the server's must lead to. */
  readonly caFile?: string;
  readonly certificateFile?: string;
  readonly keyFile?: string;
  readonly signIn: SignInMethod;
}

/** An instance for a person: its name, where it is, and how one signs in. */
export function instanceText({
  name,
  address,
  namespace,
  region,
  account,
  projects,
  locations,
  vaults,
  signIn,
}: Instance): string {
  const { method, ...how } = signIn;
  const place = [
    address,
    namespace,
    region,
    account,
    ...(projects ?? []),
    ...(locations ?? []),
    ...(vaults ?? []),
  ].filter((one) => one !== undefined);
  return [name, ...place, [method, ...Object.values(how)].join(" ")].join(", ");
}
