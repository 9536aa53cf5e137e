// Random files for the interop suite, the same ones at each run.

/** A source of numbers that gives the same ones for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to below the bound. */
  below(bound: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  one<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  text(alphabet: string, longest: number): string {
    const signs = [...alphabet];
    return Array.from({ length: this.below(longest) + 1 }, () => this.one(signs)).join("");
  }
}

const WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789_";
const ODD = "ab:#{}[]&*!|>'\"%@`,? =\\-/ü€😀~.$()^+;<x1";

/** A name that is a key in every format. */
export function name(random: Random): string {
  return random.one("abcdefgh".split("")) + random.text(WORD, 8);
}

const NUMBERS = [
  "0",
  "7",
  "-12",
  "+5",
  "0777",
  "08",
  "1_000",
  "0x1F",
  "0b11",
  "0o17",
  "-0o7",
  "9223372036854775807",
  "-9223372036854775808",
  "92233720368547758070",
  "1e3",
  "1.5",
  "-2.50",
  "1e21",
  "1e-7",
  ".5",
  "5.",
  "1_0.5",
  ".inf",
  "-.inf",
  ".nan",
  "3.141592653589793",
  "123456789.123",
  "0.1",
  "-0.5",
  "1E5",
  "00",
  "0_7",
];
const WORDS = ["true", "False", "TRUE", "yes", "no", "on", "Off", "null", "~", "Null", "y", "n", "NULL", "None"];
const TIMES = [
  "2024-01-02",
  "2024-01-02T03:04:05Z",
  "2001-12-14t21:59:43.10-05:00",
  "2001-12-14 21:59:43.10",
  "2024-1-2",
  "2024-02-30",
  "2024-01-02T03:04:05+00:00",
  "2024-01-02T03:04:05.123456789Z",
  "2024-13-01",
  "1999-12-31 23:59:59",
];
const PLAIN = [
  "simple",
  "two words",
  "a:b",
  "http://host/path?x=1#frag",
  "a#b",
  "user@host",
  "-dash",
  "x: ",
  "C:\\dir",
];

