import type { ManagerContext } from "../../stores/managers/context";
import { Managers } from "../../stores/managers/managers";
import type { Person } from "../person";

/** What a window adds to the user's own list, and to what managers may ask for. */
export interface ManagersOfWindow {
  /** Descriptions of its settings. */
  readonly more: readonly unknown[];
  readonly context: Partial<ManagerContext>;
}

/** The managers of the user's settings, for a run or a window; nothing is read or loaded before one is asked for. */
export function managersOf(env: NodeJS.ProcessEnv, person: Person, window?: ManagersOfWindow): Managers {
  return new Managers(
    async () => {
      const { listInstances } = await import("./instances");
      const { instances, complaints } = listInstances(env, window?.more);
      for (const text of complaints) person.report({ kind: "passed-over", text });
      return instances;
    },
    async () => (await import("./manager-context")).managerContext(env, person, window?.context),
  );
}
