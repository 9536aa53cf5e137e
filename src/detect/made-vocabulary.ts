import type { Vocabulary } from "./vocabulary";

/** The vocabulary that the build put into the program; undefined when the sources are run as they are. */
export const madeVocabulary: Vocabulary | undefined = undefined;
