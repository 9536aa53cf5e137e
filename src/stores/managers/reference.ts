import { decodePart, encodePart, type Reference, splitAt } from "../../formats/refs/reference";

/** A secret of a manager, or a field of it; address and identity come from the user's settings. */
export interface ManagerReference extends Reference {
  readonly path: readonly string[];
  /** A field of the secret, which is then a JSON object or has fields of its own. */
  readonly field?: string;
  readonly version?: string;
  /** The instance of the user's settings that keeps it, where there are several. */
  readonly store?: string;
}

/** The shape of a manager's references: how many parts its path has, and whether a field must follow. */
export interface ReferenceShape {
  readonly parts: readonly [least: number, most: number];
  readonly field: "optional" | "needed";
  /** How they are shown. */
  readonly example: string;
}

/** What makes up a reference, besides its scheme. */
interface ReferenceParts {
  readonly path: readonly string[];
  readonly field?: string | undefined;
  readonly version?: string | undefined;
  readonly store?: string | undefined;
}

const LONGEST_QUERY = 200;

/** The reference that the text behind `SCHEME://` is; `undefined` where it has not that shape. */
export function readManagerReference(
  kind: string,
  rest: string,
  { parts, field: takes }: ReferenceShape,
): ManagerReference | undefined {
  const [address, encodedField] = splitAt(rest, "#");
  const [encodedPath, query] = splitAt(address, "?");
  const path = encodedPath.split("/").map(decodePart);
  const field = encodedField === undefined ? undefined : decodePart(encodedField);
  const asked = query === undefined ? {} : queryOf(query);
  const sound =
    path.every((part) => part !== undefined && part !== "" && part !== "." && part !== "..") &&
    path.length >= parts[0] &&
    path.length <= parts[1] &&
    (encodedField === undefined ? takes !== "needed" : field !== undefined && field !== "") &&
    asked !== undefined;
  return sound ? managerReference(kind, { path: path as string[], field, ...asked }) : undefined;
}

function queryOf(query: string): { store?: string; version?: string } | undefined {
  const asked: { store?: string; version?: string } = {};
  for (const part of query.split("&")) {
    const [name, text] = splitAt(part, "=");
    const value = decodePart(text ?? "");
    if ((name !== "store" && name !== "version") || asked[name] !== undefined) return undefined;
    if (value === undefined || value === "" || value.length > LONGEST_QUERY) return undefined;
    asked[name] = value;
  }
  return asked;
}

/** The reference that is made up of these. */
export function managerReference(kind: string, { path, field, version, store }: ReferenceParts): ManagerReference {
  const query = [
    ...(store === undefined ? [] : [`store=${encodeQuery(store)}`]),
    ...(version === undefined ? [] : [`version=${encodeQuery(version)}`]),
  ].join("&");
  const address = `${kind}://${path.map(encodePart).join("/")}${query === "" ? "" : `?${query}`}`;
  return {
    kind,
    text: `${address}${field === undefined ? "" : `#${encodePart(field)}`}`,
    path,
    ...(field === undefined ? {} : { field }),
    ...(version === undefined ? {} : { version }),
    ...(store === undefined ? {} : { store }),
  };
}

function encodeQuery(text: string): string {
  return encodePart(text).replaceAll("&", "%26");
}

/** The same with other parts; `undefined` leaves one out. */
export function withParts(reference: ManagerReference, parts: Partial<ReferenceParts>): ManagerReference {
  return managerReference(reference.kind, { ...reference, ...parts });
}

/** The secret that a reference is to, whatever its field: the same text for all fields of one version. */
export function itemOf(reference: ManagerReference): ManagerReference {
  return reference.field === undefined ? reference : withParts(reference, { field: undefined });
}
