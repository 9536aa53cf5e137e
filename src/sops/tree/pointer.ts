import { SopsError } from "../errors";

/** The tokens of a JSON pointer (RFC 6901). Throws `malformed` where the text is none. */
export function parsePointer(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) {
    throw new SopsError("malformed", `${pointer} is not a JSON pointer such as /db/password.`, { pointer });
  }
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer of a place below another. */
export function appendToken(pointer: string, token: string): string {
  return `${pointer}/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
