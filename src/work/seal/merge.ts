import { isUtf8 } from "node:buffer";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { git } from "../../machine/git";
import { readFailure } from "../../machine/read-failure";
import {
  commentsOf,
  type FormatName,
  formatOf,
  type MasterKey,
  type OpenedFile,
  type SealedEntry,
  SopsError,
  SopsFile,
} from "../../sops";
import { findIdentities } from "../../stores/sops/identities";
import { usableKeys } from "../../stores/sops/keys";
import { type Refused, refuse } from "../../text/refused";

/** The files that git gives a merge driver: three versions, of which `ours` gets the result, and the path that they have. */
export interface MergedFiles {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string;
}

/** A version of a sealed file, opened; an empty one where the file was not there. */
interface Version {
  readonly file: OpenedFile | undefined;
  /** All that decides who reads what: the key groups, how many of them open the file, and which values are sealed. */
  readonly access: string;
  readonly plain: string;
  /** By place: the value's type and text. */
  readonly values: ReadonlyMap<string, string>;
  /** The places of what is not in the clear. */
  readonly sealed: readonly string[];
}

/**
 * Merges two changes of a sealed file: entries that one side changed, added or removed, and the recipients and the data key
 * where one side renewed them. `ours` is not written where both sides changed the same, or a version cannot be opened.
 * No question is asked, and nothing in the clear is written.
 */
export async function mergeSealed(files: MergedFiles, env: NodeJS.ProcessEnv): Promise<Refused | undefined> {
  const format = formatOf(basename(files.path));
  try {
    const [base, ours, theirs] = await Promise.all(
      [files.base, files.ours, files.theirs].map((path) => openVersion(path, format, env)),
    );
    const merged = await merge(base as Version, ours as Version, theirs as Version, format);
    if (typeof merged !== "string") return refuse(merged.code, `${files.path}: ${merged.reason}`);
    await writeFile(files.ours, merged);
    return undefined;
  } catch (error) {
    // A file of such a name that is not sealed.
    if (error instanceof SopsError && NOT_SEALED.has(error.reason)) return mergeAsText(files);
    if (error instanceof SopsError) return refuse(error.reason, `${files.path}: ${error.message} Merge it by hand.`);
    const reason = readFailure(error);
    return refuse("unreadable", `${files.path} could not be merged: ${reason}.`);
  }
}

const NOT_SEALED: ReadonlySet<string> = new Set(["not-sops", "malformed"]);

/** As git merges texts: with markers where both sides changed the same lines. */
async function mergeAsText({ base, ours, theirs, path }: MergedFiles): Promise<Refused | undefined> {
  const labels = ["ours", "base", "theirs"].flatMap((label) => ["-L", label]);
  const answer = await git(process.cwd(), ["merge-file", "--quiet", ...labels, "--", ours, base, theirs]);
  if (answer.kind === "no-answer") return refuse("git", answer.reason);
  return answer.code === 0 ? undefined : refuse("conflict", `${path}: both sides changed the same lines.`);
}

async function openVersion(path: string, format: FormatName, env: NodeJS.ProcessEnv): Promise<Version> {
  const bytes = await readFile(path);
  const text = bytes.toString("utf8");
  if (text.trim() === "") return { file: undefined, access: "", plain: "", values: new Map(), sealed: [] };
  const sealed = SopsFile.parse(text, format);
  if (!isUtf8(bytes)) throw new SopsError("unsupported-value", "The file is not UTF-8 text.");
  const { texts } = await usableKeys(await findIdentities({ root: process.cwd(), env }, sealed.recipients));
  const file = await sealed.open(texts);
  return {
    file,
    access: accessOf(sealed),
    plain: Buffer.from(file.plaintext().bytes()).toString("utf8"),
    values: valuesOf(file),
    sealed: placesOf(sealed, ({ sealed }) => sealed),
  };
}

