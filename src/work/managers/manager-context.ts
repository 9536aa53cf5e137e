import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { SYSTEM_CLOCK } from "../../machine/clock";
import { HttpClient } from "../../machine/http";
import { readFailure } from "../../machine/read-failure";
import type { ManagerContext } from "../../stores/managers/context";
import type { Instance } from "../../stores/managers/instance";
import type { Person } from "../person";

/** What managers get in a run; the tokens that were learnt are masked. */
export function managerContext(
  env: NodeJS.ProcessEnv,
  person: Person,
  more: Partial<ManagerContext> = {},
): ManagerContext {
  const clients = new Map<Instance, HttpClient>();
  let asking: Promise<unknown> = Promise.resolve();
  const context: ManagerContext = {
    env,
    clock: SYSTEM_CLOCK,
    http: (instance) => {
      const client = clients.get(instance) ?? httpOf(instance, context);
      clients.set(instance, client);
      return client;
    },
    openBrowser: (url) => openBrowser(url, process.platform),
    reachable: async (port) => new URL(`http://localhost:${port}`),
    hidden: (title) => {
      const answer = asking.then(() => person.secret(title));
      asking = answer.catch(() => undefined);
      return answer;
    },
    learnt: (secret) => person.learnt?.(secret),
    ...more,
  };
  return context;
}

function httpOf({ name, caFile, certificateFile, keyFile }: Instance, { clock }: ManagerContext): HttpClient {
  const read = (file: string) => {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      throw new Error(`${name}: ${file}: ${readFailure(error)}.`);
    }
  };
  const own =
    certificateFile === undefined
      ? {}
      : { clientCertificate: { cert: read(certificateFile), key: read(keyFile ?? certificateFile) } };
  return new HttpClient({ clock, ...(caFile === undefined ? {} : { ca: read(caFile) }), ...own });
}

/** The program that opens a page in the user's browser, and its arguments. */
export function browserCommand(url: URL, platform: NodeJS.Platform): readonly [program: string, ...args: string[]] {
  if (platform === "darwin") return ["open", url.href];
  return platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler", url.href] : ["xdg-open", url.href];
}

function openBrowser(url: URL, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...args] = browserCommand(url, platform);
  return new Promise((resolve) => execFile(program, args, (error) => resolve(error === null)));
}
