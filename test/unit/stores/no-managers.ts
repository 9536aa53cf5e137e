import { Managers } from "../../../src/stores/managers/managers";

/** The managers of a user who has none. */
export const NO_MANAGERS = new Managers(
  async () => [],
  () => Promise.reject(new Error("no manager is opened")),
);
