"""Writes the values of a JSON list in the forms that programs give them. Prints lines: the form's name, base64 of the text."""

import base64
import csv
import html
import io
import json
import pprint
import shlex
import subprocess
import sys
import tempfile
import textwrap
import urllib.parse

GO = """package main
import ("encoding/json"; "os"; "io"; "strconv"; "net/url"; "html")
func main() { b, _ := io.ReadAll(os.Stdin); v := string(b); e := json.NewEncoder(os.Stdout)
e.Encode(v); e.Encode(strconv.Quote(v)); e.Encode(url.QueryEscape(v)); e.Encode(html.EscapeString(v)) }
"""


def tool(*words, text=""):
    """What a program prints; None where it is not there."""
    try:
        done = subprocess.run(words, input=text.encode(), capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout + done.stderr


def row(value):
    out = io.StringIO()
    csv.writer(out).writerow([1, value, "z"])
    return out.getvalue()


def forms(value):
    data = value.encode()
    yield "repr", repr({"key": value})
    yield "ascii", ascii([value])
    yield "bytes", repr(data)
    yield "json", json.dumps({"key": value}, indent=1)
    yield "json in json", json.dumps({"body": json.dumps({"key": value})})
    yield "html", html.escape(value)
    yield "shlex", shlex.join(["curl", value])
    yield "csv", row(value)
    yield "url", "/?q=" + urllib.parse.quote_plus(value) + "&r=" + urllib.parse.quote(value)
    yield "twice", urllib.parse.quote(urllib.parse.quote(value, safe=""), safe="")
    yield "pprint", pprint.pformat({"key": value}, width=40)
    yield "textwrap", textwrap.fill(value, 24, initial_indent="  ", subsequent_indent="    ")
    yield "hexadecimal", data.hex()
    yield "mime", base64.encodebytes(data)
    yield "repr of mime", repr(base64.encodebytes(data))
    yield "urlsafe", base64.urlsafe_b64encode(data)
    yield "utf-16", value.encode("utf-16")
    try:
        {}[value]
    except KeyError as error:
        yield "KeyError", f"KeyError: {error}"
    yield "bash -x", tool("bash", "-xc", ': "$1" --key="$1"', "bash", value)
    yield "printf %q", tool("bash", "-c", 'printf %q "$1"', "bash", value)
    yield "declare -p", tool("bash", "-c", 'key=$1; declare -p key', "bash", value)
    yield "base64", tool("base64", text=value)
    yield "base64 -w 64", tool("base64", "-w", "64", text=value)
    yield "openssl", tool("openssl", "base64", text=value)
    yield "jq", tool("jq", "-Rs", "{key: ., again: tojson, url: @uri, html: @html, sh: @sh, code: @base64}", text=value)
    yield "node", tool("node", "-e", "console.log([process.argv[1]], JSON.stringify(process.argv[1]))", value)
    yield "perl", tool("perl", "-MData::Dumper", "-e", "$Data::Dumper::Useqq=1; print Dumper($ARGV[0])", value)
    yield "php", tool("php", "-r", "var_dump($argv[1]); echo json_encode($argv[1]), var_export($argv[1], true);", value)
    if GO_PROGRAM:
        yield "go", tool(GO_PROGRAM, text=value)


def built(folder):
    with open(folder + "/main.go", "w") as file:
        file.write(GO)
    program = folder + "/forms"
    return program if tool("go", "build", "-o", program, folder + "/main.go") is not None else None


folder = tempfile.TemporaryDirectory()
GO_PROGRAM = built(folder.name)
written = []
for number, value in enumerate(json.load(sys.stdin)):
    for name, text in forms(value):
        if text is not None:
            data = text if isinstance(text, bytes) else text.encode()
            written.append([number, name, base64.b64encode(data).decode()])
json.dump(written, sys.stdout)
