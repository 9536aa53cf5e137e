import { dirname } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { changedSinceRead, FileError } from "../../machine/files";
import type { Secret } from "../../secret/secret";
import { kindOf } from "../../stores/kinds";
import type { OpenedStore } from "../../stores/registry";
import { type Failure, type RemoveResult, readOne } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import { isYes } from "../person";
import type { Session } from "../session";
import { nameFor, readRefs, rebase } from "./refs";
import { failureText } from "./resolve";
import { type Usage, usagesOf } from "./usages";

/** The store of a reference; refused where no store opens its kind. */
export async function storeOf(session: Session, reference: Reference): Promise<OpenedStore | Refused> {
  const store = await session.stores.of(reference);
  return "code" in store ? store : { kind: kindOf(reference), store };
}

/** Removes a secret once the user agrees; the question names the variable that programs know it by. References begin at the root. */
export async function deleteSecret(
  session: Session,
  name: string,
  reference: Reference,
): Promise<RemoveResult | Refused> {
  const { root, files, person } = session;
  const refs = await readRefs(files, root);
  const used = nameFor(refs, rebase(reference, root, dirname(refs.path)));
  const question = { kind: "delete-secret", name, variable: used.known ? used.name : undefined } as const;
  if (!isYes(await person.agree(question))) return refuse("declined", "Nothing was deleted.");
  const opened = await storeOf(session, reference);
  return "code" in opened ? opened : opened.store.remove(reference, session.use);
}

/** What a rename came to. `oldLeft`: all refers to the new entry, and the old one could not be removed. */
interface Renamed {
  readonly kind: "renamed";
  readonly oldLeft: boolean;
}

/** A secret that is to be renamed. References begin at the root. */
interface Renaming {
  readonly name: string;
  readonly from: Reference;
  readonly to: Reference;
  /** Says of the files that are to change why they cannot be now, such as one that is being edited. */
  readonly obstacle?: (files: readonly string[]) => string | undefined;
}

/** Renames a secret, and everything that refers to it, once the user agrees. The new entry is there before the old one goes. */
export async function renameSecret(
  session: Session,
  { name, from, to, obstacle }: Renaming,
): Promise<Renamed | Refused | Failure> {
  const opened = await storeOf(session, from);
  if ("code" in opened) return opened;
  const { kind, store } = opened;
  if ((await store.metadata(to, session.use)).kind !== "absent") {
    return refuse("taken", "There is an entry of that name already. Choose another.");
  }
  const own = kind.ownVariable?.(to);
  const usages = (await usagesOf(session.files, from)).filter(
    (usage) => own !== undefined || usage.kind === "reference",
  );
  const files = [...new Set(usages.map(({ file }) => file))];
  // As they were looked at: the user may take a while to answer, and the places are those of these texts.
  const texts = new Map<string, string | undefined>();
  for (const file of files) texts.set(file, await session.files.read(file).catch(() => undefined));
  const reason = obstacle?.(files);
  if (reason !== undefined) return refuse("busy", reason);
  const answer = await session.person.agree({
    kind: "rename-secret",
    name,
    files: files.map((file) => session.files.shown(file)),
  });
  if (!isYes(answer)) return refuse("declined", "Nothing was renamed.");
  const read = await readOne(store, from, session.use);
  if (read.kind !== "found") return read;
  const written = await store.write([{ reference: to, secret: read.secret }], { replace: false }, session.use);
  if (written.kind !== "written") return refuse("not-written", `${failureText(written)} Nothing was renamed.`);
  try {
    for (const [file, text] of texts) await rewrite(session, file, text, usages, own ?? to);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return refuse(error.reason, `${error.message} Both names are kept until every file is changed.`);
  }
  return { kind: "renamed", oldLeft: (await store.remove(from, session.use)).kind !== "removed" };
}

async function rewrite(
  { root, files }: Session,
  file: string,
  before: string | undefined,
  usages: readonly Usage[],
  name: string | Reference,
): Promise<void> {
  const here = dirname(`${root}/${file}`);
  const written = typeof name === "string" ? name : rebase(name, root, here).text;
  const own = usages.filter((usage) => usage.file === file).reverse();
  let text = before ?? "";
  for (const { start, end } of own) text = text.slice(0, start) + written + text.slice(end);
  await files.change(file, (now) => {
    if (now === before) return text;
    throw changedSinceRead(files.shown(file));
  });
}

/** Copies a secret from one store to another, or to another place of the same: only where there is none, or an equal one. References begin in the session's folder. */
export async function copySecret(
  session: Session,
  from: Reference,
  to: Reference,
): Promise<{ readonly kind: "written"; readonly version?: string } | Refused | Failure> {
  const source = await storeOf(session, from);
  if ("code" in source) return source;
  const target = await storeOf(session, to);
  if ("code" in target) return target;
  const read = await readOne(source.store, from, session.use);
  if (read.kind !== "found") return read;
  if (read.lease !== undefined)
    return refuse("lent", `${from.text} is made anew for each who asks, and ends: it cannot be kept.`);
  return target.store.write([{ reference: to, secret: read.secret }], { replace: false }, session.use);
}

/** Adds a secret, which must not be there yet; its value is asked for once that is known. References begin at the root. */
export async function addSecret(
  session: Session,
  reference: Reference,
  value: () => Promise<Secret | undefined>,
): Promise<{ readonly kind: "written" } | Refused | Failure> {
  const opened = await storeOf(session, reference);
  if ("code" in opened) return opened;
  if ((await opened.store.metadata(reference, session.use)).kind !== "absent") {
    return refuse("taken", "It is there already. Edit it instead.");
  }
  const secret = await value();
  if (secret === undefined) return refuse("declined", "Nothing was added.");
  return opened.store.write([{ reference, secret }], { replace: false }, session.use);
}
