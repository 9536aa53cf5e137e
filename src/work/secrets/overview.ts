import { dirname, join } from "node:path";
import { everyRule } from "../../detect/vendors/rule-facts";
import { dotenvValues } from "../../formats/dotenv/file";
import { REFS_NAME } from "../../formats/refs/edit";
import { parseRefs } from "../../formats/refs/parse";
import type { Reference } from "../../formats/refs/reference";
import type { ProjectFiles } from "../../machine/project-files";
import { environmentUses } from "../../python/environment-uses";
import { findFiles } from "../../stores/find-files";
import { findReferences, kindOf, parseReference } from "../../stores/kinds";
import { rebase } from "./refs";
import { referringTexts } from "./usages";

/** What a project does with one secret. */
export interface SecretUse {
  /** The variables that programs get it by. */
  readonly variables: readonly string[];
  /** Whether anything in the project names it, as far as that can be read. */
  readonly used: boolean;
  /** The `.env` that gives one of the variables too. */
  readonly alsoIn: string | undefined;
}

/** What a project does with its secrets, from one reading of its files. No value leaves it. */
export class SecretOverview {
  private constructor(
    private readonly variables: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly referred: ReadonlySet<string>,
    private readonly names: ReadonlySet<string>,
    private readonly dotenv: ReadonlyMap<string, string>,
  ) {}

  static async of(files: ProjectFiles): Promise<SecretOverview> {
    const { root } = files;
    const variables = new Map<string, Set<string>>();
    const referred = new Set<string>();
    // What a vendor's own client reads is named in no code.
    const names = new Set(everyRule().flatMap(({ environment }) => environment ?? []));
    for (const [file, text] of await referringTexts(files)) {
      const rooted = (reference: Reference): string => rebase(reference, dirname(join(root, file)), root).text;
      if (file.endsWith(REFS_NAME)) {
        for (const { name, reference } of parseRefs(text, parseReference).entries) {
          const key = rooted(reference);
          variables.set(key, (variables.get(key) ?? new Set()).add(name));
        }
        continue;
      }
      for (const { reference } of findReferences(text)) referred.add(rooted(reference));
      for (const name of namesRead(file, text)) names.add(name);
    }
    const dotenv = new Map<string, string>();
    for (const file of await findFiles(root, (name) => /^\.env(?:\.(?!example$|refs$)[^.]+)?$/.test(name))) {
      const text = await files.read(file).catch(() => undefined);
      for (const name of dotenvValues(text ?? "").keys()) if (!dotenv.has(name)) dotenv.set(name, file);
    }
    return new SecretOverview(variables, referred, names, dotenv);
  }

  /** `reference` is relative to the root. */
  useOf(reference: Reference): SecretUse {
    const own = kindOf(reference).ownVariable?.(reference);
    const variables = own === undefined ? [...(this.variables.get(reference.text) ?? [])] : [own];
    const used = this.referred.has(reference.text) || variables.some((name) => this.names.has(name));
    const twice = own === undefined ? variables.find((name) => this.dotenv.has(name)) : undefined;
    return { variables, used, alsoIn: twice === undefined ? undefined : this.dotenv.get(twice) };
  }
}

/** The variables that a file reads; outside Python whatever is written as one. */
function namesRead(file: string, text: string): Iterable<string> {
  if (file.endsWith(".py")) return environmentUses(text, "python").map(({ name }) => name);
  if (/\.env\.example$/.test(file)) return [];
  const written = /\$\{?([A-Za-z_][A-Za-z0-9_]{0,254})|["'\s:-]([A-Z][A-Z0-9_]{2,254})(?=["'\\\s:=]|$)/gm;
  return [...text.matchAll(written)].map(([, one, other]) => one ?? other ?? "");
}
