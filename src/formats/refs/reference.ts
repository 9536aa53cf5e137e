import { encodePart, sopsReference } from "./edit";

/** The managers that a reference can name, by scheme, each with the number of its path's parts and whether a field follows. */
const MANAGERS = {
  vault: { parts: [2, 64], field: true, shape: "vault://mount/path#field" },
  "aws-sm": { parts: [1, 64], field: true, shape: "aws-sm://name#field" },
  "azure-kv": { parts: [2, 2], field: false, shape: "azure-kv://vault/name" },
  "gcp-sm": { parts: [2, 2], field: false, shape: "gcp-sm://project/name" },
  conjur: { parts: [3, 64], field: false, shape: "conjur://account/variable/id" },
} as const;

export type ManagerScheme = keyof typeof MANAGERS;

/** The name under which a secret is kept. */
export type Reference =
  /** A variable of the environment, or the entry of a dotenv file; `file`, relative to the reference's folder, is no part of the text. */
  | { readonly kind: "env"; readonly name: string; readonly file?: string }
  /** A value in a sealed file: `path` decoded, with `/`, relative to the folder of the file that holds the reference. */
  | { readonly kind: "sops"; readonly path: string; readonly document: number; readonly pointer: string }
  /** A secret of a manager; address and identity come from the user's settings. */
  | {
      readonly kind: ManagerScheme;
      readonly path: readonly string[];
      readonly field?: string;
      readonly version?: string;
    };

export type ReferenceReading =
  | { readonly kind: "reference"; readonly reference: Reference }
  /** `reason` is a sentence that holds no part of the text, which may be a secret put in the wrong place. */
  | { readonly kind: "invalid"; readonly reason: string };

/** A name that every shell takes for a variable's. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;
const SCHEME = /^([a-z][a-z0-9-]{0,19}):(\/\/)?/;
const CONTROL = /[\0-\x1f\x7f]/;

/** Reads a reference; never as a WHATWG URL, which would fold case, dots and blanks. */
export function parseReference(text: string): ReferenceReading {
  const scheme = SCHEME.exec(text);
  if (scheme === null)
    return invalid("It is not a reference, such as sops://secrets.enc.yaml#/db/password or env:NAME.");
  if (CONTROL.test(text)) return invalid("A reference holds no control characters.");
  const rest = text.slice(scheme[0].length);
  if (scheme[1] === "env" && scheme[2] === undefined) {
    return VARIABLE_NAME.test(rest)
      ? read({ kind: "env", name: rest })
      : invalid("Behind env: stands the name of a variable: letters, digits and _.");
  }
  if (scheme[2] === undefined) return invalid("It is not a reference, such as sops://secrets.enc.yaml#/db/password.");
  if (scheme[1] === "sops") return parseSops(rest);
  if (isManager(scheme[1] as string)) return parseManager(scheme[1] as ManagerScheme, rest);
  return invalid("It begins with no known scheme (sops, vault, aws-sm, azure-kv, gcp-sm, conjur, env).");
}

/** The text of a reference, as `parseReference` reads it back. */
export function formatReference(reference: Reference): string {
  if (reference.kind === "env") return `env:${reference.name}`;
  if (reference.kind === "sops") {
    return sopsReference(reference.path, reference.pointer, reference.document);
  }
  const { kind, path, field, version } = reference;
  const query = version === undefined ? "" : `?version=${encodePart(version)}`;
  return `${kind}://${path.map(encodePart).join("/")}${query}${field === undefined ? "" : `#${encodePart(field)}`}`;
}

function parseSops(rest: string): ReferenceReading {
  const [address, pointer = ""] = split(rest, "#");
  const [encoded, query] = split(address, "?");
  const path = decodePart(encoded);
  if (path === undefined) return invalid("The path of a sops:// reference is not percent-encoded UTF-8.");
  if (path === "" || path.endsWith("/")) return invalid("A sops:// reference names a file: sops://PATH#POINTER.");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) {
    return invalid("The path of a sops:// reference is relative to the folder of the file that holds it.");
  }
  const document = query === undefined ? 0 : Number(/^doc=(0|[1-9]\d{0,5})$/.exec(query)?.[1] ?? Number.NaN);
  if (Number.isNaN(document)) return invalid("Behind ? a sops:// reference takes doc=NUMBER only.");
  if (pointer !== "" && (!pointer.startsWith("/") || /~(?![01])/.test(pointer))) {
    return invalid("Behind # a sops:// reference takes a JSON pointer such as /db/password.");
  }
  return read({ kind: "sops", path, document, pointer });
}

function parseManager(kind: ManagerScheme, rest: string): ReferenceReading {
  const { parts, field: takesField, shape } = MANAGERS[kind];
  const [address, encodedField] = split(rest, "#");
  const [encodedPath, query] = split(address, "?");
  const path = encodedPath.split("/").map(decodePart);
  const field = encodedField === undefined ? undefined : decodePart(encodedField);
  const version = query === undefined ? undefined : decodePart(/^version=(.{1,200})$/.exec(query)?.[1] ?? "");
  const sound =
    path.every((part) => part !== undefined && part !== "" && part !== "." && part !== "..") &&
    path.length >= parts[0] &&
    path.length <= parts[1] &&
    (encodedField === undefined || (takesField && field !== undefined && field !== "")) &&
    (query === undefined || (version !== undefined && version !== ""));
  if (!sound || (kind === "vault" && field === undefined)) {
    return invalid(`It is not of the form ${shape}, with ?version=… where one is meant.`);
  }
  return read({
    kind,
    path: path as string[],
    ...(field === undefined ? {} : { field }),
    ...(version === undefined ? {} : { version }),
  });
}

function isManager(scheme: string): scheme is ManagerScheme {
  return Object.hasOwn(MANAGERS, scheme);
}

function split(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decodePart(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return CONTROL.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function read(reference: Reference): ReferenceReading {
  return { kind: "reference", reference };
}

function invalid(reason: string): ReferenceReading {
  return { kind: "invalid", reason };
}
