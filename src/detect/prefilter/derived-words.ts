import { followedBy } from "../vendors/vendor";

/**
 * The words by which a first look knows the calls of these keys (see `Calls`), each with the texts of which its receiver must hold
 * one; none where any receiver will do. A word that holds another of the latter kind is left out.
 */
export function receiversByWord(keys: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const any = new Set<string>();
  for (const key of keys) {
    const [first = "", ...others] = key.toLowerCase().split(".");
    const receivers = others.length === 0 || first === "" ? [] : first.replaceAll("*", "").split("|");
    for (const name of (others.at(-1) ?? first).split("|")) {
      const word = `${others.length > 0 ? "." : ""}${name}(`;
      if (receivers.length === 0) any.add(word);
      found[word] = [...new Set([...(found[word] ?? []), ...receivers])];
    }
  }
  const implied = (word: string) => [...any].some((other) => other !== word && word.includes(other));
  return Object.fromEntries(
    Object.entries(found).flatMap(([word, receivers]) =>
      implied(word) ? [] : [[word, any.has(word) ? [] : receivers] as const],
    ),
  );
}

/** A shorter program's name is part of too many words, as `http` of a URL is. */
const SHORTEST = 5;
/** What may follow a program's name in a shell's line or a list of texts. */
const FOLLOWERS = " \t\r\n\"'";

/** The programs of the commands with their subcommands; a shorter one with each character that may follow it. */
export function subcommandsByWord(commands: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const command of commands) {
    const [program = "", subcommand] = command.split(" ");
    for (const word of program.length >= SHORTEST ? [program] : followedBy([program], FOLLOWERS))
      found[word] = [...(found[word] ?? []), ...(subcommand === undefined ? [] : [subcommand])];
  }
  return found;
}
