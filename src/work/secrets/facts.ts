import type { Reference } from "../../formats/refs/reference";
import { kindOf } from "../../stores/kinds";
import type { Call, Metadata } from "../../stores/store";
import type { Session } from "../session";
import { failureText } from "./resolve";

/** What is known of a secret besides its value, in words; `now` in milliseconds since 1970. */
export function factWords({ expires, state, rotation, changed, deletedUntil }: Metadata, now: number): string[] {
  const days = (date: Date) => Math.round((date.getTime() - now) / 86_400_000);
  const words: string[] = [];
  if (state === "disabled" || state === "deleted") words.push(state);
  if (deletedUntil !== undefined) words.push(`can be restored until ${deletedUntil.toLocaleDateString()}`);
  if (expires !== undefined) words.push(days(expires) < 0 ? "expired" : `expires in ${days(expires)} days`);
  if (rotation?.next !== undefined && days(rotation.next) < 0) words.push("rotation is due");
  if (changed !== undefined && days(changed) < -365) words.push(`${Math.floor(-days(changed) / 365)} years old`);
  return words;
}

/** What a manager says of a secret besides its value, or why it says nothing; empty for what stands in files. */
export async function factsOfReference(
  { stores }: Pick<Session, "stores">,
  reference: Reference,
  call: Call,
  now: number,
): Promise<string[]> {
  if (kindOf(reference).family === undefined) return [];
  const store = await stores.of(reference);
  const result = "code" in store ? store : await store.metadata(reference, call);
  if (result.kind !== "metadata") return [failureText(result)];
  const { changed, versions = [] } = result.metadata;
  const [newest] = versions;
  return [
    ...(newest === undefined ? [] : [`version ${newest.id}`]),
    ...(changed === undefined ? [] : [`changed on ${changed.toISOString().slice(0, 10)}`]),
    ...factWords(result.metadata, now),
  ];
}
