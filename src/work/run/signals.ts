import type { ChildProcess } from "node:child_process";

/** Where a program gets the terminal's own signals from: with us from the terminal, or not at all. */
type TerminalSignals = "shared" | "ours";

/** Signals that are passed on; those of `terminal` come to a program that shares the terminal without us. */
export function signalsToForward(terminal: TerminalSignals, platform: NodeJS.Platform): readonly NodeJS.Signals[] {
  const asked: NodeJS.Signals[] = ["SIGTERM", "SIGHUP"];
  const typed: NodeJS.Signals[] = ["SIGINT"];
  if (platform !== "win32") {
    asked.push("SIGUSR1", "SIGUSR2", "SIGCONT");
    typed.push("SIGQUIT", "SIGWINCH", "SIGTSTP");
  }
  return terminal === "shared" ? asked : [...asked, ...typed];
}

/**
 * Passes signals on to a program until the function that it gives is called. What stops it stops us too, so that whoever waits
 * for us sees it; on a terminal that both share, Ctrl-Z does that without us. Ctrl-C and its kind are then the program's alone.
 */
export function forwardSignals(child: ChildProcess, signals: readonly NodeJS.Signals[]): () => void {
  const handlers = new Map<NodeJS.Signals, () => void>();
  const on = (signal: NodeJS.Signals, handler: () => void) => {
    handlers.set(signal, handler);
    process.on(signal, handler);
  };
  for (const signal of signals) {
    on(signal, () => {
      child.kill(signal);
      if (signal === "SIGTSTP") process.kill(process.pid, "SIGSTOP");
    });
  }
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!handlers.has(signal) && (signal === "SIGINT" || process.platform !== "win32")) on(signal, () => undefined);
  }
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
