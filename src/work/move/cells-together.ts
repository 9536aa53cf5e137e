import type { Finding } from "../../detect/finding";
import { commandsIn, isShellCell, loadingEdit, namesGiven } from "../../refactor/names-given";
import type { RefactorSettings, SourceDocument } from "../../refactor/request";
import { ENV_SCHEME } from "../../stores/dotenv/reference";
import type { FixChoice } from "./file-fix";

/** A cell of Python, and which of its findings are to move. */
interface CellToMove {
  readonly document: SourceDocument;
  readonly wanted: readonly Finding[];
}

/** What the cells of one notebook need to know of each other, since they run in one process, from the first one on. */
export interface CellsTogether {
  readonly settings: RefactorSettings;
  readonly namesGiven: readonly (readonly [value: string, name: string])[];
  /** The id of the cell that has to load `.env` where no cell above it does: one below is run by a shell, which cannot. */
  readonly loading: string | undefined;
}

/** The same of all cells of Python of a notebook, in order. */
export function cellsTogether(
  cells: readonly CellToMove[],
  { settings, target }: Pick<FixChoice, "settings" | "target">,
): CellsTogether {
  const shell = cells.findIndex(({ document, wanted }) => isShellCell(document.text) && wanted.length > 0);
  const above = cells.slice(0, Math.max(shell, 0)).filter(({ document }) => loadingEdit(document.text) !== undefined);
  return {
    // A command loads `.env` itself; the code above it, which reads it first, has to do so then.
    settings: cells.some(({ document, wanted }) => commandsIn(document, wanted))
      ? { ...settings, loadDotenv: "always" }
      : settings,
    namesGiven: cells.flatMap(({ document, wanted }) => namesGiven(document, wanted)),
    loading: target.store === ENV_SCHEME ? above.at(-1)?.document.id : undefined,
  };
}

/** Whether one of the cells loads `.env`. */
export function someLoads(texts: readonly string[]): boolean {
  return texts.some((text) => /\bload_dotenv\(|^%dotenv\b/m.test(text));
}