/** Keys and groups in any order: it says nothing. Their sealed shares are others each time, and left out. */
function accessOf({ metadata: { groups, threshold, rule, macOnlyEncrypted } }: SopsFile): string {
  const key = ({ type, fields: { enc: _, created_at: __, ...fields } }: MasterKey) =>
    JSON.stringify([type, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const readers = groups.map((group) => JSON.stringify(group.map(key).sort())).sort();
  return JSON.stringify([readers, threshold, rule?.name, rule?.text, macOnlyEncrypted]);
}

function placesOf(file: SopsFile, which: (entry: SealedEntry) => boolean): readonly string[] {
  return file
    .entries()
    .filter(which)
    .map(({ document, pointer }) => `${document}#${pointer}`);
}

function valuesOf(file: OpenedFile): ReadonlyMap<string, string> {
  return new Map(
    file
      .values()
      .map(({ document, pointer, type, secret }) => [`${document}#${pointer}`, `${type}:${secret?.reveal() ?? ""}`]),
  );
}

async function merge(base: Version, ours: Version, theirs: Version, format: FormatName): Promise<string | Refused> {
  if (ours.file === undefined || theirs.file === undefined) return refuse("conflict", "one side has removed it.");
  const carrier = renewedOne(base, ours, theirs);
  if (carrier === undefined) {
    return refuse(
      "conflict",
      "both sides changed its recipients, its data key or what it seals. Take one side, then set the other side's changes again.",
    );
  }
  const { values, conflicts } = mergedValues(base.values, ours.values, theirs.values);
  if (conflicts.length > 0) {
    return refuse(
      "conflict",
      `both sides changed ${shownPlaces(conflicts)}. Ours is kept: set what is right, then git add it.`,
    );
  }
  const { mergeTexts } = await import("../../text/merge");
  const plain = mergeTexts(base.plain, ours.plain, theirs.plain);
  if (plain === undefined) return refuse("conflict", "both sides changed the same lines. Merge it by hand.");
  await carrier.reseal(plain);
  // What lines came to must be what entries come to.
  const found = valuesOf(carrier);
  const same = found.size === values.size && [...values].every(([place, value]) => found.get(place) === value);
  if (!same) return refuse("conflict", "its entries cannot be put together. Merge it by hand.");
  const whole = Buffer.from(carrier.plaintext().bytes()).toString("utf8");
  if (losesComment([base, ours, theirs].map(({ plain }) => plain) as [string, string, string], whole, format)) {
    return refuse("conflict", "a comment of one side would be lost. Merge it by hand.");
  }
  const result = carrier.toString();
  const sealed = new Set([...ours.sealed, ...theirs.sealed]);
  const bared = placesOf(SopsFile.parse(result, format), ({ readable }) => readable).filter((one) => sealed.has(one));
  return bared.length === 0
    ? result
    : refuse("conflict", `${shownPlaces(bared)} would be in the clear, which one side has sealed. Merge it by hand.`);
}

/** Whether a comment stands less often in a merged text than the side that changed its number, or both, have it. */
export function losesComment(versions: readonly [string, string, string], merged: string, format: FormatName): boolean {
  const [base, ours, theirs, found] = [...versions, merged].map((text) => {
    const counts = new Map<string, number>();
    for (const comment of text.trim() === "" ? [] : commentsOf(text, format)) {
      counts.set(comment, (counts.get(comment) ?? 0) + 1);
    }
    return counts;
  });
  return [...new Set([...ours!.keys(), ...theirs!.keys()])].some((comment) => {
    const [before, mine, yours, now] = [base, ours, theirs, found].map((counts) => counts?.get(comment) ?? 0);
    const wanted = mine === before ? yours! : yours === before ? mine! : Math.min(mine!, yours!);
    return now! < wanted;
  });
}

function shownPlaces(places: readonly string[]): string {
  const shown = places.slice(0, 20).map((place) => place.replace(/^0#/, ""));
  return shown.join(", ") + (places.length > 20 ? " …" : "");
}

/** The side whose access and data key hold: the one that renewed them, ours where none did; undefined where both did. */
function renewedOne(base: Version, ours: Version, theirs: Version): OpenedFile | undefined {
  const differ = (one: Version, other: Version) =>
    one.access !== other.access || one.file?.keyPrint !== other.file?.keyPrint;
  if (!differ(ours, theirs) || !differ(theirs, base)) return ours.file;
  return base.file !== undefined && !differ(ours, base) ? theirs.file : undefined;
}

function mergedValues(
  base: Version["values"],
  ours: Version["values"],
  theirs: Version["values"],
): { values: Map<string, string>; conflicts: string[] } {
  const values = new Map<string, string>();
  const conflicts: string[] = [];
  for (const place of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, mine, yours] = [base.get(place), ours.get(place), theirs.get(place)];
    if (mine !== yours && mine !== before && yours !== before) conflicts.push(place);
    const value = yours === before ? mine : yours;
    if (value !== undefined) values.set(place, value);
  }
  return { values, conflicts };
}
