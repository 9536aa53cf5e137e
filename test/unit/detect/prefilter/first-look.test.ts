import assert from "node:assert/strict";
import fc from "fast-check";
import { reaches } from "../../../../src/detect/finding";
import { classify } from "../../../../src/detect/judge/name-class";
import { ACCOUNT, CODE, PASSWORD, SECRET_KEY, VARIANT, WEAK } from "../../../../src/detect/judge/name-vocabulary";
import { isPlaceholder } from "../../../../src/detect/judge/placeholder";
import { looksRandom } from "../../../../src/detect/judge/wordness";
import type { Language } from "../../../../src/detect/language";
import { firstLook, lookedFor } from "../../../../src/detect/prefilter/first-look";
import type { Vocabulary } from "../../../../src/detect/prefilter/packed-vocabulary";
import { makeVocabulary } from "../../../../src/detect/prefilter/vocabulary";
import { makeTables } from "../../../../src/detect/prefilter/word-tables";
import { scan } from "../../../../src/detect/scan";
import { namedRules, tokenRules, vendors } from "../../../../src/detect/vendors/catalogue";
import { genericCalls } from "../../../../src/detect/vendors/generic-calls";
import { genericCommands } from "../../../../src/detect/vendors/generic-commands";
import { genericRules } from "../../../../src/detect/vendors/generic-rules";
import { fullLook } from "../full-look";

/** A text, what it is an example of, and the language that it is read in. */
interface Sample {
  readonly of: string;
  readonly text: string;
  readonly language: Language;
}

const PATHS: Readonly<Record<Language, string>> = { python: "train.py", cell: "train.ipynb", text: "settings.yaml" };

/** Values as machines make them, with a digit; each from a number, since shrinking would make words of them. */
const random = fc
  .noShrink(fc.tuple(fc.nat(), fc.integer({ min: 20, max: 40 })))
  .map(([seed, length]) => randomText(seed, length))
  .filter((value) => /\d/.test(value) && looksRandom(value) && !isPlaceholder(value));

function randomText(seed: number, length: number): string {
  const characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return characters[(state >>> 8) % characters.length];
  }).join("");
}

const inPython = (of: string, text: string): Sample[] =>
  (["python", "cell"] as const).map((language) => ({ of, text, language }));
const inText = (of: string, text: string): Sample => ({ of, text, language: "text" });

/** A text that holds a credential by itself, wherever such texts stand. */
function wherever(of: string, text: string): Sample[] {
  return [
    ...inPython(of, `value = "${text}"\n`),
    ...inPython(of, `# ${text}\n`),
    ...inPython(of, `def f():\n    """\n    ${text}\n    """\n`),
    inText(of, `value: ${text}\n`),
  ];
}

/** A line `NAME = "value"`, in the forms that programs and settings give it. */
function assigned(of: string, line: string): Sample[] {
  const [name = "", value = ""] = line.split(/ = (.*)/s);
  return [
    ...inPython(of, `${line}\n`),
    ...inPython(of, `settings = {"${name}": ${value}}\n`),
    ...inPython(of, `# ${line}\n`),
    inText(of, `${name}: ${value}\n`),
    inText(of, `${name}=${value.slice(1, -1)}\n`),
    { of, text: `%env ${name}=${value.slice(1, -1)}\n`, language: "cell" },
  ];
}

/** Each call of a key as it is written in code: `*` for nothing, any receiver where the key takes any. */
function calleesOf(key: string): string[] {
  return key.split(".").reduce<string[]>((heads, part, index) => {
    const names = part === "" ? ["server"] : part.replaceAll("*", "").split("|");
    return index === 0 ? names : heads.flatMap((head) => names.map((name) => `${head}.${name}`));
  }, []);
}

const CALLS = [...vendors.flatMap(({ calls = {} }) => Object.entries(calls)), ...Object.entries(genericCalls)].flatMap(
  ([key, names]) =>
    calleesOf(key).flatMap((callee) =>
      Object.entries(names)
        // A key's id is reported by its format alone.
        .filter(([, name]) => classify(name) !== undefined)
        .map(([position, name]) => ({ of: key, callee, position: Number(position), name })),
    ),
);

