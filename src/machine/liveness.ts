import { existsSync } from "node:fs";
import { unlink, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Where a process cannot be heard of by itself, how long until it is looked at again, in milliseconds. */
const PAUSE = 15;
/** Of a socket's address, in bytes, that every system takes. Node cuts off what is longer, and says nothing. */
const LONGEST_ADDRESS = 103;

/** A sign that this process lives; the kernel ends it with the process, and not before, also where the process is stopped. */
interface LifeSign {
  /** The sign's file, which others find by its name, wherever it is moved. */
  readonly name: string;
  /** Ends the sign; those that wait for it go on. */
  end(): void;
}

/** What waiting for a process came to: it ended its sign while others waited, was dead before, or is there still. */
type Waited = "ended" | "dead" | "alive";

/**
 * Makes a sign of life in `folder`: a listening socket, on Windows a pipe. Where neither can be, a file that names the
 * process by its number. A folder that it is moved to has a path no longer than this one's, or the socket would be out of
 * reach there. `unique` holds letters and digits and is not used twice.
 */
export async function giveLifeSign(
  folder: string,
  unique: string,
  platform: NodeJS.Platform = process.platform,
): Promise<LifeSign> {
  const { createServer } = await import("node:net");
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on("error", () => undefined).on("close", () => waiting.delete(socket));
    socket.unref();
  });
  // A sign alone is no reason to go on living.
  server.unref();
  const name = `s-${unique}`;
  const listening = await new Promise<boolean>((resolve) => {
    const address = addressOf(folder, name, platform);
    if (platform !== "win32" && Buffer.byteLength(address) > LONGEST_ADDRESS) return resolve(false);
    server.once("error", () => resolve(false));
    server.listen(address, () => resolve(true));
  });
  if (!listening) {
    const numbered = `p-${process.pid}-${unique}`;
    await writeFile(join(folder, numbered), "", { flag: "wx", mode: 0o600 });
    return { name: numbered, end: () => undefined };
  }
  if (platform === "win32") await writeFile(join(folder, name), "", { flag: "wx" });
  return {
    name,
    end: () => {
      server.close();
      for (const socket of waiting) socket.destroy();
    },
  };
}

/** Waits until the process behind a sign in `folder` ends it, `patience` milliseconds at most. */
export async function awaitLifeSign(
  folder: string,
  name: string,
  patience: number,
  platform: NodeJS.Platform = process.platform,
): Promise<Waited> {
  const pid = /^p-(\d{1,10})-/.exec(name)?.[1];
  if (pid !== undefined) return awaitProcess(Number(pid), join(folder, name), patience);
  const { connect } = await import("node:net");
  return new Promise((resolve) => {
    let connected = false;
    const socket = connect(addressOf(folder, name, platform));
    const timer = setTimeout(() => finish("alive"), patience);
    const finish = (waited: Waited): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(waited);
    };
    socket.once("connect", () => {
      connected = true;
    });
    socket.on("error", ({ code }: NodeJS.ErrnoException) => {
      if (connected) finish("ended");
      else if (code === "ECONNREFUSED" || code === "ENOENT") finish("dead");
      // Its queue is full, for example: it is there.
      else setTimeout(() => finish("ended"), Math.min(PAUSE, patience));
    });
    socket.once("close", () => connected && finish("ended"));
    socket.resume();
  });
}

async function awaitProcess(pid: number, file: string, patience: number): Promise<Waited> {
  for (let waited = 0; waited <= patience; waited += PAUSE) {
    if (!existsSync(file)) return "ended";
    if (!processLives(pid)) return "dead";
    await wait(PAUSE);
  }
  return "alive";
}

/** Removes a sign's file. */
export async function removeLifeSign(folder: string, name: string): Promise<void> {
  await unlink(join(folder, name)).catch(() => undefined);
}

function addressOf(folder: string, name: string, platform: NodeJS.Platform): string {
  return platform === "win32" ? `\\\\.\\pipe\\sealwright-${name}` : join(folder, name);
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
