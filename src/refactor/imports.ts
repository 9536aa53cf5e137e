import type { NameBinding } from "../python/bindings";
import type { Module } from "../python/module";
import type { Statement } from "../python/statements";

/** How the code reaches the environment at one place, and the import that it needs for that. */
export interface Access {
  /** What stands for `os.environ` there. */
  readonly environ: string;
  /** What stands for `os.getenv` there. */
  readonly getenv: string;
  /** The import to add, if any: at the module's top, or in the function that runs elsewhere. */
  readonly needed?: {
    readonly statement: string;
    readonly into: Statement | undefined;
    /** In a cell of marimo, where one cell alone may define a name: it imports it, or takes it from the cell that does. */
    readonly cell?: "import" | "parameter";
  };
  /** Reads the variable from a notebook service instead, written with the given quote. */
  readonly read?: (name: string, quote: string) => string;
  /** The function around the place that runs in another process or on another machine. */
  readonly remote?: Statement;
}

/** A module with everything that its imports bind, and those of the notebook's cells above it. */
export interface Imports {
  readonly module: Module;
  readonly bindings: readonly NameBinding[];
  readonly earlier: readonly { readonly module: Module; readonly bindings: readonly NameBinding[] }[];
}
