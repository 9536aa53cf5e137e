import { decodePart, encodePart, invalid, type Reference, readAs, splitAt } from "../../formats/refs/reference";
import type { StoreKind } from "../kind";

/** A secret of a manager; address and identity come from the user's settings. */
interface ManagerReference extends Reference {
  readonly path: readonly string[];
  readonly field?: string;
  readonly version?: string;
}

/** The shape of a manager's references: how many parts its path has, and whether a field may or must follow. */
interface Grammar {
  readonly scheme: string;
  readonly title: string;
  readonly parts: readonly [least: number, most: number];
  readonly field: "none" | "optional" | "needed";
  readonly shape: string;
}

const GRAMMARS: readonly Grammar[] = [
  { scheme: "vault", title: "HashiCorp Vault", parts: [2, 64], field: "needed", shape: "vault://mount/path#field" },
  { scheme: "aws-sm", title: "AWS Secrets Manager", parts: [1, 64], field: "optional", shape: "aws-sm://name#field" },
  { scheme: "azure-kv", title: "Azure Key Vault", parts: [2, 2], field: "none", shape: "azure-kv://vault/name" },
  { scheme: "gcp-sm", title: "Google Secret Manager", parts: [2, 2], field: "none", shape: "gcp-sm://project/name" },
  { scheme: "conjur", title: "CyberArk Conjur", parts: [3, 64], field: "none", shape: "conjur://account/variable/id" },
];

/** The managers whose references are read, and which no store opens yet. */
export const managerKinds: readonly StoreKind[] = GRAMMARS.map((grammar) => ({
  scheme: grammar.scheme,
  title: grammar.title,
  icon: "archive",
  emptyText: "No secret.",
  parse: ({ slashes, rest }) => {
    const reference = slashes ? read(rest, grammar) : undefined;
    return reference === undefined
      ? invalid(`It is not of the form ${grammar.shape}, with ?version=… where one is meant.`)
      : readAs(reference);
  },
  nameSteps: (reference) => {
    const { path, field } = reference as ManagerReference;
    return field === undefined ? path : [...path, field];
  },
  absentText: ({ text }) => `${text} leads to nothing.`,
}));

function read(rest: string, { scheme, parts, field: takes }: Grammar): ManagerReference | undefined {
  const [address, encodedField] = splitAt(rest, "#");
  const [encodedPath, query] = splitAt(address, "?");
  const path = encodedPath.split("/").map(decodePart);
  const field = encodedField === undefined ? undefined : decodePart(encodedField);
  const version = query === undefined ? undefined : decodePart(/^version=(.{1,200})$/.exec(query)?.[1] ?? "");
  const sound =
    path.every((part) => part !== undefined && part !== "" && part !== "." && part !== "..") &&
    path.length >= parts[0] &&
    path.length <= parts[1] &&
    (encodedField === undefined ? takes !== "needed" : takes !== "none" && field !== undefined && field !== "") &&
    (query === undefined || (version !== undefined && version !== ""));
  return sound ? managerReference(scheme, path as string[], field, version) : undefined;
}

export function managerReference(
  kind: string,
  path: readonly string[],
  field?: string,
  version?: string,
): ManagerReference {
  const query = version === undefined ? "" : `?version=${encodePart(version)}`;
  const text = `${kind}://${path.map(encodePart).join("/")}${query}${field === undefined ? "" : `#${encodePart(field)}`}`;
  return {
    kind,
    text,
    path,
    ...(field === undefined ? {} : { field }),
    ...(version === undefined ? {} : { version }),
  };
}
