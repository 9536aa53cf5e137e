"""Reads JSON [[before, after, names]]; prints for each null when one expression alone became a read of the names."""
import ast
import json
import sys


def added(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names] == ["os"]
    return isinstance(node, ast.Expr) and ast.unparse(node) == "load_dotenv()" or isinstance(node, ast.ImportFrom) and node.module == "dotenv"


def kept(nodes):
    return [node for node in nodes if not (isinstance(node, ast.AST) and added(node))]


def reads(node, names):
    return any(isinstance(part, ast.Constant) and part.value in names for part in ast.walk(node))


def differences(before, after, names):
    if isinstance(before, ast.AST) and isinstance(after, ast.AST):
        strings = isinstance(before, ast.JoinedStr) and isinstance(after, ast.JoinedStr)
        if type(before) is not type(after) or (strings and len(before.values) != len(after.values)):
            yield "read" if isinstance(after, ast.expr) and reads(after, names) else f"{ast.dump(before)[:200]} became {ast.dump(after)[:200]}"
            return
        for field in before._fields:
            yield from differences(getattr(before, field, None), getattr(after, field, None), names)
    elif isinstance(before, list) and isinstance(after, list):
        before, after = kept(before), kept(after)
        if len(before) != len(after):
            yield f"{len(before)} parts became {len(after)}"
        for one, other in zip(before, after):
            yield from differences(one, other, names)
    elif before != after:
        yield f"{before!r} became {after!r}"[:200]


results = []
for before, after, names in json.load(sys.stdin):
    try:
        compile(after, "after.py", "exec")
        found = list(differences(ast.parse(before), ast.parse(after), set(names)))
        results.append(None if found == ["read"] else "; ".join(found) or "nothing was replaced")
    except SyntaxError as error:
        results.append(f"{error}")
print(json.dumps(results))
