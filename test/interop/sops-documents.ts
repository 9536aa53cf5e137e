import { jsonText, type Random } from "./sops-random";

// Random JSON, dotenv and INI of every feature, hostile ones among them: some of it is none of its format.

/** A random JSON text: repeated and odd keys, numbers of every spelling, lone surrogates, depth; sometimes none at all. */
export function anyJson(random: Random): string {
  const number = () =>
    random.one(
      "0 -0 1 1.0 1.50 1e3 1E+3 1e-7 1e400 1e21 0.1 123456789012345678901234567890 9007199254740993 9223372036854775807 -9223372036854775808 9223372036854775808 3.141592653589793238 5e-324 01 +1 .5 1.".split(
        " ",
      ),
    );
  const string = () =>
    random.one([
      () => JSON.stringify(random.text('ab "\\/é😀\n\t\u2028<>&', 12)),
      () =>
        random.one([
          '"\\u00e9"',
          '"\\ud83d\\ude00"',
          '"\\ud83d"',
          '"\\/"',
          '"\\b\\f"',
          '"\\u0000"',
          '"\\x"',
          '"\t"',
          '""',
        ]),
    ])();
  const value = (depth: number): string => {
    if (depth > 0 && random.chance(50)) {
      const items = Array.from({ length: random.below(4) }, () => value(depth - 1));
      if (random.chance(40)) return `[${items.join(", ")}${random.chance(1) ? "," : ""}]`;
      return `{${items.map((item) => `${key()}: ${item}`).join(",")}}`;
    }
    return random.chance(2)
      ? number()
      : random.one([safeNumber, string, () => random.one(["true", "false", "null", "{}", "[]"])])();
  };
  const safeNumber = () =>
    random.chance(30) ? number().replace(/^(?:01|\+1|\.5|1\.|1e400)$/, "7") : String(random.below(999));
  let count = 0;
  const key = () =>
    random.chance(1)
      ? '"same"'
      : random.chance(10)
        ? JSON.stringify(`${count++}`)
        : JSON.stringify(`${random.text('ab é".:', 4)}${count++}`);
  if (random.chance(2)) return random.one(["[1]", "1", "", "{", '{"a":1} x', "{a: 1}", "null"]);
  const entries = Array.from(
    { length: 1 + random.below(4) },
    () => `${key()}: ${random.chance(30) ? jsonText(random, 3) : value(4)}`,
  );
  const gap = random.one(["\n  ", "", " ", "\r\n\t"]);
  return `${random.chance(2) ? "\uFEFF" : ""}{${gap}${entries.join(`,${gap}`)}${gap.replace(/[ \t]+$/, "")}}${random.chance(80) ? "\n" : ""}`;
}

/** A random dotenv text: quotes, `export`, blanks, line ends of Windows, lines that are none. */
export function anyDotenv(random: Random): string {
  const used = new Set<string>();
  const lines = Array.from({ length: 1 + random.below(6) }, () => {
    if (random.chance(15)) return random.one([`#${random.text("ab =#é", 8)}`, "# x=y", "#", ""]);
    if (random.chance(2)) return random.one(["no sign", "=value", " # blank first", "A B=c"]);
    let key = random.text("ABC_", 5);
    while (used.has(key) && !random.chance(3)) key += "X";
    used.add(key);
    const value = random.one([
      "",
      '"quoted"',
      "'x'",
      "a=b=c",
      "l\\nm",
      " blanks ",
      "x # y",
      "${HOME}",
      "é😀",
      "\\\\n",
      random.text("ab\"' =#\\", 9),
    ]);
    return `${random.chance(4) ? "export " : ""}${key}=${value}`;
  });
  const line = random.chance(6) ? "\r\n" : "\n";
  return lines.join(line) + (random.chance(90) ? line : "");
}

/** A random INI text: sections, quotes, comments of both kinds, continued lines, colons. */
export function anyIni(random: Random): string {
  let count = 0;
  const entry = () => {
    if (random.chance(12)) return random.one(["; note", "# note", ";", "", "; a\n; b", "# a\n; b"]);
    if (random.chance(1)) return random.one(["[open", "no sign", "= v"]);
    const key = random.chance(90)
      ? `k${count++}`
      : random.one([`"q ${count++}"`, `k ${count++}`, `\`b${count++}\``, `é${count++}`]);
    const value = random.one([
      "",
      "plain",
      "two words",
      '"quoted"',
      "'single'",
      "`with # ; signs`",
      '"""t "q" """',
      "v ; note",
      "v # note",
      "a=b",
      '"""two\nlines"""',
      "ends \\\n  here",
      "12",
      "true",
      "a;b",
      "a#b",
      "%(x)s",
      '"open',
      "'it''s'",
      "\\",
      random.text("ab[]{}!$&/?*+~,.-<>|^üé'\"", 10),
    ]);
    return `${random.chance(5) ? "  " : ""}${key}${random.one(["=", " = ", ": ", "=", ":"])}${value}`;
  };
  const lines: string[] = [];
  for (let i = random.below(3); i > 0; i--) lines.push(entry());
  for (let s = 1 + random.below(3); s > 0; s--) {
    lines.push(
      `[${random.chance(3) ? "same" : `s${count++}${random.one(["", " x", ".y", "é"])}`}]${random.chance(4) ? " ; side" : ""}`,
    );
    for (let i = random.below(5); i > 0; i--) lines.push(entry());
  }
  const text = `${lines.join("\n")}${random.chance(90) ? "\n" : ""}`;
  return (random.chance(2) ? "\uFEFF" : "") + (random.chance(5) ? text.replaceAll("\n", "\r\n") : text);
}
