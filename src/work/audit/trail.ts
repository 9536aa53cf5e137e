import { mkdirSync, readFileSync, realpathSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../../machine/crypto";
import { withLock } from "../../machine/lock";
import { userFolder } from "../../machine/user-folder";

/** A value that a program got: names and versions, never the value. */
export interface GivenValue {
  readonly name: string;
  readonly reference: string;
  readonly version?: string;
}

/** What happened, with the time in milliseconds since 1970. */
export type AuditEvent =
  /** A program got values; `pid` is its process, `program` its name without arguments, which may hold anything. */
  | {
      readonly event: "run-started";
      readonly run: string;
      readonly time: number;
      readonly program: string;
      readonly pid: number;
      /** What tells the process from a later one of the same number, where that is to be had. */
      readonly start?: string;
      readonly values: readonly GivenValue[];
    }
  | { readonly event: "run-ended"; readonly run: string; readonly time: number; readonly code: number };

const FILE = "audit.jsonl";
/** Longer than any line of ours. */
const TAIL = 1 << 20;

/** Where the record stands: in this user's own folder. */
export function auditFile(env: NodeJS.ProcessEnv): string {
  return join(userFolder(env), FILE);
}

/**
 * Adds an event to this user's record: a line of JSON that holds the SHA-256 of the line before, so that a line which was changed or
 * taken out later is seen. Throws where it cannot be written.
 */
export async function recordEvent(env: NodeJS.ProcessEnv, event: AuditEvent): Promise<void> {
  mkdirSync(userFolder(env), { recursive: true, mode: 0o700 });
  const path = join(realpathSync(userFolder(env)), FILE);
  await withLock(path, async () => {
    const file = await open(path, "a+", 0o600);
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read({
        buffer: Buffer.alloc(Math.min(size, TAIL)),
        position: Math.max(0, size - TAIL),
      });
      const text = buffer.toString("utf8", 0, bytesRead);
      const last = text.trimEnd().split("\n").at(-1) ?? "";
      const line = JSON.stringify({ previous: last === "" ? "" : sha256(last), ...event });
      // A line that was cut off by a crash stays a line of its own.
      await file.write(`${text === "" || text.endsWith("\n") ? "" : "\n"}${line}\n`);
    } finally {
      await file.close();
    }
  });
}

/** What stands in the record. `broken`: the number of the first line (from 1) that does not follow the one before it. */
export interface Audit {
  readonly events: readonly AuditEvent[];
  readonly broken: number | undefined;
}

/** Reads the record; none where there is no such file. */
export function readAudit(env: NodeJS.ProcessEnv): Audit {
  let text = "";
  try {
    text = readFileSync(auditFile(env), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const events: AuditEvent[] = [];
  let broken: number | undefined;
  let before = "";
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const read = eventIn(line);
    const follows = read !== undefined && read.previous === (before === "" ? "" : sha256(before));
    if (!follows) broken ??= index + 1;
    if (read !== undefined) events.push(read.event);
    before = line;
  }
  return { events, broken };
}

function eventIn(line: string): { previous: unknown; event: AuditEvent } | undefined {
  try {
    const { previous, ...event } = JSON.parse(line) as { previous: unknown } & AuditEvent;
    return { previous, event: event as AuditEvent };
  } catch {
    return undefined;
  }
}
