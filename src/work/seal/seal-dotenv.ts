import { unlink } from "node:fs/promises";
import { withoutEntries } from "../../formats/dotenv/remove";
import { fileStep, readBytes, resolveInside } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { writeAtomic } from "../../machine/write-file";
import type { Plan } from "../../refactor/plan";
import { namesTaken, planSealDotenv } from "../../refactor/seal";
import { sealedStep } from "../../stores/sops/failure";
import { type Refused, refuse } from "../../text/refused";
import { carryOut, NO_DOCUMENTS } from "../move/carry-out";
import type { Copies } from "../move/copies";
import { chooseSealed, sealFacts } from "../move/seal-facts";
import { storedBy } from "../move/stored";
import { DiskWorkplace } from "../move/workplace";
import { isYes, type SealedDotenv, type StayingLine } from "../person";
import type { Session } from "../session";
import { type DotenvEntries, dotenvEntries } from "./dotenv-content";
import { ensureSetUp } from "./set-up";
import { decodeStray, encodeStray } from "./stray-bytes";

/**
 * What sealing a `.env` came to: it was removed, or keeps only what was not sealed; the user keeps it as it is; or it has changed
 * since it was read.
 */
type SealedDotenvResult = {
  readonly kind: "removed" | "trimmed" | "kept" | "changed";
  readonly sealed: SealedDotenv;
  /** Where credentials among the values still stand in other files, which are named as the person sees them. */
  readonly copies: Copies;
};

/** What is sealed, and where. */
interface SealDotenvChoice {
  /** The sealed file, relative to the root; the one in use by default (`several-sealed` where that leaves a choice). */
  readonly target?: string | undefined;
  /** The names to seal; all that can be by default. */
  readonly names?: readonly string[] | undefined;
}

/**
 * Moves the values of a `.env` file into a sealed file, and has `.env.refs` refer to them. Once they are read back and the user
 * agrees, their lines go, and the file with the last of them. What cannot be sealed stays, and is reported with its line.
 * `file` is relative to the root.
 */
export async function sealDotenv(
  session: Session,
  file: string,
  { target, names }: SealDotenvChoice = {},
): Promise<SealedDotenvResult | Refused> {
  const shown = session.files.shown(file);
  const content = await readDotenvToSeal(session, file, names);
  if (content.kind === "refused") return content;
  const to = target ?? (await chooseSealed(session, { source: file }));
  if (typeof to === "object") return to;
  const missing = await ensureSetUp(session, to);
  if (missing !== undefined) return missing;
  const seal = await sealFacts(session, session.files, file, to, { open: true });
  if ("kind" in seal) return seal;
  const refs = session.files.shown(seal.refs.file);
  const taken = namesTaken(content.values, seal);
  const { values, fromEnvironment, staying, whole } = content.entries((name) =>
    taken.has(name) ? `${refs} has it already, for another value or one that cannot be opened here` : undefined,
  );
  if (values.size === 0) return nothingToSeal(shown, staying);
  const after = withoutEntries(content.text, new Set(values.keys()));
  if (after === undefined) {
    return refuse(
      "unusable",
      `${shown}: without the lines to be sealed, others would be read differently. Correct its quotes first.`,
    );
  }
  const plan = planSealDotenv({ values, seal });
  if (plan.kind === "refused") return plan;
  const refused = await carryOut(plan, new DiskWorkplace(session), NO_DOCUMENTS);
  if (refused !== undefined) return refuse(refused.code, `${refused.reason} ${shown} was not changed.`);
  const { seenByGit } = content;
  const done = { file: shown, target: session.files.shown(to), refs, names: plan.names };
  const sealed: SealedDotenv = { ...done, fromEnvironment, seenByGit, staying, whole, notes: plan.notes };
  session.person.report({ kind: "sealed-dotenv", sealed });
  const copies = await credentialCopies(session, plan, file);
  if (!isYes(await session.person.agree({ kind: "remove-sealed-dotenv", sealed })))
    return { kind: "kept", sealed, copies };
  return sealedStep<SealedDotenvResult>(shown, async () => {
    const replaced = await replaceSealedDotenv(session, file, content.text, whole ? undefined : after);
    return { kind: replaced ? (whole ? "removed" : "trimmed") : "changed", sealed, copies };
  });
}

