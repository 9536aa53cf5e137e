import { BEYOND_ASCII, DOT, DOUBLE_QUOTE, SINGLE_QUOTE, SPACE } from "../../text/characters";
import { isNameByte, latin1 } from "./byte-classes";

/** How far back a receiver's name is read. */
const LONGEST_NAME = 60;
/** How far behind a program's name its arguments may begin. */
const REACH = 300;

/** Whether what the call at `start`, whose dot is there, is called on holds one of the texts, whatever the case; yes without texts. */
export function isCalledOn(bytes: Uint8Array, start: number, receivers: readonly string[] | undefined): boolean {
  if (receivers === undefined) return true;
  let from = start;
  while (from > 0 && start - from < LONGEST_NAME && isReceiver(bytes[from - 1] as number)) from--;
  const name = latin1(bytes, from, start).toLowerCase();
  return receivers.some((receiver) => name.includes(receiver));
}

function isReceiver(byte: number): boolean {
  return isNameByte(byte) || byte === DOT;
}

/**
 * Whether the program whose name ends at `end` is given arguments as a command with a credential is: one of these subcommands,
 * or any option where there are none, not far behind it, in a shell's line or in a list of texts.
 */
export function takesArguments(
  bytes: Uint8Array,
  end: number,
  length: number,
  subcommands: readonly string[] = [],
): boolean {
  if (!parts(bytes[end - 1]) && !parts(bytes[end])) return false;
  const rest = latin1(bytes, end - 1, Math.min(length, end + REACH));
  return subcommands.length > 0 ? subcommands.some((word) => rest.includes(word)) : OPTION.test(rest);
}

const OPTION = /["'\s\x80-\xff]-[-A-Za-z]/;

/** Whether a byte parts a program's name from its arguments: a blank or a quote, or a piece of some wider blank. */
function parts(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return byte <= SPACE || byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE || byte >= BEYOND_ASCII;
}
