import type { NameBinding } from "../python/bindings";
import { bindingsOf, meaningAt } from "../python/bindings";
import type { Module } from "../python/module";
import { decorators, scopesOf } from "../python/module";
import type { Statement } from "../python/statements";
import type { Access, Imports } from "./imports";
import { marimoAccess, marimoPart } from "./marimo";

// Kubeflow, Ray, Airflow, Modal, Spark, Prefect, Dask, Metaflow: the body is pickled or sent as source text.
const REMOTE =
  /(?:^|\.)(?:component|container_component|remote|virtualenv|external_python|docker|kubernetes|pyspark|udf|pandas_udf|create_component_from_func|lightweight_component)$|^(?:app|stub|modal)\.(?:function|cls)$/;

const NAMES = new Set([
  "os",
  "_os",
  "_os_",
  "environ",
  "getenv",
  "load_dotenv",
  "dotenv",
  "userdata",
  "UserSecretsClient",
  "subprocess",
]);

export function readImports(module: Module, earlier: readonly Module[]): Imports {
  const aliases = (of: Module): NameBinding[] => {
    const imports = bindingsOf(of, NAMES);
    const more = imports.filter(
      (each) => each.imported !== undefined && !NAMES.has(each.name) && OS.has(each.imported),
    );
    return more.length === 0 ? imports : bindingsOf(of, new Set([...NAMES, ...more.map((each) => each.name)]));
  };
  return {
    module,
    bindings: aliases(module),
    earlier: earlier.map((cell) => ({ module: cell, bindings: aliases(cell) })),
  };
}

const OS = new Set(["os", "os.environ", "os.getenv"]);

/** How to reach the environment at the code token `index`: by an import in force there, else by one to be added. */
export function accessAt(imports: Imports, index: number): Access {
  const part = marimoPart(imports.module, imports.bindings, index);
  if (part !== undefined) return marimoAccess(imports, part, index);
  const remote = remoteFunction(imports.module, index);
  const rest = remote === undefined ? {} : { remote };
  const known = (imported: string): string | undefined => {
    const own = imported.split(".").at(-1) as string;
    const names = new Set([own]);
    for (const { bindings } of [...imports.earlier, imports]) {
      for (const binding of bindings) if (binding.imported === imported) names.add(binding.name);
    }
    return [...names].find((name) => meaning(imports, name, imported, index, remote) === "imported");
  };
  const os = known("os");
  if (os !== undefined) return { environ: `${os}.environ`, getenv: `${os}.getenv`, ...rest };
  const environ = known("os.environ");
  if (environ !== undefined) return { environ, getenv: known("os.getenv") ?? `${environ}.get`, ...rest };
  const name =
    ["os", "_os", "_os_"].find(
      (each) => meaning(imports, each, "os", index, remote) === "absent" && !rebound(imports, each, remote),
    ) ?? "_os_";
  const statement = name === "os" ? "import os" : `import os as ${name}`;
  return { environ: `${name}.environ`, getenv: `${name}.getenv`, needed: { statement, into: remote }, ...rest };
}

/** How to read a secret of the notebook service that runs the cell. */
export function serviceAccess(imports: Imports, index: number, service: "colab" | "kaggle"): Access {
  const { name, module, read } = SERVICES[service];
  const known = meaning(imports, name, `${module}.${name}`, index, undefined) === "imported";
  const needed = { statement: `from ${module} import ${name}`, into: undefined };
  return { environ: "", getenv: "", read, ...(known ? {} : { needed }) };
}

const SERVICES = {
  colab: {
    module: "google.colab",
    name: "userdata",
    read: (name: string, quote: string) => `userdata.get(${quote}${name}${quote})`,
  },
  kaggle: {
    module: "kaggle_secrets",
    name: "UserSecretsClient",
    read: (name: string, quote: string) => `UserSecretsClient().get_secret(${quote}${name}${quote})`,
  },
} as const;

/** What `name` means at a place, cells above included. Inside a function that runs elsewhere only its own imports count. */
export function meaning(
  { module, bindings, earlier }: Imports,
  name: string,
  imported: string,
  index: number,
  remote: Statement | undefined,
): "imported" | "absent" | "other" {
  if (remote !== undefined) {
    const inside = bindings.filter((binding) => within(binding, remote));
    return meaningAt(module, inside, name, imported, index);
  }
  const here = meaningAt(module, bindings, name, imported, index);
  if (here !== "absent") return here;
  let result: "imported" | "absent" = "absent";
  for (const cell of earlier) {
    const own = cell.bindings.filter((binding) => binding.name === name && binding.scope === undefined);
    if (own.some((binding) => binding.imported !== imported)) return "other";
    if (own.some((binding) => binding.statement.parent === undefined)) result = "imported";
  }
  // A later binding in this cell by another meaning has been ruled out by `meaningAt`.
  return result;
}

/** The function around the code token `index` whose body runs elsewhere. */
function remoteFunction(module: Module, index: number): Statement | undefined {
  const scopes = scopesOf(module, index);
  return scopes.find((scope) => {
    if (scope.keyword !== "def") return false;
    const marks = decorators(module, scope);
    const owner = scopes[scopes.indexOf(scope) + 1];
    if (owner?.keyword === "class") marks.push(...decorators(module, owner));
    return marks.some((mark) => REMOTE.test(mark));
  });
}

/** Whether the import would give another meaning to a name that the module's top level already binds. */
function rebound({ bindings }: Imports, name: string, remote: Statement | undefined): boolean {
  const scope = remote === undefined ? undefined : remote;
  return bindings.some((binding) => binding.name === name && binding.scope === scope && binding.imported !== "os");
}

function within(binding: NameBinding, outer: Statement): boolean {
  for (let scope = binding.scope; scope !== undefined; scope = scope.parent) if (scope === outer) return true;
  return false;
}
