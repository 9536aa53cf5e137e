/** How a project wants its imports sorted, by the settings of isort or ruff. */
export interface ImportStyle {
  /** The project's own modules, which stand behind other packages. */
  readonly own: ReadonlySet<string>;
  /** One name a line. */
  readonly singleLine: boolean;
  /** Whether `from … import …` stands between `import …`, by the module's name. */
  readonly mixed: boolean;
  /** Blank lines behind the last import; undefined where it depends on what follows. */
  readonly linesAfter: number | undefined;
}

export const DEFAULT_STYLE: ImportStyle = {
  own: new Set(),
  singleLine: false,
  mixed: false,
  linesAfter: undefined,
};

/** The tables of `pyproject.toml` that say it. */
interface Tables {
  readonly tool?: {
    readonly isort?: unknown;
    readonly ruff?: { readonly src?: unknown; readonly isort?: unknown; readonly lint?: { readonly isort?: unknown } };
  };
}

/** isort's profiles (https://pycqa.github.io/isort/docs/configuration/profiles.html), as far as they concern a line that is added. */
const PROFILES: Readonly<Record<string, Partial<ImportStyle>>> = {
  google: { singleLine: true, mixed: true },
  open_stack: { singleLine: true, mixed: true },
  plone: { singleLine: true, mixed: true, linesAfter: 2 },
};

/** The style that a parsed `pyproject.toml` gives, where `own` are the modules that were found; undefined where it gives none. */
export function importStyle(parsed: unknown, own: ReadonlySet<string>): ImportStyle | undefined {
  const { tool } = parsed as Tables;
  const settings = { ...keysOf(tool?.isort), ...keysOf(tool?.ruff?.isort), ...keysOf(tool?.ruff?.lint?.isort) };
  if (Object.keys(settings).length === 0) return undefined;
  const { force_single_line, force_sort_within_sections, lines_after_imports, profile } = settings;
  const known = (kind: string) => new Set([settings[`known_${kind}`]].flat().map(String));
  const foreign = known("third_party");
  const style = { ...DEFAULT_STYLE, ...(PROFILES[String(profile)] ?? {}) };
  return {
    own: new Set([...[...own].filter((name) => !foreign.has(name)), ...known("first_party")]),
    singleLine: typeof force_single_line === "boolean" ? force_single_line : style.singleLine,
    mixed: typeof force_sort_within_sections === "boolean" ? force_sort_within_sections : style.mixed,
    linesAfter: isCount(lines_after_imports) ? lines_after_imports : style.linesAfter,
  };
}

/** isort writes its keys with `_`, ruff with `-`. */
function keysOf(table: unknown): Readonly<Record<string, unknown>> {
  if (typeof table !== "object" || table === null) return {};
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key.replaceAll("-", "_"), value]));
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 5;
}
