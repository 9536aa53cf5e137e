import { Managers } from "../../stores/managers/managers";
import type { Person } from "../person";
import { listInstances } from "./instances";

/** The managers of the user's settings, for a run or a window; nothing is read or loaded before one is asked for. */
export function managersOf(env: NodeJS.ProcessEnv, person: Person): Managers {
  return new Managers(
    () => {
      const { instances, complaints } = listInstances(env);
      for (const text of complaints) person.report({ kind: "passed-over", text });
      return instances;
    },
    async () => (await import("./manager-context")).managerContext(env, person),
  );
}
