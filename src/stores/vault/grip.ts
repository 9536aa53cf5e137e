/** What renewing and revoking takes, as JSON between the program that asked for leases and the one that holds them. */
export interface VaultGrip {
  /** The server's, with its path. */
  readonly address: string;
  readonly namespace?: string;
  readonly caFile?: string;
  readonly certificateFile?: string;
  readonly keyFile?: string;
  readonly token: string;
  /** Whether the token is the run's alone: then giving it up gives up its leases. */
  readonly own: boolean;
  readonly leases: readonly { readonly id: string; readonly renewable: boolean }[];
  /** For how long a renewal asks, in seconds. */
  readonly ttl: number;
  /** When the first of them ends, in milliseconds since 1970. */
  readonly until: number;
}
