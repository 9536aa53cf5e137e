import { awsFamily } from "../aws/family";
import { azureFamily } from "../azure/family";
import { conjurFamily } from "../conjur/family";
import { gcpFamily } from "../gcp/family";
import { vaultFamily } from "../vault/family";
import type { ManagerFamily } from "./family";

/** Every manager that we know: a line each. */
export const MANAGER_FAMILIES: ManagerFamily[] = [vaultFamily, awsFamily, azureFamily, gcpFamily, conjurFamily];

/** The family of that kind, where there is one. */
export function findFamily(kind: string): ManagerFamily | undefined {
  return MANAGER_FAMILIES.find((family) => family.kind === kind);
}
