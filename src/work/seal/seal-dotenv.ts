import { unlink } from "node:fs/promises";
import { readPythonDotenv } from "../../formats/dotenv/python";
import { nameKind } from "../../formats/refs/names";
import { FileError, readText, resolveInside } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { planSealDotenv } from "../../refactor/seal";
import { Secret } from "../../secret/secret";
import { sealedStep } from "../../stores/sops/failure";
import { type Refused, refuse } from "../../text/refused";
import { carryOut, NO_DOCUMENTS } from "../move/carry-out";
import { chooseSealed, sealFacts } from "../move/seal-facts";
import { DiskWorkplace } from "../move/workplace";
import { isYes, type SealedDotenv } from "../person";
import type { Session } from "../session";
import { ensureSetUp } from "./set-up";

/** What sealing a whole `.env` came to: it was removed, the user keeps it, or it has changed since it was read. */
type SealedDotenvResult = { readonly kind: "removed" | "kept" | "changed"; readonly sealed: SealedDotenv };

/**
 * Moves all values of a `.env` file into a sealed file, the one in use where `target` is not given (`several-sealed` where that
 * leaves a choice), and has `.env.refs`
 * refer to them. The file goes once they are read back and the user agrees. Paths are relative to the root.
 */
export async function sealDotenv(
  session: Session,
  file: string,
  target?: string,
): Promise<SealedDotenvResult | Refused> {
  const shown = (path: string) => session.files.shown(path);
  const content = await readDotenvToSeal(session, file);
  if (content.kind === "refused") return content;
  const to = target ?? (await chooseSealed(session, { source: file }));
  if (typeof to === "object") return to;
  const missing = await ensureSetUp(session, to);
  if (missing !== undefined) return missing;
  const seal = await sealFacts(session, session.files, file, to, { open: true });
  if ("kind" in seal) return seal;
  const plan = planSealDotenv({ values: content.values, seal });
  if (plan.kind === "refused") return plan;
  const refused = await carryOut(plan, new DiskWorkplace(session), NO_DOCUMENTS);
  if (refused !== undefined) return refuse(refused.code, `${refused.reason} ${shown(file)} was not changed.`);
  const { fromEnvironment, seenByGit } = content;
  const done = {
    file: shown(file),
    target: shown(to),
    refs: shown(seal.refs.file),
    names: plan.names,
    fromEnvironment,
    seenByGit,
  };
  const sealed: SealedDotenv = { ...done, notes: plan.notes };
  session.person.report({ kind: "sealed-dotenv", sealed });
  if (!isYes(await session.person.agree({ kind: "remove-sealed-dotenv", sealed }))) return { kind: "kept", sealed };
  return sealedStep<SealedDotenvResult>(shown(file), async () => {
    const removed = await removeSealedDotenv(session, file, content.text);
    return { kind: removed ? "removed" : "changed", sealed };
  });
}

/** A `.env` file that can be sealed as a whole. */
export interface DotenvContent {
  readonly kind: "content";
  readonly text: string;
  /** As python-dotenv reads them, what stands in the file coming before the environment. */
  readonly values: ReadonlyMap<string, Secret>;
  readonly fromEnvironment: readonly string[];
  readonly seenByGit: boolean;
}

const VARIABLE = /\$\{([^}:]{0,256})(?::-([^}]{0,4096}))?\}/g;

/** Reads a `.env` file. A line that would be lost makes it unusable. */
export async function readDotenvToSeal(
  { files, env: environment }: Session,
  file: string,
): Promise<DotenvContent | Refused> {
  const shown = files.shown(file);
  let text: string | undefined;
  try {
    text = await files.read(file);
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
  if (text === undefined) return unusable(`${shown}: there is no such file.`);
  const { bindings, broken } = readPythonDotenv(text);
  if (broken.length > 0) return unusable(`${shown} has a line that python-dotenv does not read. Correct it first.`);
  const values = new Map<string, Secret>();
  const fromEnvironment = new Set<string>();
  const unset: string[] = [];
  for (const { name, value, interpolates, start } of bindings) {
    if (value === undefined) continue;
    const read = interpolates
      ? value.replace(VARIABLE, (_, variable: string, otherwise?: string) => {
          const above = values.get(variable)?.reveal();
          if (above === undefined && environment[variable] !== undefined) fromEnvironment.add(name);
          const found = above ?? environment[variable] ?? otherwise;
          if (found === undefined) unset.push(`${variable} (line ${text.slice(0, start).split("\n").length}, ${name})`);
          return found ?? "";
        })
      : value;
    values.set(name, new Secret(read));
  }
  if (unset.length > 0) {
    const advice = "Set it before, write ${NAME:-} for nothing, or take the line out";
    return unusable(`${file} refers to what is set nowhere above: ${unset.join(", ")}. ${advice}. Nothing was sealed.`);
  }
  const refused = [...values.keys()].filter((name) => nameKind(name) === "loads" || !/^[A-Za-z_]\w{0,254}$/.test(name));
  if (refused.length > 0) {
    return unusable(`${shown} sets ${refused.join(", ")}, which no .env.refs may set. Take the line out first.`);
  }
  if (values.size === 0) return unusable(`${shown} holds no value.`);
  try {
    const seenByGit = (await files.isTracked(file)) || (await files.wasCommitted(file));
    return { kind: "content", text, values, fromEnvironment: [...fromEnvironment], seenByGit };
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
}

/** Removes the file if it still holds what was sealed; false where it does not. */
export async function removeSealedDotenv({ root, files }: Session, file: string, text: string): Promise<boolean> {
  const name = files.shown(file);
  const path = await resolveInside(root, file, name);
  const remove = async () => {
    if ((await readText(root, file, name)) !== text) return false;
    await unlink(path);
    return true;
  };
  return withLock(path, remove, undefined, name);
}

function unusable(reason: string): Refused<"unusable"> {
  return refuse("unusable", reason);
}
