import type { Secret } from "../../secret/secret";
import { type CreationRule, type OpenedValue, SopsError, SopsFile } from "../../sops";
import type { WriteOptions } from "../store";
import { draftText } from "./draft";
import { SealRefused } from "./failure";
import { type FileChange, placeName, placesOfBytes, type SealedFile, sealingBy, secretsByPlace } from "./sealed-file";
import { noSeveralValuesText, notSealedText } from "./texts";

/** A value and its place in a sealed file. */
export interface PlacedValue {
  readonly document: number;
  /** RFC 6901. */
  readonly pointer: string;
  readonly secret: Secret;
}

/**
 * Puts values into a sealed file, made by the rule of `.sops.yaml` where there is none, as one step: a reader sees the old
 * file or the new one. What is to be written is opened once more first, to see that the values are there. Throws
 * `SopsError`, `FileError`, `SealRefused`.
 */
export async function putValues(
  sealed: SealedFile,
  values: readonly PlacedValue[],
  { replace }: WriteOptions,
): Promise<void> {
  await sealed.change(putting(sealed, values, replace));
}

/** Lets the user agree to the recipients of the file that would get values. Throws what `putValues` throws. */
export async function prepareToPut(sealed: SealedFile, values: readonly PlacedValue[]): Promise<void> {
  await sealed.prepare(putting(sealed, values, false));
}

function putting(
  sealed: SealedFile,
  values: readonly PlacedValue[],
  replace: boolean,
): (text: string | undefined) => Promise<FileChange> {
  return (text) => (text === undefined ? newFile(sealed, values) : oldFile(sealed, text, values, replace));
}

async function newFile(sealed: SealedFile, values: readonly PlacedValue[]): Promise<FileChange> {
  const { shown, format } = sealed;
  if (format === "binary") throw new SealRefused("unsupported-value", noSeveralValuesText(shown));
  const pointers = values.map(({ pointer }) => pointer);
  const created = sealingBy(await ruleOfNew(sealed), draftText(pointers, format));
  return {
    ...created,
    apply: async (engine) => {
      try {
        const text = await engine.set(await created.apply(engine), values);
        assertSealed(text, sealed, values);
        assertHeld(await sealed.valuesBy(engine, text), sealed, values);
        return text;
      } catch (error) {
        if (!(error instanceof SopsError) || error.reason !== "no-identity") throw error;
        const advice = "A file that you cannot open yourself is not made: add your key to .sops.yaml.";
        throw new SopsError(error.reason, `${error.message} ${advice}`, { recipients: error.recipients });
      }
    },
  };
}

/** The rule by which a file is made; one that no rule is for may be a name that was mistyped. */
async function ruleOfNew(sealed: SealedFile): Promise<CreationRule> {
  try {
    return await sealed.rule();
  } catch (error) {
    if (!(error instanceof SealRefused)) throw error;
    const { code, reason } = error.refused;
    throw new SealRefused(code, `There is no such file: ${sealed.shown}. ${reason}`);
  }
}

async function oldFile(
  sealed: SealedFile,
  text: string,
  given: readonly PlacedValue[],
  replace: boolean,
): Promise<FileChange> {
  const { shown, format } = sealed;
  if (!SopsFile.isSealed(text, format)) throw new SealRefused("not-sealed", notSealedText(shown));
  const parsed = SopsFile.parse(text, format);
  const values = given.map((value) => ({ ...value, ...parsed.settled(value) }));
  return {
    task: { kind: "open", file: parsed },
    recipients: parsed.recipients,
    given: values.map(placeName),
    apply: async (engine) => {
      const before = await engine.values(text);
      const wanted = missingFrom(before, sealed, values, replace);
      const after = wanted.length === 0 ? text : await engine.set(text, wanted);
      if (!replace) assertSealed(after, sealed, values);
      const there = await sealed.valuesBy(engine, after);
      assertHeld(there, sealed, values);
      assertKept(before, there, sealed, values);
      return after;
    },
  };
}

/** Those that are not in the file yet. Throws where a place has another value that is not to be replaced. */
function missingFrom(
  there: readonly OpenedValue[],
  { shown }: SealedFile,
  values: readonly PlacedValue[],
  replace: boolean,
): PlacedValue[] {
  const held = secretsByPlace(there);
  const binary = placesOfBytes(there);
  return values.filter((value) => {
    const now = held.get(placeName(value));
    const bytes = binary.has(placeName(value));
    if (!bytes && (now === undefined || now.equals(value.secret))) return now === undefined;
    if (replace) return true;
    throw new SealRefused("taken", `${value.pointer} now has another value in ${shown}. Choose the fix again.`);
  });
}

/** Throws where a rule leaves one of the places in the clear. */
function assertSealed(text: string, { shown, format }: SealedFile, values: readonly PlacedValue[]): void {
  const entries = SopsFile.parse(text, format).entries();
  const sealed = new Set(entries.filter((entry) => entry.sealed).map(placeName));
  // An empty value is never sealed, and needs not be.
  const bare = values.find((value) => value.secret.reveal() !== "" && !sealed.has(placeName(value)));
  if (bare === undefined) return;
  const advice = "Choose another place, or change the rule in .sops.yaml.";
  throw new SealRefused("in-the-clear", `The rule of ${shown} leaves ${bare.pointer} in the clear. ${advice}`);
}

/** Throws where a value reads back as another one. */
function assertHeld(there: readonly OpenedValue[], { shown }: SealedFile, values: readonly PlacedValue[]): void {
  const held = secretsByPlace(there);
  if (values.every((value) => held.get(placeName(value))?.equals(value.secret) === true)) return;
  throw new SealRefused("read-back", `${shown} cannot hold one of the values as it is. Choose a file of another form.`);
}

/** Throws where a value that nobody asked to change, its type or the order of the entries is another one afterwards. */
function assertKept(
  before: readonly OpenedValue[],
  after: readonly OpenedValue[],
  { shown }: SealedFile,
  values: readonly PlacedValue[],
): void {
  const written = new Set(values.map(placeName));
  const rest = (all: readonly OpenedValue[]) => all.filter((value) => !written.has(placeName(value)));
  // A map or list that was empty is no value, and may have got its first.
  const [old, now] = [rest(before), rest(after)];
  const same = (one: OpenedValue, other: OpenedValue | undefined) =>
    other !== undefined &&
    placeName(one) === placeName(other) &&
    one.type === other.type &&
    (one.secret === undefined ? other.secret === undefined : other.secret?.equals(one.secret) === true);
  const changed = old.find((value, index) => !same(value, now[index]));
  if (changed === undefined && old.length === now.length) return;
  const where = changed?.pointer ?? now[old.length]?.pointer ?? "";
  throw new SealRefused(
    "read-back",
    `Writing to ${shown} would change ${where}, which was not asked for. Nothing was written.`,
  );
}
