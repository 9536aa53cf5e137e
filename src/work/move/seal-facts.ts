import { dirname, join } from "node:path";
import type { ProjectFiles } from "../../machine/project-files";
import type { SealFacts, SopsForm } from "../../refactor/request";
import type { Secret } from "../../secret/secret";
import { formatOf, SopsError, SopsFile } from "../../sops";
import { findConfig, matchingRule } from "../../stores/sops/creation-rule";
import { SealRefused, sealedStep } from "../../stores/sops/failure";
import { asSopsReference, SOPS_SCHEME } from "../../stores/sops/reference";
import { SealedFile } from "../../stores/sops/sealed-file";
import { noSeveralValuesText, notSealedText } from "../../stores/sops/texts";
import type { SecretChange } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import { DEFAULT_SEALED } from "../seal/texts";
import { readRefs, rebase } from "../secrets/refs";
import type { Session } from "../session";
import { refsFacts } from "./refs-facts";

/** Names that a new sealed file is likely to get, tried against the rules of `.sops.yaml`. */
const USUAL = [
  "secrets.enc.yaml",
  "secrets.yaml",
  "secrets.sops.yaml",
  "secrets/secrets.enc.yaml",
  "secrets/secrets.yaml",
  "config/secrets.yaml",
  "secrets.enc.json",
  "secrets.json",
  "secrets.enc.env",
];

/** What opens the file to see which values it holds, where an explicit act stands behind it. */
interface SealFactsOptions {
  readonly open?: boolean;
  /** What the file would hold besides; references begin at the root. */
  readonly pending?: readonly SecretChange[];
}

/**
 * What a fix needs to know to seal what stands in `source` into `file`; both relative to the root, with `/`. Looks at clear
 * metadata alone, unless it is to open the file: then a file that no key here opens is taken as it is.
 */
export async function sealFacts(
  session: Session,
  files: ProjectFiles,
  source: string,
  file: string,
  { open = false, pending = [] }: SealFactsOptions = {},
): Promise<SealFacts | Refused> {
  const format = formatOf(file);
  const shown = files.shown(file);
  if (format === "binary") return refuse("unsupported-value", noSeveralValuesText(shown));
  return sealedStep<SealFacts | Refused>(shown, async () => {
    const text = await files.read(file);
    if (text !== undefined && !SopsFile.isSealed(text, format)) return refuse("not-sealed", notSealedText(shown));
    const places = text === undefined ? [] : SopsFile.parse(text, format).entries();
    const first = places.filter(({ document }) => document === 0);
    const held = text === undefined || !open ? new Map() : await valuesOf(session, file, text);
    for (const { reference, secret } of pending) {
      if (reference.kind !== SOPS_SCHEME) continue;
      const { path, pointer } = asSopsReference(reference);
      if (path === file) held.set(pointer, secret);
    }
    return {
      file,
      shown,
      format,
      pointers: [...new Set([...first.map(({ pointer }) => pointer), ...held.keys()])],
      ignored: (await files.isIgnored(file)) === true,
      ...(await refsFacts(files, source)),
      values: held,
    };
  });
}

/** Which of the values a sealed file (relative to the root) holds, and where, as far as it was read before; uses no key. */
export async function recognisedValues(
  session: Session,
  file: string,
  secrets: readonly Secret[],
): Promise<ReadonlyMap<string, Secret>> {
  const text = session.sealedMemory === undefined ? undefined : await session.files.read(file);
  return text === undefined ? new Map() : new SealedFile(session, file).recognise(text, secrets);
}

/** The sealed files of a project, relative to its root, those of upper folders first. */
export async function sealedFiles(session: Session): Promise<string[]> {
  const store = await session.with({ folder: session.root }).stores.ofFiles(SOPS_SCHEME);
  const result = await store?.list([], session.browse);
  return result?.kind === "page" ? result.entries.map(({ name }) => name) : [];
}

/** For which form and which source (relative to the root; the root's own by default) a sealed file is looked for. */
interface SealedWanted {
  readonly form?: SopsForm | undefined;
  readonly source?: string;
}

/**
 * The sealed file to propose: of those that fit the form the one that `.env.refs` uses, else the first, else the first usual
 * name that a rule of `.sops.yaml` is for, else `secrets.enc.yaml`.
 */
export async function proposeSealed(session: Session, wanted: SealedWanted = {}): Promise<string> {
  const { fit, used } = await fittingFiles(session, wanted);
  return used[0] ?? fit[0] ?? newSealed(session, wanted);
}

/** The same where nobody sees the proposal first: refused where there are several, and not just one of them is in use. */
export async function chooseSealed(
  session: Session,
  wanted: SealedWanted = {},
): Promise<string | Refused<"several-sealed">> {
  const { fit, used } = await fittingFiles(session, wanted);
  const [only, ...more] = used.length > 0 ? used : fit;
  if (only === undefined) return newSealed(session, wanted);
  if (more.length === 0) return only;
  const names = [only, ...more].map((file) => session.files.shown(file));
  return refuse("several-sealed", `There are several sealed files: ${names.join(", ")}.`);
}

/** The sealed files that fit, and those of them that the `.env.refs` of the source uses. */
async function fittingFiles(session: Session, { form, source }: SealedWanted) {
  const fit = (await sealedFiles(session)).filter((file) =>
    form === "exec-env" ? formatOf(file) === "dotenv" : formatOf(file) !== "binary",
  );
  if (fit.length < 2) return { fit, used: [] };
  const { root, files } = session;
  const refs = await readRefs(files, source === undefined ? root : dirname(join(root, source)));
  const inUse = new Set(
    refs.entries
      .filter(({ reference }) => reference.kind === SOPS_SCHEME)
      .map(({ reference }) => asSopsReference(rebase(reference, dirname(refs.path), root)).path),
  );
  return { fit, used: fit.filter((file) => inUse.has(file)) };
}

async function newSealed(session: Session, { form }: SealedWanted): Promise<string> {
  if (form === "exec-env") return "secrets.enc.env";
  const config = await findConfig(session.root).catch(() => undefined);
  const matching = USUAL.find((file) => {
    try {
      return config !== undefined && matchingRule(config, join(session.root, file)) !== undefined;
    } catch {
      return false;
    }
  });
  return matching ?? DEFAULT_SEALED;
}

/** The values of a sealed text's first document by their places; none where no key here opens it. */
async function valuesOf(session: Session, file: string, text: string): Promise<Map<string, Secret>> {
  try {
    const values = await new SealedFile(session, file).values(text);
    return new Map(
      values.flatMap(({ document, pointer, secret }) => (document > 0 || !secret ? [] : [[pointer, secret] as const])),
    );
  } catch (error) {
    if (error instanceof SopsError || error instanceof SealRefused) return new Map();
    throw error;
  }
}
