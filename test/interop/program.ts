import fc from "fast-check";

/** A random program with values in it; each stands where `starts` says, written as `written`. */
export interface Program {
  readonly text: string;
  readonly values: readonly { readonly value: string; readonly start: number; readonly end: number }[];
}

interface Piece {
  readonly before: string;
  readonly written: string;
  readonly value: string;
  readonly after: string;
}

const character = fc.constantFrom(..."abcXYZ019_-+/=.~:@%#${}'\"\\\t é☃𝔸");
const value = fc
  .tuple(fc.array(character, { minLength: 3, maxLength: 14 }), fc.stringMatching(/^[A-Z]{6}$/))
  .map(([parts, mark]) => parts.join("") + mark);

/** How a string literal may be written around a value. */
const literal: fc.Arbitrary<(value: string) => Piece> = fc
  .record({
    prefix: fc.constantFrom("", "", "", "u", "r", "f", "F", "rf", "b"),
    quote: fc.constantFrom('"', "'", '"""', "'''"),
    around: fc.constantFrom(["", ""], ["", ""], ["Bearer ", ""], ["x{y} ", " \\n z"], ["a ", "{1}"], ["{{", "}}"]),
    url: fc.boolean(),
    joined: fc.constantFrom("", '"j" ', "'' "),
  })
  .map(({ prefix, quote, around, url, joined }) => (raw: string) => {
    const format = /f/i.test(prefix);
    const isRaw = prefix.includes("r");
    let chosen = raw;
    if (prefix === "b") chosen = [...chosen].filter((each) => each < "\x7f").join("");
    if (isRaw) chosen = chosen.replace(/[\\'"]/g, "_");
    if (url) chosen = chosen.replace(/[^A-Za-z0-9%._~-]/g, "_");
    let written = isRaw ? chosen : chosen.replace(/\\/g, "\\\\").replace(/["']/g, "\\$&").replace(/\t/g, "\\t");
    if (format) written = written.replace(/[{}]/g, "$&$&");
    const [left = "", right = ""] = around;
    const [from, to] = url ? ["postgresql://me:", "@h/d"] : [format ? left.replace("{y}", "{{y}}") : left, right];
    const join = prefix === "b" ? joined.replace(/^["']/, "b$&") : joined;
    return { before: `${join}${prefix}${quote}${from}`, written, value: chosen, after: `${to}${quote}` };
  });

type Frame = readonly [before: string, after: string];

/** Statements with a hole for a string, and statements that bind names which the fix may want. */
const FRAMES: readonly Frame[] = [
  ["record(", ")\n"],
  ["x = ", "\nrecord(x)\n"],
  ["x: object = ", "  # kept\nrecord(x)\n"],
  ["def f(a, b=", ", *, c=1):\n    return b\nrecord(f(0))\n"],
  ["class C:\n    import os\n    t = ", "\n    def m(self):\n        return self.t\nrecord(C().m())\n"],
  ["class D:\n    def m(self, os):\n        return ", "\nrecord(D().m(1))\n"],
  ["record({'k': ", "}['k'])\n"],
  ["if True:\n    record(", ")\nelse:\n    pass\n"],
  ["if True: record(1); record(", ")\n"],
  ["def g(os):\n    record(os, ", ")\ng(1)\n"],
  ["def h():\n    import os\n    return ", "\nrecord(h())\n"],
  ["def h2():\n    if 0:\n        import os\n    return ", "\nrecord(h2())\n"],
  ["record((lambda os: ", ")(1))\n"],
  ["record([", " for os in [1]])\n"],
  ["import os as e1\nrecord(e1.getenv('E_ONE', ", "))\n"],
  ["import os as e2\ne2.environ['E_TWO'] = ", "\nrecord(e2.environ['E_TWO'])\n"],
  ["import os as e3\ntry:\n    e3.environ.setdefault('E_THREE', ", ")\nfinally:\n    record(e3.environ['E_THREE'])\n"],
  ["def k():\n    return", "\nrecord(k())\n"],
  ["record(len(", "))\n"],
  ["record((\n    ", "  # kept\n,))\n"],
];

const PLAIN = [
  "import os\n",
  "import sys, os as system\n",
  "from os import environ\n",
  "from os import environ as env, sep\n",
  "import os.path\n",
  "for os in [1]:\n    pass\n",
  "try:\n    import os\nexcept ImportError:\n    os = None\n",
  "if 0:\n    import os\n",
  "def os_user(environ):\n    global os\n    os = environ\n",
  "# a comment\n",
  "\n",
  "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import os\n",
  "with open(__import__('os').devnull) as environ:\n    pass\n",
  "record(1)\n",
];

const HEADS = [
  "",
  '"""Doc."""\n',
  "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n",
  "from __future__ import annotations\n",
  "'''Doc.'''\nfrom __future__ import annotations\n\n",
];

const part = fc.oneof(
  { weight: 2, arbitrary: fc.record({ frame: fc.constantFrom(...FRAMES), literal, value }) },
  { weight: 1, arbitrary: fc.constantFrom(...PLAIN) },
);

export const program: fc.Arbitrary<Program> = fc
  .tuple(fc.constantFrom(...HEADS), fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom("\n", "\r\n"))
  .map(([head, parts, ending]) => {
    let text = head.replaceAll("\n", ending);
    const values: Program["values"][number][] = [];
    for (const each of parts) {
      if (typeof each === "string") {
        text += each.replaceAll("\n", ending);
        continue;
      }
      const piece = each.literal(each.value);
      // `return"…"` only where the literal has no prefix or joined part to run into.
      const blank = /\breturn$/.test(each.frame[0]) && !/^["']/.test(piece.before) ? " " : "";
      text += each.frame[0].replaceAll("\n", ending) + blank + piece.before;
      values.push({ value: piece.value, start: text.length, end: text.length + piece.written.length });
      text += piece.written + piece.after + each.frame[1].replaceAll("\n", ending);
    }
    return { text, values };
  });
