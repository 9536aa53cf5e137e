import { classify, joinedName } from "../judge/name-class";
import { namesRule } from "../judge/vendor-by-name";
import { genericCalls } from "../vendors/generic-calls";
import { genericCommands } from "../vendors/generic-commands";
import { catalogue } from "../vendors/lazy";
import type { Command, NamedRule } from "../vendors/vendor";
import { receiversByWord, subcommandsByWord } from "./derived-words";
import { nameWords } from "./name-words";
import type { CommandPattern, PackedVocabulary, Vocabulary } from "./packed-vocabulary";
import { CALL, COMMAND, PASSWORD_NAME, RANDOM_NAME, URL_MARK, WHOLE_WORD } from "./word-kinds";
import { makeTables, rarest } from "./word-tables";

/** What is no name: URLs, and SQL's clause for a password. */
const OTHER_WORDS: readonly (readonly [text: string, kinds: number])[] = [
  ["://", URL_MARK],
  ["identified by", PASSWORD_NAME | COMMAND],
];

/** Derives the vocabulary of every vendor. */
export function makeVocabulary(): Vocabulary {
  const { vendors, tokenRules, namedRules } = catalogue();
  const calls = [...vendors.flatMap(({ calls = {} }) => Object.entries(calls)), ...Object.entries(genericCalls)];
  const commands = [
    ...genericCommands.map((command) => packed(command)),
    ...vendors.flatMap(({ commands = [], environment }) => commands.map((command) => packed(command, environment))),
  ];
  const prefixes = tokenRules.flatMap(({ entry }, index) =>
    [entry.prefix].flat().map((text) => ({ text, index, free: entry.inside === true || entry.lead !== undefined })),
  );
  const receivers = receiversByWord(calls.map(([key]) => key));
  const names = vendors.flatMap(({ names = [] }) => names);
  const variables = variablesOf(namedRules);
  const subcommands = subcommandsByWord(commands.flatMap((each) => each.commands));
  const known = [...nameWords(), ...OTHER_WORDS];
  const words = [
    ...known.map(([text, kinds]) => ({ text, kinds, exact: false })),
    ...variables
      .filter(
        (name) =>
          !known.some(([word, kinds]) => (kinds & WHOLE_WORD ? name.split("_").includes(word) : name.includes(word))),
      )
      .map((text) => ({ text, kinds: RANDOM_NAME, exact: false })),
    ...Object.keys(subcommands).map((text) => ({ text, kinds: COMMAND, exact: true })),
    ...Object.keys(receivers).map((text) => ({ text, kinds: PASSWORD_NAME | RANDOM_NAME | CALL, exact: false })),
  ];
  return {
    tables: makeTables([
      ...prefixes.map(({ text }) => ({ text, exact: true, at: rarest(text) })),
      ...words.map(({ text, exact }) => ({ text, exact, at: rarest(text) })),
    ]),
    rules: [...prefixes.map(({ index }) => index), ...words.map(() => -1)],
    kinds: [...prefixes.map(({ free }) => (free ? 1 : 0)), ...words.map(({ kinds }) => kinds)],
    receivers: Object.fromEntries(Object.entries(receivers).filter(([, texts]) => texts.length > 0)),
    subcommands,
    calls,
    clients: vendors.flatMap(({ clients = [], environment = "" }) => clients.map((key) => [key, environment] as const)),
    commands,
    variables: variables.filter((name) => classify(name, new Set(names)) === undefined).map(joinedName),
    names,
    placeholders: vendors.flatMap(({ placeholders = [] }) => placeholders),
  };
}

function packed({ command, before, matches, near, ...rest }: Command, environment?: string): CommandPattern {
  return {
    ...(environment === undefined ? {} : { environment }),
    ...rest,
    commands: [command].flat(),
    before: before.source,
  };
}

/** The names, in lower case, under which the vendors' own clients and the rules' examples have what is recognised by its name alone. */
function variablesOf(rules: readonly NamedRule[]): string[] {
  const names = rules.flatMap(({ environment = "", entry }) =>
    [environment, ...entry.matches.map((text) => /^\w*/.exec(text)?.[0] ?? "")].filter((name) =>
      namesRule(joinedName(name), entry),
    ),
  );
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

export function packVocabulary({ tables, ...rest }: Vocabulary): PackedVocabulary {
  const { words, pairs, middles } = tables;
  return {
    ...rest,
    words: words.map(({ text }) => text).join("\0"),
    exact: words.map(({ exact }) => (exact ? "1" : "0")).join(""),
    at: words.map(({ at = 0 }) => at.toString(36)).join(""),
    bytes: [base64(pairs, 4), base64(middles, 2)],
  };
}

function base64(numbers: Uint16Array | Uint32Array, width: number): string {
  const bytes = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => {
    bytes.writeUIntLE(number, index * width, width);
  });
  return bytes.toString("base64");
}
