import type { Clock } from "../../machine/clock";
import type { HttpClient } from "../../machine/http";
import type { Secret } from "../../secret/secret";
import type { Instance } from "./instance";

/** What managers may ask the machine and the user for; one for each window or run, shared by all stores. */
export interface ManagerContext {
  /** The process's own environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** The one client of an instance. Throws an `Error` with a sentence where a file of its settings cannot be read. */
  http(instance: Instance): HttpClient;
  /** Opens a page in the user's browser; false where there is none. */
  openBrowser(url: URL): Promise<boolean>;
  /** The address by which the user's browser reaches a port of this machine (`http://localhost:PORT`). */
  reachable(port: number): Promise<URL>;
  /** A value that is typed without being shown; questions are put one after the other. */
  hidden(title: string): Promise<Secret | undefined>;
  /** A Microsoft access token of the editor's own session, for scopes; `ask`: whether the user may be asked to sign in. */
  microsoft?(scopes: readonly string[], ask: boolean): Promise<Secret | undefined>;
  /** Takes note of a token or value that must be masked where it is printed. */
  learnt(secret: Secret): void;
}
