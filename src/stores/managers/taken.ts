import { type Refused, refuse } from "../../text/refused";
import type { ManagerReference } from "./reference";

/** That an entry holds another value. */
export function takenText({ text }: ManagerReference): Refused<"taken"> {
  return refuse("taken", `${text} has another value already.`);
}

/** That somebody else has written since. */
export function conflictText({ text }: ManagerReference): Refused<"conflict"> {
  return refuse("conflict", `${text} was changed by someone else meanwhile. Look at it again, and repeat the change.`);
}
