import type { Session } from "../../work/session";

/** A session of the project around a folder, seen from the current one; references begin at its root. `yes` agrees to all that is asked, this once. */
export async function openSession(folder: string, { yes }: { readonly yes?: boolean }): Promise<Session> {
  const { projectRoot, Session } = await import("../../work/session");
  const { TerminalPerson } = await import("../terminal-person");
  return new Session({ root: projectRoot(folder), from: process.cwd(), person: new TerminalPerson(yes === true) });
}