function calls(value: string): Sample[] {
  return CALLS.flatMap(({ of, callee, position, name }) =>
    inPython(of, `x = ${callee}(${"y, ".repeat(position)}"${name === "userpass" ? "svc:" : ""}${value}")\n`),
  );
}

const COMMANDS = [...genericCommands, ...vendors.flatMap(({ commands = [] }) => commands)];
/** The examples of each command, and the first of them with each program that takes the credential alike. */
const EXAMPLES = COMMANDS.flatMap(({ command, matches }) => {
  const beginnings = [command].flat();
  const [first = ""] = matches;
  const rest = first.slice(beginnings.find((words) => first.startsWith(`${words} `))?.length);
  return [...matches, ...beginnings.map((words) => words + rest)];
});

function commands(value: string): Sample[] {
  return EXAMPLES.flatMap((text) => {
    const line = text.replace("{value}", value);
    const list = JSON.stringify(line.replaceAll("'", "").split(" "));
    return [
      ...inPython(text, `os.system("${line}")\n`),
      ...inPython(text, `subprocess.run(${list})\n`),
      { of: text, text: `!${line}\n`, language: "cell" as const },
      { of: text, text: `%%bash\n${line}\n`, language: "cell" as const },
      inText(text, `${line}\n`),
      inText(text, `RUN ${line.replaceAll(" ", "\t")}\n`),
    ];
  });
}

/** What is found with a look; places, rules and names. */
function found({ text, language }: Sample, look = firstLook(text)): string[] {
  return scan({ text, path: PATHS[language], language, look })
    .filter(({ confidence }) => reaches(confidence, "medium"))
    .map(({ start, end, rule, name }) => `${start}-${end} ${rule} ${name}`);
}

function assertLetThrough(samples: readonly Sample[]): void {
  for (const sample of samples) {
    const all = found(sample, fullLook(sample.text));
    // With more read, a value may be found by another way too.
    const missed = all.filter((one) => !found(sample).includes(one));
    assert.deepEqual(missed, [], `${sample.of} as ${sample.language}`);
  }
}

