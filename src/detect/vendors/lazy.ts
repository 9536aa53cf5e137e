type Catalogue = typeof import("./catalogue");

let loaded: Catalogue | undefined;

/**
 * The catalogue, evaluated when a rule is first needed: a first look at a file does without, and most files need no
 * second. `require`, since it must be at hand at once; the bundler makes it a file of its own.
 */
export function catalogue(): Catalogue {
  loaded ??= require("./catalogue") as Catalogue;
  return loaded;
}
