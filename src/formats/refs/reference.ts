/** The name under which a secret is kept. Its kind alone reads more out of it than this. */
export interface Reference {
  /** The scheme, which names the kind of store. */
  readonly kind: string;
  /** As `.env.refs` and other files write it; a path in it begins at the folder of the file that holds it. */
  readonly text: string;
}

export type ReferenceReading =
  | { readonly kind: "reference"; readonly reference: Reference }
  /** `reason` is a sentence that holds no part of the text, which may be a secret put in the wrong place. */
  | { readonly kind: "invalid"; readonly reason: string };

/** A name that every shell takes for a variable's. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;
/** What is said of a name that loads code, behind it. */
export const LOADS_CODE = "decides which program runs, what it loads or who it is; no file may set it.";

const SCHEME = /^([a-z][a-z0-9-]{0,19}):(\/\/)?/;
const CONTROL = /[\0-\x1f\x7f]/;

/** A reference's scheme and what stands behind it, `//` left out; never read as a WHATWG URL, which would fold case, dots and blanks. */
export interface SplitReference {
  readonly scheme: string;
  readonly slashes: boolean;
  readonly rest: string;
}

/** Splits a reference behind its scheme; a sentence where it has none, or holds control characters. */
export function splitReference(text: string): SplitReference | string {
  const [all, scheme, slashes] = SCHEME.exec(text) ?? [];
  if (all === undefined || scheme === undefined) {
    return "It is not a reference, such as sops://secrets.enc.yaml#/db/password or env:NAME.";
  }
  if (CONTROL.test(text)) return "A reference holds no control characters.";
  return { scheme, slashes: slashes !== undefined, rest: text.slice(all.length) };
}

/** What stands before and behind the first `sign`; the second is `undefined` where there is none. */
export function splitAt(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** What would end a path or a line, and blanks, percent-encoded; other characters stay readable. */
export function encodePart(text: string): string {
  return text.replace(/[%#?/\\\s\0-\x1f\x7f]/g, (character) => encodeURIComponent(character));
}

/** The opposite; `undefined` for what is not percent-encoded UTF-8, or holds control characters. */
export function decodePart(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return CONTROL.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

export function readAs(reference: Reference): ReferenceReading {
  return { kind: "reference", reference };
}

export function invalid(reason: string): ReferenceReading {
  return { kind: "invalid", reason };
}
