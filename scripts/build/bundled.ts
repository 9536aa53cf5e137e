import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of which some modules are in the programs. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** Its package URL, of the type npm. */
  readonly purl: string;
  /** An SPDX licence identifier. */
  readonly license: string;
  /** The texts of its licence and notices, as it ships them. */
  readonly notices: readonly string[];
  /** Of its archive, as the lock file has it: `sha512-` and Base64. */
  readonly integrity: string;
  /** The package URLs of the bundled packages that it depends on. */
  readonly dependencies: readonly string[];
}

const PACKAGES = "node_modules/";
const NOTICE = /^(?:licen[cs]e|copying|notice)/i;

/**
 * The packages that the bundler took modules from, by its own record: `modules` are paths relative to `root`, with `/`.
 * Sorted by package URL. Throws for a package without a licence text, which must not be shipped.
 */
export function bundledPackages(root: string, modules: Iterable<string>): readonly BundledPackage[] {
  const folders = new Set([...modules].flatMap((path) => folderOf(path) ?? []));
  const { packages } = readJson(join(root, "package-lock.json")) as {
    packages: Record<string, { integrity?: string }>;
  };
  const manifests = new Map(
    [...folders].map((folder) => [folder, readJson(join(root, folder, "package.json")) as Manifest]),
  );
  const purlOf = (folder: string): readonly string[] => {
    const manifest = manifests.get(folder);
    return manifest === undefined ? [] : [packageUrl(manifest)];
  };
  return [...manifests]
    .map(([folder, manifest]): BundledPackage => {
      const { name, version, license, dependencies = {} } = manifest;
      const notices = noticesOf(root, folder, manifests);
      const integrity = packages[folder]?.integrity;
      if (notices.length === 0 || typeof license !== "string" || integrity === undefined)
        throw new Error(`${name} is bundled without a licence text, a licence's name, or an entry in the lock file`);
      const needed = Object.keys(dependencies).flatMap((one) => purlOf(resolveFrom(folder, one, packages)));
      return { name, version, purl: packageUrl(manifest), license, notices, integrity, dependencies: needed.sort() };
    })
    .sort((one, other) => (one.purl < other.purl ? -1 : 1));
}

/** A package URL of the type npm. */
export function packageUrl({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** The folder in which Node finds a package that is imported in another: the nearest one on the way up. */
function resolveFrom(folder: string, name: string, packages: Readonly<Record<string, unknown>>): string {
  for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${PACKAGES}`)))) {
    const nested = `${at}/${PACKAGES}${name}`;
    if (nested in packages) return nested;
  }
  return `${PACKAGES}${name}`;
}

/** A package that ships none is under those of its repository, where another package of it has the same licence. */
function noticesOf(root: string, folder: string, manifests: ReadonlyMap<string, Manifest>): readonly string[] {
  const own = noticesIn(join(root, folder));
  const { license, repository } = manifests.get(folder) ?? {};
  if (own.length > 0 || repository?.url === undefined) return own;
  const beside = [...manifests].find(
    ([other, one]) =>
      one.license === license && one.repository?.url === repository.url && noticesIn(join(root, other)).length > 0,
  );
  return beside === undefined ? [] : noticesIn(join(root, beside[0]));
}

function noticesIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => NOTICE.test(file));
  return files.sort().map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly repository?: { readonly url?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The package's folder that holds a module; undefined for our own sources. */
function folderOf(path: string): string | undefined {
  const at = path.lastIndexOf(PACKAGES);
  if (at < 0) return undefined;
  const [first = "", second = ""] = path.slice(at + PACKAGES.length).split("/");
  return (
    path.slice(path.indexOf(PACKAGES), at + PACKAGES.length) + (first.startsWith("@") ? `${first}/${second}` : first)
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
