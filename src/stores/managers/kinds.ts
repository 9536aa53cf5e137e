import { invalid, readAs } from "../../formats/refs/reference";
import type { StoreKind } from "../kind";
import { type ManagerReference, type ReferenceShape, readManagerReference } from "./reference";

/** A kind of reference that managers keep. */
function managerKind(
  family: string,
  { scheme, title, ...shape }: ReferenceShape & { readonly scheme: string; readonly title: string },
): StoreKind {
  return {
    scheme,
    title,
    icon: "server",
    emptyText: "No secret.",
    family,
    parse: ({ slashes, rest }) => {
      const reference = slashes ? readManagerReference(scheme, rest, shape) : undefined;
      return reference === undefined
        ? invalid(`It is not of the form ${shape.example}, with ?version=… where one is meant.`)
        : readAs(reference);
    },
    nameSteps: (reference) => {
      const { path, field } = reference as ManagerReference;
      return field === undefined ? path : [...path, field];
    },
    absentText: ({ text }) => `${text} leads to nothing.`,
  };
}

/** The kinds of managers' references, by which they are read without what opens a manager; each names its family. */
export const managerKinds: readonly StoreKind[] = [
  managerKind("vault", {
    scheme: "vault",
    title: "Vault",
    parts: [2, 64],
    field: "needed",
    example: "vault://mount/path#field",
  }),
  managerKind("aws", {
    scheme: "aws-sm",
    title: "AWS Secrets Manager",
    parts: [1, 64],
    field: "optional",
    example: "aws-sm://name#field",
  }),
  managerKind("aws", {
    scheme: "aws-ssm",
    title: "AWS Systems Manager",
    parts: [1, 16],
    field: "optional",
    example: "aws-ssm://name",
  }),
  managerKind("aws", {
    scheme: "aws-sts",
    title: "AWS session",
    parts: [1, 1],
    field: "needed",
    example: "aws-sts://ROLE#access_key_id",
  }),
  managerKind("azure", {
    scheme: "azure-kv",
    title: "Azure Key Vault",
    parts: [2, 2],
    field: "optional",
    example: "azure-kv://vault/name",
  }),
  managerKind("gcp", {
    scheme: "gcp-sm",
    title: "Google Secret Manager",
    parts: [2, 3],
    field: "optional",
    example: "gcp-sm://project/name",
  }),
  managerKind("conjur", {
    scheme: "conjur",
    title: "CyberArk Conjur",
    parts: [3, 64],
    field: "optional",
    example: "conjur://account/variable/id",
  }),
];

/** What the families are called. */
const TITLES: Readonly<Record<string, string>> = {
  vault: "HashiCorp Vault or OpenBao",
  aws: "AWS Secrets Manager",
  azure: "Azure Key Vault",
  gcp: "Google Secret Manager",
  conjur: "CyberArk Conjur",
};

/** A family for a person; its own word where there is none. */
export function familyTitle(family: string): string {
  return TITLES[family] ?? family;
}
