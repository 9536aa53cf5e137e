import { basename, dirname } from "node:path";
import type { ProjectFiles } from "../../machine/project-files";
import { userFolder } from "../../machine/user-folder";
import type { ReadableValues } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import { isYes, type Person, type Question, type SealedDotenv, type StayingLine } from "../person";
import { confirmRecipients, recipientsToConfirm } from "./recipients";
import { confirm, confirmed, unconfirmed } from "./record";

/** Who is asked, and in whose folder the answer is kept. */
interface Asking {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly person: Person;
  readonly files: Pick<ProjectFiles, "shown">;
}

/** The lines of a question: what is new, what is different, what is gone. */
export function questionLines(
  question: Extract<Question, { kind: "references" | "recipients" | "destinations" }>,
): string[] {
  if (question.kind === "recipients") {
    return [...question.added.map((one) => `+ ${one}`), ...question.removed.map((one) => `- ${one}`)];
  }
  if (question.kind === "destinations") {
    const known = question.tracked ? [`! git tracks ${question.file}: whoever can change it there chooses these`] : [];
    const shown = (to: string | undefined) => to ?? "a value that is not shown";
    return [
      ...question.added.map(({ name, to }) => `+ ${name}: ${shown(to)}`),
      ...question.changed.map(({ name, to, before }) => `~ ${name}: ${shown(to)} (was ${shown(before)})`),
      ...known,
    ];
  }
  return [
    ...question.added.map(({ name, text }) => `+ ${name}=${text}`),
    ...question.changed.map(({ name, text, before }) => `~ ${name}=${text} (was ${before})`),
  ];
}

/**
 * Lets this user confirm what a file of references may resolve, once and again after an addition or a change. `wanted` are
 * the references by the names of their variables, `file` is absolute, links resolved.
 */
