import { constants, existsSync, statSync } from "node:fs";
import { chmod, open, unlink, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Where a process cannot be heard of by itself, how long until it is looked at again, in milliseconds. */
const PAUSE = 15;
/** How often a process that cannot be heard of shows that it lives, and after how long without that it is dead. */
const BEAT = 2_000;
const SILENCE = 30_000;
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
 * process by its number and its machine, and is touched again and again. A folder that it is moved to has a path no longer
 * than this one's, or the socket would be out of reach there. `unique` holds letters and digits and is not used twice.
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
  const listening = await withAddress(
    folder,
    name,
    platform,
    (address) =>
      new Promise<boolean>((resolve) => {
        server.once("error", () => resolve(false));
        server.listen(address, () => resolve(true));
      }),
  );
  if (listening !== true) return numberedSign(folder, unique);
  if (platform === "win32") await writeFile(join(folder, name), "", { flag: "wx" });
  // Whoever shares the folder may ask whether this process lives; nothing else can be asked.
  else await chmod(join(folder, name), 0o666).catch(() => undefined);
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
  const numbered = /^p-(\d{1,10})-([\w.]{0,30})-/.exec(name);
  if (numbered !== null) return awaitProcess(Number(numbered[1]), numbered[2] ?? "", join(folder, name), patience);
  const { connect } = await import("node:net");
  const waited = await withAddress(folder, name, platform, (address) => awaitSocket(connect(address), patience));
  if (waited !== undefined) return waited;
  await wait(PAUSE);
  return existsSync(folder) ? "alive" : "ended";
}

function awaitSocket(socket: Socket, patience: number): Promise<Waited> {
  return new Promise((resolve) => {
    let connected = false;
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

async function awaitProcess(pid: number, machine: string, file: string, patience: number): Promise<Waited> {
  for (let waited = 0; waited <= patience; waited += PAUSE) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return "ended";
    // Of another machine, or container, a number says nothing.
    if (machine === machineName() ? !processLives(pid) : Date.now() - found.mtimeMs > SILENCE) return "dead";
    await wait(PAUSE);
  }
  return "alive";
}

async function numberedSign(folder: string, unique: string): Promise<LifeSign> {
  const name = `p-${process.pid}-${machineName()}-${unique}`;
  const handle = await open(join(folder, name), "wx", 0o600);
  // By the open file, wherever it is moved.
  const timer = setInterval(() => {
    const now = new Date();
    handle.utimes(now, now).catch(() => undefined);
  }, BEAT).unref();
  return {
    name,
    end: () => {
      clearInterval(timer);
      handle.close().catch(() => undefined);
    },
  };
}

function machineName(): string {
  return hostname()
    .replace(/[^\w.]/g, "_")
    .slice(0, 30);
}

/** Removes a sign's file. */
export async function removeLifeSign(folder: string, name: string): Promise<void> {
  await unlink(join(folder, name)).catch(() => undefined);
}

/** Calls `act` with a socket's address; where none that is short enough leads there, not at all. */
async function withAddress<T>(
  folder: string,
  name: string,
  platform: NodeJS.Platform,
  act: (address: string) => Promise<T>,
): Promise<T | undefined> {
  if (platform === "win32") return act(`\\\\.\\pipe\\sealwright-${name}`);
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= LONGEST_ADDRESS) return act(path);
  if (platform !== "linux") return undefined;
  // By way of the open folder, whose address is short.
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    return await act(`/proc/self/fd/${handle.fd}/${name}`);
  } finally {
    await handle.close();
  }
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
