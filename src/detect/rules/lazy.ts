/**
 * The catalogue, evaluated when a rule is first needed: a first look at a file does without, and most files need no
 * second. `require`, since it must be at hand at once; the bundler keeps it in the same file.
 */
export function catalogue(): typeof import("./catalogue") {
  return require("./catalogue");
}
