/** How often a plan is made anew where another process has changed what it was made from. */
const TRIES = 20;

/**
 * Plans and carries out by `attempt`, and does so anew where another process was there first (`taken`): what it stored is
 * seen by the next plan. `codeOf` says what an attempt was refused for.
 */
export async function planUntilFree<T>(
  attempt: () => Promise<T>,
  codeOf: (result: T) => string | undefined,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const result = await attempt();
    if (codeOf(result) !== "taken" || tries === TRIES) return result;
  }
}
