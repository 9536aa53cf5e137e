import { SYSTEM_CLOCK } from "../../../src/machine/clock";
import { HttpClient } from "../../../src/machine/http";
import type { Secret } from "../../../src/secret/secret";
import type { ManagerContext } from "../../../src/stores/managers/context";

/** What managers get in a test: nobody to ask, and a note of what they asked for. */
export class TestContext implements ManagerContext {
  readonly clock: ManagerContext["clock"];
  readonly learntSecrets: Secret[] = [];
  /** Titles of what was asked for. */
  readonly asked: string[] = [];
  /** Pages that were opened. */
  readonly opened: URL[] = [];
  readonly #http: HttpClient;

  constructor(
    readonly env: NodeJS.ProcessEnv,
    readonly answers: {
      hidden?: (title: string) => Secret | undefined;
      browser?: (url: URL) => void;
      clock?: ManagerContext["clock"];
      deadline?: number;
      ca?: string;
    } = {},
  ) {
    this.clock = answers.clock ?? SYSTEM_CLOCK;
    const { deadline, ca } = answers;
    this.#http = new HttpClient({
      clock: this.clock,
      ...(deadline === undefined ? {} : { deadline }),
      ...(ca === undefined ? {} : { ca }),
    });
  }

  http(): HttpClient {
    return this.#http;
  }

  async openBrowser(url: URL): Promise<boolean> {
    this.opened.push(url);
    this.answers.browser?.(url);
    return this.answers.browser !== undefined;
  }

  async reachable(port: number): Promise<URL> {
    return new URL(`http://localhost:${port}`);
  }

  async hidden(title: string): Promise<Secret | undefined> {
    this.asked.push(title);
    return this.answers.hidden?.(title);
  }

  learnt(secret: Secret): void {
    this.learntSecrets.push(secret);
  }
}
