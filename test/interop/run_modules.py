"""Runs Python files, each in a process of its own, and writes what they define or how they end.

Usage: run_modules.py OUTPUT FILE... The output is JSON: for each file {"error": null or text, "names": {name: what it is}}.
Names that a fix may add are left out.
"""
import json
import os
import subprocess
import sys

ONE = r"""
import json, runpy, sys, types
PLAIN = (str, bytes, int, float, bool, type(None))
def shown(value, depth=0):
    if isinstance(value, PLAIN): return repr(value)
    if depth < 3 and isinstance(value, (tuple, list)): return [shown(item, depth + 1) for item in value]
    if depth < 3 and isinstance(value, dict): return [[shown(key, 9), shown(item, depth + 1)] for key, item in value.items()]
    return type(value).__name__
error, names = None, {}
try:
    names = runpy.run_path(sys.argv[1], run_name="planted")
except BaseException as failure:
    error = f"{type(failure).__name__}: {failure}"
found = {name: shown(value) for name, value in names.items() if name not in ("os", "_os") and not name.startswith("__")}
print("\0" + json.dumps({"error": error, "names": found}))
"""


def run(file):
    try:
        ended = subprocess.run(
            [sys.executable, "-s", "-W", "ignore", "-X", "utf8", "-c", ONE, file],
            # Lists that are made of sets have the same order in each process.
            env={**os.environ, "PYTHONHASHSEED": "0"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60,
        )
    except subprocess.TimeoutExpired:
        return {"error": "timeout", "names": {}}
    output = ended.stdout.decode("utf-8", "replace").rpartition("\0")[2]
    return json.loads(output) if output.startswith("{") else {"error": f"exit {ended.returncode}", "names": {}}


with open(sys.argv[1], "w", encoding="utf-8") as stream:
    json.dump([run(file) for file in sys.argv[2:]], stream)
