// A stand-in for the executable of desktop VS Code: the same command line, what the tests print, and their exit code.
//   VSCODE_HOST_TIMEOUT  seconds until it gives up with 124 (default 600)
//   VSCODE_HOST_DEBUG    also prints the server's log and the window's messages
import { spawnSync } from "node:child_process";
import { isOneShot, parseArguments } from "./arguments";
import { launch, type Window } from "./launch";
import { HOST_NODE, HOST_SERVER } from "./setup";

const DESKTOP_ONLY = /^--(no-sandbox|disable-gpu-sandbox|disable-updates)$/;

async function main(argv: readonly string[]): Promise<number> {
  if (isOneShot(parseArguments(argv))) {
    const args = [HOST_SERVER, "--accept-server-license-terms", ...argv.filter((arg) => !DESKTOP_ONLY.test(arg))];
    return spawnSync(HOST_NODE, args, { stdio: "inherit" }).status ?? 1;
  }
  const seconds = Number(process.env.VSCODE_HOST_TIMEOUT || 600);
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<number>((settle) => {
    timer = setTimeout(() => {
      console.error(`VS Code did not end within ${seconds} s`);
      settle(124);
    }, seconds * 1000);
    process.once("SIGINT", () => settle(130));
    process.once("SIGTERM", () => settle(143));
    process.once("SIGHUP", () => settle(129));
  });
  let window: Window | undefined;
  const launched = launch(argv);
  try {
    const ran = launched.then((opened) => {
      window = opened;
      return opened.exit;
    });
    const code = await Promise.race([stopped, ran]);
    if (code && window) console.error(`exit code ${code}; the window's log: ${window.logFile}`);
    return code;
  } finally {
    clearTimeout(timer);
    window ??= await launched.catch(() => undefined);
    await window?.close();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
