import type { Vocabulary } from "./vocabulary";

let vocabulary: Vocabulary | undefined;

/**
 * What is derived from the vendors' entries. The build puts it into the programs in the place of this file
 * (`scripts/vocabulary.mjs`); the sources derive it when it is first asked for, and not sooner, since deriving takes the judges of
 * names, which ask for it themselves.
 */
export function builtVocabulary(): Vocabulary {
  vocabulary ??= (require("./vocabulary") as typeof import("./vocabulary")).makeVocabulary();
  return vocabulary;
}
