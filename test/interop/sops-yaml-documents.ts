import { name, type Random } from "./sops-random";

// Random YAML of every feature, hostile ones among them: some of it is no YAML at all.

const PLAIN = [
  ..."0 7 -12 +5 0777 08 1_000 0x1F 0X1f 0b11 0o17 -0o7 +0x1 1e3 1.5 -2.50 1E5 .5 5. 1_0.5 .inf -.INF .nan 00 0_7 0.1 1e21 1e-7".split(
    " ",
  ),
  ..."9223372036854775807 -9223372036854775808 92233720368547758070 1:30 12:30:45 1,000 0o8 0b2 0x -0 +0 - .".split(
    " ",
  ),
  ..."true False TRUE yes no on Off null ~ Null y n NULL None tRue .Inf +.inf".split(" "),
  ..."2024-01-02 2024-01-02T03:04:05Z 2001-12-14t21:59:43.10-05:00 2024-1-2 2024-02-30 2024-13-01".split(" "),
  ..."word a:b a#b user@host -dash --x ?x :x x: C:\\dir http://h/p?q=1#f ÿé€ 日本 😀 a\u00a0b <<".split(" "),
  "two words",
  "2001-12-14 21:59:43.10",
  "1999-12-31 23:59:59",
  "x - y",
  "it's",
  'say "x"',
  "a\tb",
];
const LINE = [
  "line",
  "two words",
  "  deeper",
  "\tafter a tab",
  "",
  "",
  "# no comment",
  "- x",
  "a: b",
  "é😀",
  "ends  ",
  "---x",
];
const TAGS = [
  "!!str",
  "!!int",
  "!!float",
  "!!bool",
  "!!null",
  "!!timestamp",
  "!!binary",
  "!own",
  "!",
  "!<tag:yaml.org,2002:str>",
];
const TAGGED: Record<string, readonly string[]> = {
  "!!str": ["5", "true", "", "null", "2024-01-02", "'x'"],
  "!!int": ["5", '"7"', "0x1F", "0777"],
  "!!float": ["5", "1.5", '"2"', ".inf"],
  "!!bool": ["true", '"false"'],
  "!!null": ["", "~", "null"],
  "!!timestamp": ["2024-01-02", '"2024-01-02T03:04:05Z"'],
  "!!binary": ["aGVsbG8=", '"gIGC"', "|\n      aGVsbG8gd29y\n      bGQ=", ""],
};

