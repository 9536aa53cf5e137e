import { SopsError } from "../errors";
import { lineNumber } from "../formats/punctuation";

// A file's meaning, read by code that the sealing itself does not use: what was sealed is compared with it before anything
// is replaced.

/**
 * What a text means: an event for each key, value and end, in the file's order; a value's event begins with its type. Then
 * where each stands in the text, and the comments in their order.
 */
export class Meaning {
  readonly events: string[] = [];
  /** In UTF-16 code units. */
  readonly offsets: number[] = [];
  readonly comments: string[] = [];
  /** Why sops cannot read the text as it stands, where it cannot. */
  fault: SopsError | undefined;

  add(event: string, offset: number): void {
    this.events.push(event);
    this.offsets.push(offset);
  }
}

/** The event of a text. Half a surrogate pair has no form in UTF-8, and is what takes its place there. */
export function textEvent(text: string): string {
  return `s:${wellFormed(text)}`;
}

/** The event of bytes that are not UTF-8. */
export function bytesEvent(bytes: Uint8Array): string {
  return `x:${Buffer.from(bytes).toString("base64")}`;
}

export function intEvent(value: bigint): string {
  return `i:${value}`;
}

export function floatEvent(value: number): string {
  return Object.is(value, -0) ? "f:-0" : `f:${value}`;
}

/** The event of a moment, in milliseconds; fractions of a second do not count. */
export function timeEvent(milliseconds: number): string {
  return `t:${Math.floor(milliseconds / 1000)}`;
}

/** The event of YAML's merge key. */
export const MERGE_EVENT = "m:<<";

export function keyEvent(key: string): string {
  return `k:${wellFormed(key)}`;
}

function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString("utf8") : text;
}

/** How an event is named to a person: by the keys around it; never a value. */
function pathTo(events: readonly string[], index: number): string {
  const path: string[] = [];
  for (const event of events.slice(0, index + 1)) {
    if (event === "{" || event === "[") path.push("");
    else if (event === "}" || event === "]") path.pop();
    else if (event.startsWith("k:") && path.length > 0) path[path.length - 1] = event.slice(2);
  }
  return `/${path.filter((key) => key !== "").join("/")}`;
}

/**
 * Throws `unsupported-value` where what was sealed means something else than its source, with the line of the source.
 * `sealed` names no merge keys: to it, `<<` is a key like others.
 */
export function assertSameEvents(source: string, wanted: Meaning, got: Meaning, sealed: boolean): void {
  const { events } = wanted;
  const same = (event: string | undefined, other: string | undefined) =>
    event === other || (sealed && event === MERGE_EVENT && other === keyEvent("<<"));
  let index = 0;
  while (index < events.length && same(events[index], got.events[index])) index++;
  if (index === events.length && got.events.length === index) return;
  const line = lineNumber(source, wanted.offsets[Math.min(index, events.length - 1)] ?? 0);
  throw new SopsError(
    "unsupported-value",
    `Line ${line} (${pathTo(events, index)}) would not be opened as it is written. Write it in a plainer form. Nothing was changed.`,
  );
}

/** Throws `unsupported-value` where comments of the source would be lost. */
export function assertSameComments(wanted: Meaning, got: Meaning): void {
  const lost = wanted.comments.findIndex((comment, at) => comment !== got.comments[at]);
  if (lost < 0) return;
  throw new SopsError(
    "unsupported-value",
    `Comment ${lost + 1} of the file would not be kept as it is. Put each comment on a line of its own. Nothing was changed.`,
  );
}
