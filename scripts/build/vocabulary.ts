import { makeVocabulary, packVocabulary } from "../../src/detect/prefilter/vocabulary";

/** The vocabulary of the rules, as a define: so that no program has to make it at its start. */
export function vocabulary(): Readonly<Record<string, string>> {
  return { SEALWRIGHT_VOCABULARY: JSON.stringify(JSON.stringify(packVocabulary(makeVocabulary()))) };
}
