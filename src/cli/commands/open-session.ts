import type { Session } from "../../work/session";

/** What is answered without being asked: `yes` agrees to everything, this once; `empty` takes an empty value. */
interface SessionAnswers {
  readonly yes?: boolean;
  readonly empty?: boolean;
}

/** A session of the project around a folder, seen from the current one; references begin at its root. */
export async function openSession(folder: string, options: SessionAnswers): Promise<Session> {
  const { projectRoot, Session } = await import("../../work/session");
  const { TerminalPerson } = await import("../terminal-person");
  const person = new TerminalPerson(options.yes === true, options.empty === true);
  return new Session({ root: projectRoot(folder), from: process.cwd(), person });
}