export async function agreeToReferences(
  { env, person, files }: Asking,
  file: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Refused<"declined" | "unasked"> | undefined> {
  const user = userFolder(env);
  const before = confirmed("references", file, user);
  const { added, changed } = unconfirmed(wanted, before);
  if (added.length + changed.length === 0) return undefined;
  const named = (name: string) => ({ name, text: wanted.get(name) ?? "" });
  const shown = files.shown(file);
  const question = {
    kind: "references",
    file: shown,
    added: added.map(named),
    changed: changed.map((name) => ({ ...named(name), before: before.get(name) ?? "" })),
  } as const;
  const answer = await person.agree(question);
  if (answer === "yes") keepAnswer(person, () => confirm("references", file, wanted, user));
  if (isYes(answer)) return undefined;
  if (answer === "no") return refuse("declined", "Nothing was resolved.");
  const lines = questionLines(question).map((line) => `  ${line}`);
  return refuse("unasked", `${shown} asks for secrets that you have not confirmed:\n${lines.join("\n")}`);
}

/** Begins a record of what is not shown. */
export const FINGERPRINTED = "#";

/**
 * Lets this user confirm where programs talk to because a file (absolute, links of its folder resolved) says so, by the names of
 * its variables: hosts and what else can be shown, or a fingerprint. Asked once, and again for a new name or another destination.
 */
export async function agreeToDestinations(
  { env, person, files }: Asking,
  file: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Refused<"declined" | "unasked"> | undefined> {
  const user = userFolder(env);
  const before = confirmed("destinations", file, user);
  const { added, changed } = unconfirmed(wanted, before);
  if (added.length + changed.length === 0) return undefined;
  const shown = (text: string | undefined) => (text?.startsWith(FINGERPRINTED) === true ? undefined : text);
  const named = (name: string) => ({ name, to: shown(wanted.get(name)) });
  const question = {
    kind: "destinations",
    file: files.shown(file),
    tracked: await isKnownToGit(file),
    added: added.map(named),
    changed: changed.map((name) => ({ ...named(name), before: shown(before.get(name)) })),
  } as const;
  const answer = await person.agree(question);
  if (answer === "yes") {
    keepAnswer(person, () => confirm("destinations", file, new Map([...before, ...wanted]), user));
  }
  if (isYes(answer)) return undefined;
  const names = [...added, ...changed].join(", ");
  const it = names.includes(",") ? "they say" : "it says";
  if (answer === "no") {
    return refuse("declined", `Nothing was started: you have not agreed to ${names}.`);
  }
  const lines = questionLines(question).map((line) => `  ${line}`);
  return refuse(
    "unasked",
    `${question.file} sets ${names}, and you have not agreed that programs talk to where ${it}:\n${lines.join("\n")}`,
  );
}

/** Where git gives no answer, the question says nothing of it. */
async function isKnownToGit(file: string): Promise<boolean> {
  const { isTracked } = await import("../../machine/git");
  try {
    return await isTracked(dirname(file), basename(file));
  } catch {
    return false;
  }
}

/** Lets this user confirm whom a repository's secrets are sealed to, or opened with; asked only where someone is new or gone. */
export async function agreeToRecipients(
  { root, env, person, files }: Asking,
  file: string,
  recipients: readonly string[],
  opening: boolean,
): Promise<boolean> {
  const user = userFolder(env);
  const { added, removed } = recipientsToConfirm(root, file, recipients, user);
  if (added.length + removed.length === 0) return true;
  const answer = await person.agree({
    kind: "recipients",
    file: files.shown(file),
    added,
    removed,
    ...(opening ? { opening } : {}),
  });
  if (answer === "yes") keepAnswer(person, () => confirmRecipients(root, file, recipients, user));
  return isYes(answer);
}

/**
 * Lets this user confirm that values of a file stay readable to everyone; asked only for places that were not confirmed. Where
 * it is not kept, the user hears of them all the same.
 */
export async function agreeToReadable(
  { root, env, person, files }: Asking,
  file: string,
  { places, total, given }: ReadableValues,
): Promise<boolean> {
  const user = userFolder(env);
  const known = confirmed("readable", root, user);
  const before = known.get(file)?.split("\n") ?? [];
  if (places.every((place) => before.includes(place))) return true;
  const answer = await person.agree({ kind: "readable", file: files.shown(file), places, total, given });
  if (answer === "yes") {
    const all = [...new Set([...before, ...places])].filter((place) => place !== "");
    keepAnswer(person, () => confirm("readable", root, new Map(known).set(file, all.join("\n")), user));
  } else if (isYes(answer))
    person.report({ kind: "readable", file: files.shown(file), text: readableText(places, total) });
  return isYes(answer);
}

/** How readable values are told: "2 of 7 values stay readable: /a, /b". */
export function readableText(places: readonly string[], total: number): string {
  const shown = places.slice(0, 20).join(", ");
  const more = places.length > 20 ? `, and ${places.length - 20} more` : "";
  return `${places.length} of ${total} value${total === 1 ? "" : "s"} ${places.length === 1 ? "stays" : "stay"} readable: ${shown}${more}`;
}

/** What a data key says that is not the one that was seen last. */
export function dataKeyText(file: string): string {
  return `${file} has another data key than when it was last opened here: somebody rotated it, or made the file anew. Look at who changed it (git log) before you trust its values.`;
}

/** Keeps an answer; the person hears of it where that fails, and is asked again the next time. */
export function keepAnswer(person: Person, write: () => void): void {
  try {
    write();
  } catch {
    person.report({ kind: "answer-not-kept" });
  }
}

/** Asks whether what is sealed now goes out of a `.env`. */
export function removalText({ file, names, whole }: SealedDotenv): string {
  return whole ? `Remove ${file}, which is sealed now?` : `Take ${names.join(", ")} out of ${file}, sealed now?`;
}

/** That a line was not sealed. */
export function stayingLineText(file: string, { line, name, reason }: StayingLine): string {
  return `Line ${line}${name === undefined ? "" : ` (${name})`} stays in ${file}: ${reason}.`;
}
