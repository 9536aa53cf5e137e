/** One way to write a value: the text, and where in it what the value alone decides stands. */
export interface Written {
  readonly text: Buffer;
  readonly from: number;
  readonly to: number;
}

type Writer = (value: string) => (string | Buffer | Written)[];

/** By the names that SECURITY.md's table gives the forms. Written without the code under test. */
export const FORM_WRITERS: Readonly<Record<string, Writer>> = {
  "as it is": (value) => [value],
  "each line of several": (value) => value.split("\n").filter((line) => line.trim().length >= 6),
  "Python's `repr` and `ascii`": (value) => [repr(value, false), repr(value, true), repr(repr(value, false), false)],
  "Python's bytes": (value) => [
    repr(Buffer.from(value).toString("latin1"), true, (code) => `\\x${code.toString(16).padStart(2, "0")}`),
  ],
  JSON: (value) => [json(value), ascii(json(value))],
  "JSON in JSON": (value) => {
    const [once, twice, thrice] = [inner(value), inner(inner(value)), inner(inner(inner(value)))];
    return [twice, thrice, within('"[\\"', inner(once), '\\"]"')];
  },
  "JSON for web pages (Go, Django, PHP)": (value) => [
    json(value).replace(/[<>&']/g, (character) => `\\u00${hex(character)}`),
    json(value).replace(/[<>&']/g, (character) => `\\u00${hex(character).toUpperCase()}`),
    ascii(json(value)).replaceAll("/", "\\/"),
  ],
  "HTML entities": (value) => {
    const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
    const escape = (text: string) => text.replace(/[&<>"']/g, (character) => named[character] as string);
    return [
      escape(value),
      escape(escape(value)),
      value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
      [...value].map((character) => `&#${character.codePointAt(0)};`).join(""),
    ];
  },
  "a shell's quotes (`shlex.quote`, `bash -x`)": (value) => [
    `'${value.replaceAll("'", `'"'"'`)}'`,
    `'${value.replaceAll("'", "'\\''")}'`,
    `"${value.replace(/["\\$`]/g, "\\$&")}"`,
  ],
  "`printf %q`": (value) => [
    /[\n\u0080-\uffff]/.test(value)
      ? `$'${[...Buffer.from(value)].map((byte) => (byte >= 0x80 ? `\\${byte.toString(8)}` : shell(byte))).join("")}'`
      : value.replace(/[^\w@%+=:,./-]/g, "\\$&"),
  ],
  "doubled quotes (YAML, CSV, SQL)": (value) => [value.replaceAll("'", "''"), value.replaceAll('"', '""')],
  hexadecimal: (value) => [
    Buffer.from(value).toString("hex"),
    Buffer.from(value).toString("hex").toUpperCase(),
    [...Buffer.from(value)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  ],
  "byte by byte, in hexadecimal or decimal": (value) => {
    const digits = [...Buffer.from(value)].map((byte) => byte.toString(16).padStart(2, "0"));
    const lower = [":", " ", "-", ", 0x", ",0x", " 0x"].map((between) => digits.join(between));
    const upper = [":", " ", "-"].map((between) => digits.join(between).toUpperCase());
    const wrapped = (texts: readonly string[], between: string) =>
      texts.map(
        (text, at) => text + (at === texts.length - 1 ? "" : at % 12 === 11 ? `${between.trim()}\n  ` : between),
      );
    return [
      ...lower.map((text) => (text.includes("0x") ? `0x${text}` : text)),
      ...upper,
      [...Buffer.from(value)].join(", "),
      [...Buffer.from(value)].join(","),
      [...Buffer.from(value)].join(",\n    "),
      wrapped(digits, ":").join(""),
      wrapped(
        digits.map((text) => `0x${text}`),
        ", ",
      ).join(""),
    ];
  },
  "base64, of either alphabet": (value) => base64(Buffer.from(value), (text) => text),
  "base64 in lines": (value) =>
    [64, 76].flatMap((width) =>
      ["\n", "\r\n", "\\n"].flatMap((end) =>
        base64(Buffer.from(value), (text) => text.replace(new RegExp(`.{${width}}(?=.)`, "g"), `$&${end}`)),
      ),
    ),
  "base64 of base64": (value) =>
    ["", "a", "ab"].flatMap((before) => {
      const text = Buffer.from(`${before}${value}zz`).toString("base64");
      const from = Math.ceil((before.length * 8) / 6);
      const to = Math.floor(((before.length + Buffer.byteLength(value)) * 8) / 6);
      return ["", "x", "xy"].map((prefix) => ({
        text: Buffer.from(Buffer.from(prefix + text).toString("base64")),
        from: Math.ceil(((prefix.length + from) * 8) / 6),
        to: Math.floor(((prefix.length + to) * 8) / 6),
      }));
    }),
  "UTF-16": (value) => [Buffer.from(value, "utf16le"), Buffer.from(value, "utf16le").swap16()],
  "percent-encoded, once or twice": (value) => {
    const strict = percent(value, /[\w.~-]/);
    return [
      encodeURIComponent(value),
      strict,
      strict.toLowerCase().includes("%") ? strict.replace(/%../g, (code) => code.toLowerCase()) : strict,
      percent(value, /[\w.~/-]/),
      strict.replaceAll("%20", "+"),
      encodeURIComponent(encodeURIComponent(value)),
    ];
  },
  "percent-encoded throughout": (value) => [percent(value, /[^\s\S]/), percent(value, /[^\s\S]/).toLowerCase()],
  "with colours in it": (value) => [
    [...value].map((character, at) => `${character}\x1b[${at % 8}m`).join(""),
    `${value.slice(0, 5)}\x1b[0m\x1b[38;5;12m${value.slice(5)}`,
    repr(`${value.slice(0, 5)}\x1b[1m${value.slice(5)}`, false),
  ],
  "broken into lines": (value) =>
    [7, 11, 20].flatMap((width) => {
      const lines = pieces(value, width);
      return [
        lines.join("\n"),
        lines.join("\r\n    "),
        lines.map((line) => `│ ${line} │`).join("\n"),
        lines.map((line) => `\x1b[2m│\x1b[0m ${line} \x1b[2m│\x1b[0m`).join("\n"),
        pieces(inner(value), width).join("\n  "),
      ];
    }),
  "a beginning of eight characters or more before `…` or `...`": (value) => {
    const scheme = /^\w+:\/\//.exec(value)?.[0].length ?? 0;
    const beginning = value.slice(0, scheme + 12);
    return [`${beginning}...`, `${beginning}…`, `${inner(beginning)}…`].map((text) => ({
      text: Buffer.from(text),
      from: 0,
      to: Buffer.byteLength(text.replace(/(?:…|\.\.\.)$/, "")),
    }));
  },
  "an end of eight characters or more after `…` or `...`": (value) => {
    const end = value.slice(-11);
    return ["...", "…", "zq1…"].flatMap((mark) =>
      [end, inner(end), end.replaceAll("'", "''"), pieces(end, 6).join("\n  ")].map((text) => within(mark, text, "")),
    );
  },
};

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Without the quotes around it. */
function inner(value: string): string {
  return json(value).slice(1, -1);
}

function within(before: string, form: string, after: string): Written {
  const from = Buffer.byteLength(before);
  return { text: Buffer.from(before + form + after), from, to: from + Buffer.byteLength(form) };
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, "0");
}

function ascii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** As CPython chooses quotes and escapes. */
function repr(value: string, onlyAscii: boolean, beyond = pythonEscape): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const text = [...value].map((character) => {
    const code = character.codePointAt(0) as number;
    if (character === "\\" || character === quote) return `\\${character}`;
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    if (short !== undefined) return short;
    if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code >= 0x80 && onlyAscii ? beyond(code) : character;
  });
  return quote + text.join("") + quote;
}

function pythonEscape(code: number): string {
  const [letter, length] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.toString(16).padStart(length as number, "0")}`;
}

function shell(byte: number): string {
  return byte === 10
    ? "\\n"
    : byte === 0x27 || byte === 0x5c
      ? `\\${String.fromCharCode(byte)}`
      : String.fromCharCode(byte);
}

function percent(value: string, kept: RegExp): string {
  const bytes = [...Buffer.from(value)];
  const text = (byte: number) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 && kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  };
  return bytes.map(text).join("");
}

function pieces(text: string, width: number): string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / width);
  return Array.from({ length: count }, (_, index) => characters.slice(index * width, (index + 1) * width).join(""));
}

/** Behind zero to two other bytes, with some behind; `shape` may add line ends. */
function base64(bytes: Buffer, shape: (text: string) => string): Written[] {
  return ["", "x", "xy"].flatMap((before) =>
    (["base64", "base64url"] as const).map((alphabet) => {
      const text = Buffer.concat([Buffer.from(before), bytes, Buffer.from("zz")]).toString(alphabet);
      const length = before.length + bytes.length;
      const from = Math.ceil((before.length * 8) / 6);
      const to = Math.floor((length * 8) / 6);
      const shaped = shape(text);
      const place = (at: number) => shape(text.slice(0, at)).length;
      return { text: Buffer.from(shaped), from: place(from), to: Math.max(place(from), place(to)) };
    }),
  );
}