/** Regions, hosts and numbers, which a `.env` holds too, stand in many places, and may. */
async function credentialCopies(session: Session, plan: Plan, file: string): Promise<Copies> {
  const { copiesOf } = await import("../move/copies");
  const { credentialsIn } = await import("../run/credentials-in");
  const { values, homes } = storedBy([plan]);
  const parts = values.flatMap(({ name, secret }) =>
    credentialsIn(name, secret).map((part) => ({ name, secret: part })),
  );
  const search = { values: parts, homes: new Set([...homes, file]), rules: [], allowed: async () => false };
  const { copies, complete } = await copiesOf(session, search);
  return { copies: copies.map((copy) => ({ ...copy, file: session.files.shown(copy.file) })), complete };
}

/** A `.env` file of which something can be sealed. */
export interface DotenvContent extends DotenvEntries {
  readonly kind: "content";
  /** As `decodeStray` gives it. */
  readonly text: string;
  readonly seenByGit: boolean;
  /** The entries where more stands in the way of some. */
  entries(obstacle: (name: string) => string | undefined): DotenvEntries;
}

/** Reads a `.env` file, or those of its entries that are named. */
export async function readDotenvToSeal(
  { root, files, env }: Session,
  file: string,
  names?: readonly string[],
): Promise<DotenvContent | Refused> {
  const shown = files.shown(file);
  return fileStep<DotenvContent | Refused>(async () => {
    const bytes = await readBytes(root, file, shown);
    if (bytes === undefined) return refuse("unusable", `${shown}: there is no such file.`);
    const text = decodeStray(bytes);
    const wanted = names === undefined ? undefined : new Set(names);
    const entries = (obstacle?: (name: string) => string | undefined) => dotenvEntries(text, env, wanted, obstacle);
    const read = entries();
    const absent =
      names?.filter((name) => !read.values.has(name) && !read.staying.some((line) => line.name === name)) ?? [];
    if (absent.length > 0) return refuse("unusable", `${shown} holds no value of ${absent.join(", ")}.`);
    if (read.values.size === 0) return nothingToSeal(shown, read.staying);
    const seenByGit = (await files.isTracked(file)) || (await files.wasCommitted(file));
    return { kind: "content", text, ...read, seenByGit, entries };
  });
}

function nothingToSeal(shown: string, staying: readonly StayingLine[]): Refused {
  if (staying.length === 0) return refuse("unusable", `${shown} holds no value.`);
  return refuse(
    "unusable",
    `${shown} holds no value that can be sealed: ${stayingText(staying)}. Nothing was changed.`,
  );
}

/** What stays, with lines and reasons, as a part of a sentence. */
export function stayingText(staying: readonly StayingLine[]): string {
  return staying
    .map(({ line, name, reason }) => `line ${line}${name === undefined ? "" : ` (${name})`}: ${reason}`)
    .join("; ");
}

/** Replaces or removes the file if it still holds what was read; false where it does not. */
export async function replaceSealedDotenv(
  { root, files }: Session,
  file: string,
  before: string,
  after: string | undefined,
): Promise<boolean> {
  const name = files.shown(file);
  const path = await resolveInside(root, file, name);
  const replace = async () => {
    if (!encodeStray(before).equals((await readBytes(root, file, name)) ?? Buffer.alloc(0))) return false;
    if (after === undefined) await unlink(path);
    else await writeAtomic(root, file, encodeStray(after), { name });
    return true;
  };
  return withLock(path, replace, undefined, name);
}
