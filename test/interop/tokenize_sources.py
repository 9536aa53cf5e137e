"""Reads a JSON list of Python sources; for each prints its string tokens and comments as CPython sees them.

A string is [start, end, kind, value]: offsets in UTF-16 code units, value as a list of code points, or None for an
f-string. A source that CPython does not tokenize or compile gives None.
"""

import ast
import io
import json
import sys
import tokenize
import warnings

warnings.simplefilter("ignore")


def widths(line):
    total = 0
    offsets = [0]
    for character in line:
        total += 2 if ord(character) > 0xFFFF else 1
        offsets.append(total)
    return offsets


def tokens(source):
    compile(source, "random", "exec", ast.PyCF_ONLY_AST)
    # As tokenize splits lines: at \n alone, since Python has translated the others.
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + widths(line)[-1] + 1)
    cells = {}

    def at(place):
        row, column = place
        if row not in cells:
            cells[row] = widths(lines[row - 1])
        return starts[row - 1] + cells[row][column]

    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            found.append([at(token.start), at(token.end), "comment", None])
        elif token.type == tokenize.STRING:
            head = token.string.split(token.string[-1])[0].lower()
            value = None
            if "f" not in head:
                value = ast.literal_eval(token.string)
                value = list(value) if isinstance(value, bytes) else [ord(c) for c in value]
            found.append([at(token.start), at(token.end), "string", value])
    return found


def answer(source):
    try:
        return tokens(source)
    except (SyntaxError, ValueError, tokenize.TokenError, RecursionError, MemoryError):
        return None


sys.stdout.write(json.dumps([answer(source) for source in json.load(sys.stdin)]))