/** A YAML scalar as someone might write it, on one line. */
export function yamlScalarText(random: Random, flow: boolean): string {
  switch (random.below(8)) {
    case 0:
      return random.one(NUMBERS);
    case 1:
      return random.one(WORDS);
    case 2:
      return random.one(TIMES);
    case 3:
      return `'${random.text(ODD, 20).replaceAll("'", "''")}'`;
    case 4:
      return JSON.stringify(random.text(`${ODD}\n\t`, 20));
    case 5:
      return random.one(['""', "''", '"\\x41\\u00e9"', "'  blank '", '"#no"']);
    default: {
      const text = random.one(PLAIN).trimEnd().replace(/:$/, "");
      return flow ? text.replace(/[[\]{},:#?]/g, "") || "x" : text;
    }
  }
}

/** Writes a random YAML map in block style, with comments, blank lines, flow collections and block scalars. */
export class YamlWriter {
  readonly lines: string[] = [];
  readonly comments: string[] = [];
  #used = 0;
  anchors: string[] = [];

  constructor(
    readonly random: Random,
    readonly options: { comments: boolean; anchors: boolean; step: number },
  ) {}

  private comment(pad: string): void {
    if (!this.options.comments || !this.random.chance(15)) return;
    const text = `note ${this.#used++} ${this.random.text(WORD, 6)}`;
    this.comments.push(text);
    this.lines.push(`${pad}# ${text}`);
    if (this.random.chance(20)) this.lines.push("");
  }

  private inline(): string {
    if (!this.options.comments || !this.random.chance(10)) return "";
    const text = `side ${this.#used++}`;
    this.comments.push(text);
    return ` # ${text}`;
  }

  map(indent: number, depth: number): void {
    const pad = " ".repeat(indent);
    const count = 1 + this.random.below(4);
    for (let i = 0; i < count; i++) {
      this.comment(pad);
      const key = `${name(this.random)}${this.#used++}${this.random.chance(15) ? "_unencrypted" : ""}`;
      const shown = this.random.chance(10) ? JSON.stringify(`${key} x`) : key;
      this.value(`${pad}${shown}:`, indent, depth, true);
      if (this.random.chance(5)) this.lines.push("");
    }
  }

  list(indent: number, depth: number): void {
    const count = 1 + this.random.below(4);
    for (let i = 0; i < count; i++) {
      this.comment(" ".repeat(indent));
      this.value(`${" ".repeat(indent)}-`, indent, depth, false);
    }
  }

  private value(lead: string, indent: number, depth: number, inMap: boolean): void {
    const { random } = this;
    const kind = random.below(depth > 0 ? 14 : 8);
    const inner = indent + this.options.step;
    if (kind >= 12) {
      this.lines.push(lead + this.inline());
      this.list(inMap && random.chance(30) ? indent : inner, depth - 1);
    } else if (kind >= 9) {
      if (!inMap && random.chance(60)) this.compact(lead, indent, depth - 1);
      else {
        const anchor = this.options.anchors && random.chance(40) ? `a${this.#used++}` : undefined;
        this.lines.push(lead + (anchor === undefined ? this.inline() : ` &${anchor}`));
        this.map(inner, depth - 1);
        if (anchor !== undefined) this.anchors.push(`*${anchor}`);
      }
    } else if (kind === 8) {
      this.lines.push(`${lead} ${this.flow(2)}${this.inline()}`);
    } else if (kind === 7) {
      const chomp = random.one(["|", "|-", "|+", ">", ">-"]);
      this.lines.push(`${lead} ${chomp}`);
      for (let i = 0; i <= random.below(3); i++)
        this.lines.push(`${" ".repeat(inner)}line ${random.text(ODD.replaceAll(" ", ""), 10)}`);
    } else if (kind === 6 && this.options.anchors && this.anchors.length > 0) {
      this.lines.push(`${lead} ${random.one(this.anchors)}`);
    } else if (kind === 5) {
      this.lines.push(lead + random.one(["", " {}", " []", " ''"]));
    } else {
      this.lines.push(`${lead} ${yamlScalarText(random, false)}${this.inline()}`);
    }
  }

  private compact(lead: string, indent: number, depth: number): void {
    const from = this.lines.length;
    this.map(indent + 2, depth);
    // Comments before the first key cannot stand between the dash and the key.
    while (/^ *#|^$/.test(this.lines[from] ?? "x")) {
      const [line] = this.lines.splice(from, 1);
      const at = this.comments.findIndex((text) => line!.endsWith(text));
      if (at >= 0) this.comments.splice(at, 1);
    }
    this.lines[from] = `${lead} ${this.lines[from]!.trimStart()}`;
  }

  private flow(depth: number): string {
    const { random } = this;
    const item = () => (depth > 1 && random.chance(20) ? this.flow(depth - 1) : yamlScalarText(random, true));
    const items = Array.from({ length: random.below(3) + 1 }, item);
    if (random.chance(50)) return `[${items.join(", ")}]`;
    return `{${items.map((text) => `${name(random)}${this.#used++}: ${text}`).join(", ")}}`;
  }
}

/** A random YAML document, and the comments in it. */
export function yamlDocument(
  random: Random,
  options: { comments?: boolean; anchors?: boolean } = {},
): { text: string; comments: string[] } {
  const step = random.one([2, 4, 3]);
  const writer = new YamlWriter(random, {
    comments: options.comments ?? false,
    anchors: options.anchors ?? false,
    step,
  });
  writer.map(0, 3);
  return { text: `${writer.lines.join("\n")}\n`, comments: writer.comments };
}

/** A random JSON value as text: integers beyond a double's, fractions, exponents, escapes. */
export function jsonText(random: Random, depth: number): string {
  const blank = () => (random.chance(20) ? random.one([" ", "\n", "\t"]) : "");
  if (depth > 0 && random.chance(45)) {
    const list = random.chance(40);
    const items = Array.from({ length: random.below(4) }, (_, index) => {
      const value = jsonText(random, depth - 1);
      return blank() + (list ? value : `${JSON.stringify(`${name(random)}${index}`)}:${blank()}${value}`) + blank();
    });
    return list ? `[${items.join(",")}]` : `{${items.join(",")}}`;
  }
  return random.one([
    () => String(random.below(100000) - 5000),
    () =>
      random.one([
        "9223372036854775807",
        "-9223372036854775808",
        "9007199254740993",
        "92233720368547758079",
        "0",
        "-0",
      ]),
    () => random.one(["1.0", "1.5e3", "1e21", "1E-7", "-0.5", "0.1", "123.456"]),
    () => random.one(["true", "false", "null", '""', "{}", "[]"]),
    () => JSON.stringify(random.text(`${ODD}\n\t\u2028<>&`, 20)),
    () => '"\\u00e9\\/\\ud83d\\ude00"',
  ])();
}

/** Random dotenv lines whose names begin with the prefix. */
export function dotenvLines(random: Random, prefix: string): string[] {
  return Array.from({ length: 1 + random.below(4) }, (_, index) => {
    if (random.chance(15)) return `#${random.text(ODD, 12)}`;
    const key = `${prefix}${random.text("ABCDEFGHIJ_", 6)}${index}${random.chance(10) ? "_unencrypted" : ""}`;
    const value = random.one([
      "",
      '"quoted"',
      "'x'",
      "a=b=c",
      "line\\nline",
      " blanks ",
      random.text(ODD.replaceAll("\\", ""), 20),
    ]);
    return `${key}=${value}`;
  });
}

/** A random INI section of that name. */
export function iniSection(random: Random, section: string): string[] {
  const lines = [`[${section}]`];
  for (let index = 0; index <= random.below(4); index++) {
    if (random.chance(20)) lines.push(random.one(["; a comment", "# another", "; two\n; lines"]));
    const key = `${name(random)}${index}${random.chance(10) ? "_unencrypted" : ""}`;
    const sign = random.one(["=", " = ", ": ", "="]);
    const value = random.one([
      "",
      "plain",
      "two words",
      '"quoted text"',
      "'single'",
      "`with # and ; signs`",
      '"""triple "quotes" here"""',
      "value ; and a comment",
      "value # and a comment",
      "C:/dir",
      "a=b",
      '"""two\nlines"""',
      "ends \\\n  here",
      "12",
      "true",
      random.text("abc[]{}!$%&/()=?*+~,.-_<>|^üé", 15),
    ]);
    lines.push(`${key}${sign}${value}`);
  }
  return lines;
}
