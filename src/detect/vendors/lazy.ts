type Catalogue = typeof import("./catalogue");

let loaded: Catalogue | undefined;

/**
 * The catalogue, evaluated when a rule is first needed: a first look at a file does without, and most files need no
 * second. `require`, since it must be at hand at once; the build reads it late all the same.
 */
export function catalogue(): Catalogue {
  loaded ??= require("./catalogue") as Catalogue;
  return loaded;
}