/** Writes random YAML, a feature after another. Indents by the parent's own step. */
class YamlFeatures {
  readonly #random: Random;
  #count = 0;
  #anchors: string[] = [];
  #maps: string[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  document(): string {
    const random = this.#random;
    this.#anchors = [];
    this.#maps = [];
    const body = random.chance(8) ? `${this.#flow(3, 0)}${this.#inline()}\n` : this.#map(0, 3);
    const head = random.chance(10) ? random.one(["# top\n", "\n", "# top\n\n", "#\n"]) : "";
    return head + body + (random.chance(10) ? random.one(["# end\n", "\n\n", "\n# end\n", "  # in\n"]) : "");
  }

  #name(): string {
    const random = this.#random;
    const text = `${name(random)}${this.#count++}`;
    if (random.chance(80)) return text;
    return random.one([
      () => JSON.stringify(`${text} \u00e9\t`),
      () => `'${text}''s'`,
      () => `${text} two words`,
      () => `${text}:x`,
      () => `${text}#x`,
      () => `é${text}`,
      () => `-${text}`,
      () => `"\\x41${text}"`,
      () => `${text}_unencrypted`,
      () => String(this.#count),
      () => random.one(["~", "true", "1.5", "yes", "2024-01-02"]),
    ])();
  }

  #comment(pad: string): string {
    const random = this.#random;
    if (!random.chance(9)) return "";
    const text = `${pad}${random.one(["# ", "#", "#\t", "#  "])}note ${this.#count++}${random.one(["", " # x", ": y", " é"])}\n`;
    return random.chance(25) ? `${text}\n` : text;
  }

  #inline(): string {
    const random = this.#random;
    return random.chance(8) ? `${random.one([" ", "  ", "\t"])}# side ${this.#count++}` : random.chance(3) ? "  " : "";
  }

  #map(indent: number, depth: number): string {
    const random = this.#random;
    const pad = " ".repeat(indent);
    let text = "";
    for (let i = 0, count = 1 + random.below(4); i < count; i++) {
      text += this.#comment(pad);
      if (random.chance(3) && this.#maps.length > 0) {
        const merged = random.chance(30)
          ? `[*${random.one(this.#maps)}, *${random.one(this.#maps)}]`
          : `*${random.one(this.#maps)}`;
        text += `${pad}<<: ${merged}${this.#inline()}\n`;
      } else if (random.chance(2)) text += `${pad}? ${this.#name()}\n${pad}:${this.#value(indent, depth, true)}`;
      else text += `${pad}${this.#name()}${random.chance(3) ? " " : ""}:${this.#value(indent, depth, true)}`;
      if (random.chance(4)) text += "\n";
    }
    if (random.chance(1)) text += `${text.split("\n").find((line) => /^\s*\w+: /.test(line)) ?? ""}\n`;
    return text;
  }

  #list(indent: number, depth: number): string {
    const random = this.#random;
    const pad = " ".repeat(indent);
    let text = "";
    for (let i = 0, count = 1 + random.below(4); i < count; i++) {
      text += this.#comment(pad);
      if (depth > 0 && random.chance(30)) {
        const inner = this.#map(indent + 2, depth - 1).replace(/^(?:\s*#.*\n|\s*\n)*/, "");
        text += inner === "" ? `${pad}- x\n` : `${pad}- ${inner.slice(indent + 2)}`;
      } else text += `${pad}-${this.#value(indent, depth, false)}`;
    }
    return text;
  }

  #anchor(): string {
    const random = this.#random;
    if (!random.chance(7)) return "";
    const anchor = `a${this.#count++}`;
    this.#anchors.push(anchor);
    return `&${anchor} `;
  }

  /** What follows a colon or a dash, its line's end included. */
  #value(indent: number, depth: number, inMap: boolean): string {
    const random = this.#random;
    const inner = indent + random.one([2, 2, 4, 1, 3]);
    const kind = random.below(depth > 0 ? 20 : 13);
    if (kind >= 17) {
      const column = inMap && random.chance(30) ? indent : inner;
      return ` ${this.#anchor()}`.trimEnd() + `${this.#inline()}\n${this.#list(column, depth - 1)}`;
    }
    if (kind >= 14) {
      const anchor = this.#anchor();
      if (anchor !== "") this.#maps.push(anchor.slice(1, -1));
      const tag = random.chance(3) ? " !!map" : "";
      return `${` ${anchor}`.trimEnd()}${tag}${this.#inline()}\n${this.#map(inner, depth - 1)}`;
    }
    if (kind === 13) return ` ${this.#anchor()}${this.#flow(2, inner)}${this.#inline()}\n`;
    if (kind === 12) return this.#block(inner);
    if (kind === 11 && this.#anchors.length > 0) return ` *${random.one(this.#anchors)}${this.#inline()}\n`;
    if (kind === 10) return `${random.one(["", " {}", " []", " ''", ' ""', " ~", " { }", " [ ]"])}${this.#inline()}\n`;
    if (kind === 9 && random.chance(40)) return ` ${random.text("abc def ", 300).trim() || "x"}\n`;
    return ` ${this.#anchor()}${this.#scalar(inner, false)}${this.#inline()}\n`;
  }

  #scalar(indent: number, flow: boolean): string {
    const random = this.#random;
    const pad = `\n${" ".repeat(indent)}`;
    switch (random.below(10)) {
      case 0: {
        const text = random.text("ab '\"\\:#é😀\t{}&*!", 20);
        return random.chance(20) ? `"x \\${pad}  y${pad}${pad}z"` : JSON.stringify(text);
      }
      case 1:
        return `'${random.text('ab "\\:#é', 12).replaceAll("'", "''")}${random.chance(15) ? `${pad}folded${pad}${pad}lines` : ""}'`;
      case 2:
        return random.one([
          '"\\x41\\u00e9"',
          '"\\U0001F600\\e\\_\\N\\L"',
          '"a\\/b\\0"',
          '"tab\\tx\\n"',
          '"\\ud83d"',
          '"\\q"',
          '"a\\\tb"',
        ]);
      case 3: {
        const tag = random.one(TAGS);
        const value = random.one(TAGGED[tag] ?? ["x", "5", '"q"']);
        return flow && value.startsWith("|") ? "x" : `${tag} ${value}`;
      }
      case 4:
        if (!flow && random.chance(30)) return `first${pad}second${pad}${pad}third`;
        return random.one(PLAIN.slice(0, 30));
      default: {
        const text = random.one(PLAIN).trimEnd();
        return flow ? text.replace(/[[\]{},:#?]/g, "") || "x" : text;
      }
    }
  }

  #block(indent: number): string {
    const random = this.#random;
    const chomp = random.one(["", "", "-", "+"]);
    const lines = Array.from({ length: random.below(5) }, () => random.one(LINE));
    const explicit = random.chance(15);
    const sign = explicit ? random.one([`${1}${chomp}`, `${chomp}1`]) : chomp;
    const pad = " ".repeat(indent);
    const body = lines.map((line) => (line === "" ? random.one(["", "", pad]) : pad + line)).join("\n");
    return ` ${random.one(["|", ">"])}${sign}${random.chance(8) ? " # block" : ""}\n${body === "" ? "" : `${body}\n`}`;
  }

  #flow(depth: number, indent: number): string {
    const random = this.#random;
    const breaks = random.chance(15);
    const gap = breaks ? `\n${" ".repeat(indent + 1)}` : "";
    const item = () => {
      if (depth > 1 && random.chance(25)) return this.#flow(depth - 1, indent + 1);
      if (random.chance(4) && this.#anchors.length > 0) return `*${random.one(this.#anchors)} `;
      return this.#scalar(indent + 1, true);
    };
    const items = Array.from({ length: random.below(4) }, item);
    const tail = items.length > 0 && random.chance(8) ? "," : "";
    const note = breaks && random.chance(30) ? ` # in flow ${this.#count++}` : "";
    if (random.chance(50)) return `[${gap}${items.join(`,${gap || " "}`)}${tail}${note}${gap}]`;
    const entries = items.map((text) => {
      const key = random.chance(20) ? JSON.stringify(`q${this.#count++}`) : `${name(random)}${this.#count++}`;
      return random.chance(4) ? key : `${key}:${key.startsWith('"') && random.chance(20) ? "" : " "}${text}`;
    });
    return `{${gap}${entries.join(`,${gap || " "}`)}${tail}${note}${gap}}`;
  }
}

/** A random YAML text: one document or several, directives, a byte order mark, line ends of Windows. */
export function anyYaml(random: Random): string {
  const writer = new YamlFeatures(random);
  let text = writer.document();
  if (random.chance(8)) text = `---${random.one(["\n", " # first\n", "\n\n"])}${text}`;
  while (random.chance(12))
    text += `${random.one(["---\n", "...\n---\n", "--- # next\n", "---\n# own\n"])}${writer.document()}`;
  if (random.chance(3)) text += random.one(["...\n", "---\n", "...\n# after\n", "--- ~\n"]);
  if (random.chance(3))
    text = `${random.one(["%YAML 1.1", "%YAML 1.2", "%TAG !e! tag:example.com,2000:", "%FOO bar"])}\n---\n${text}`;
  if (random.chance(3)) text = text.replace(/\n$/, "");
  if (random.chance(6)) text = text.replaceAll("\n", "\r\n");
  if (random.chance(3)) text = `\uFEFF${text}`;
  if (random.chance(2)) text = text.replace("note", random.one(["\u2028", "\u0085", "\u0001", "\u007f", "\uFEFF"]));
  return text;
}