describe("the first look passes all that a full reading finds,", function () {
  this.timeout(60_000);

  it("of every token format's examples", () => {
    assertLetThrough(tokenRules.flatMap(({ id, entry }) => entry.matches.flatMap((text) => wherever(id, text))));
  });

  it("of every example that is known by its name", () => {
    const rules = [
      ...namedRules.map(({ entry }) => entry),
      ...genericRules.filter(({ matches }) => matches.every((text) => /^\w+ = "/.test(text))),
    ];
    assertLetThrough(rules.flatMap(({ id, matches }) => matches.flatMap((line) => assigned(id, line))));
    assertLetThrough(genericRules.flatMap(({ id, matches }) => matches.flatMap((text) => inPython(id, `${text}\n`))));
  });

  it("of every call", () => {
    fc.assert(
      fc.property(random, (value) => {
        const samples = calls(value);
        assertLetThrough(samples);
        for (const sample of samples) assert.notDeepEqual(found(sample), [], sample.text);
      }),
      { numRuns: 5 },
    );
  });

  it("of every command, in a shell's line, in a list, in a cell", () => {
    fc.assert(
      fc.property(random, (value) => {
        const samples = commands(value);
        assertLetThrough(samples);
        for (const sample of samples) assert.notDeepEqual(found(sample), [], sample.text);
      }),
      { numRuns: 5 },
    );
  });

  it("of random values under credentials' names", () => {
    const name = fc.constantFrom(
      "api_key",
      "DB_PASSWORD",
      "client_secret",
      "access_token",
      "openai_key",
      "signing_key",
    );
    fc.assert(
      fc.property(name, random, fc.constantFrom(8, 12, 16, 40), (name, value, length) => {
        assertLetThrough(assigned(name, `${name} = "${value.slice(0, length)}"`));
      }),
      // Two words of four letters each, neither of them enough alone.
      { numRuns: 300, examples: [["api_key", "gsokEJMV", 8]] },
    );
  });
});

describe("a credential that stands alone in a file", function () {
  this.timeout(60_000);
  const other = `OTHER_TOKEN = "${"Zk4Tq9Lw2Rx8Yb5"}NvMc7PdHs"\n`;
  const behind = (text: string): string[] =>
    found({ of: text, text: other + text, language: "python" })
      .map((one) => one.replace(/^(\d+)-(\d+)/, (_, from, to) => `${from - other.length}-${to - other.length}`))
      .filter((one) => !one.startsWith("-"));

  it("is found as it is behind another one, whichever rule's example it is", () => {
    const lines = [
      ...tokenRules.flatMap(({ entry }) => entry.matches.map((text) => `x = ${JSON.stringify(text)}\n`)),
      ...namedRules.flatMap(({ entry }) => entry.matches.map((line) => `${line}\n`)),
      ...genericRules.flatMap(({ matches }) => matches.map((line) => `${line}\n`)),
    ];
    for (const line of lines) assert.deepEqual(found({ of: line, text: line, language: "python" }), behind(line), line);
  });

  it("is found under every word of credentials' names, however it is written", () => {
    const value = "vyqc7xKpz9Qw" + "Rt4LmB2s";
    const words = [
      ...[...PASSWORD, ...WEAK].filter((word) => word !== "pass").map((word) => [word]),
      ...[...ACCOUNT].map((word) => [word, "pass"]),
      ...["secret", "token"].flatMap((word) => [[word], ["app", word]]),
      ...[...SECRET_KEY].map((word) => [word, "key"]),
      ...[...CODE].map((word) => [word, "code"]),
    ];
    const check = (parts: readonly string[]) => {
      const camel = parts.map((part, at) => (at === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");
      for (const name of [parts.join("_"), parts.join("_").toUpperCase(), camel, parts.join("-")])
        assertLetThrough([inText(name, `${name}: ${value}\n`), inText(name, `{"${name}": "${value}"}\n`)]);
    };
    for (const parts of words) check(["my", ...parts]);
    const variant = fc.constantFrom(...VARIANT);
    fc.assert(
      fc.property(fc.constantFrom(...words), variant, (parts, last) => check([...parts, last])),
      { numRuns: 200 },
    );
    for (const line of [`user, pw = "svc", "${value}"`, `dbpass = "${value}"`, `github_pat = "${value}"`])
      assert.equal(found({ of: line, text: line, language: "python" }).length, 1, line);
  });
});

/** The vocabulary without some of its words. */
function without(vocabulary: Vocabulary, left: (word: string) => boolean): Vocabulary {
  const kept = vocabulary.tables.words.flatMap(({ text }, index) => (left(text) ? [] : [index]));
  const pick = <T>(list: readonly T[]): T[] => kept.map((index) => list[index] as T);
  return {
    ...vocabulary,
    tables: makeTables(pick(vocabulary.tables.words)),
    rules: pick(vocabulary.rules),
    kinds: pick(vocabulary.kinds),
  };
}

describe("a word that is derived from a vendor's entry", () => {
  const vocabulary = makeVocabulary();
  const value = "Zk4Tq9Lw2Rx8Yb5" + "NvMc7PdHs";
  const named = namedRules.flatMap(({ id, entry: { matches }, environment = "" }) => [
    ...matches.flatMap((line) => assigned(id, line)),
    ...matches.slice(0, 1).flatMap((line) => assigned(id, line.replace(/^\w+/, environment))),
  ]);
  const samples = [...calls(value), ...commands(value), ...named];
  const isCall = (word: string) => /\w{3,}\($/.test(word);
  const isVariable = (word: string) => vocabulary.variables.includes(word.replaceAll("_", "")) || /_pat$/.test(word);
  // A program with a short name has a word for each character that may follow it.
  const words = new Set(
    vocabulary.tables.words
      .map(({ text }) => (text in vocabulary.subcommands ? text.trim().replace(/["']$/, "") : text))
      .filter((word) => isCall(word) || isVariable(word) || word in vocabulary.subcommands || word.length === 2),
  );

  it("is needed: without it something is missed", () => {
    assert(words.size > 100);
    const useless = [...words].filter((word) => {
      const rest = lookedFor(
        without(vocabulary, (text) => text === word || (word.length === 2 && text.startsWith(word))),
      );
      return samples.every((sample) => {
        if (!sample.text.toLowerCase().includes(word)) return true;
        const others = found(sample, firstLook(sample.text, rest));
        return found(sample).every((one) => others.includes(one));
      });
    });
    assert.deepEqual(useless, []);
  });
});
