"""Compares syntax trees before and after: reads JSON [[before, after, names, values]] and prints for each null or what differs.

What may differ: an expression with a value in it became a read of one of the names, an import of os or dotenv came, a
call of load_dotenv() came, and a statement that set a variable became a check that raises, `pass`, or nothing. A cell of marimo may take `os`.
"""
import ast
import json
import sys

ADDED = {"os", "dotenv"}


def reads(node, names):
    """Whether the node is os.environ["NAME"], os.getenv("NAME") or os.environ.get("NAME"), perhaps encoded."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "encode" and not node.args:
        return reads(node.func.value, names)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return node.slice.value in names
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords and isinstance(node.args[0], ast.Constant):
        return node.args[0].value in names and ast.unparse(node.func).endswith((".get", "getenv"))
    return False


def holds(node, values):
    return isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)) and any(
        value in (node.value if isinstance(node.value, str) else node.value.decode("latin-1")) for value in values
    )


def plain(node):
    """The text of strings joined by +, or None."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = plain(node.left), plain(node.right)
        return None if left is None or right is None else left + right
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def made(node):
    """What an expression of constants alone comes to, or None."""
    known = (ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.BinOp, ast.operator, ast.Tuple, ast.Call, ast.Attribute, ast.keyword, ast.Load)
    if not all(isinstance(part, known) for part in ast.walk(node)):
        return None
    return eval(compile(ast.fix_missing_locations(ast.Expression(node)), "made", "eval"))


class Normal(ast.NodeTransformer):
    def __init__(self, names, values):
        self.names, self.values = names, values

    def hole(self, node):
        return ast.copy_location(ast.Name("HOLE", ast.Load()), node)

    def generic_visit(self, node):
        if isinstance(node, ast.expr):
            if reads(node, self.names) or holds(node, self.values):
                return self.hole(node)
            if isinstance(node, ast.BinOp) and plain(node) in self.values:
                return self.hole(node)
            if isinstance(node, (ast.JoinedStr, ast.BinOp, ast.Call)) and made(node) in self.values:
                return self.hole(node)
            if isinstance(node, (ast.JoinedStr, ast.BinOp)):
                parts = list(ast.walk(node))
                if any(reads(part, self.names) or holds(part, self.values) for part in parts):
                    # The parts that stay must be the same text.
                    return ast.Constant(value=self.joined(node))
            default = isinstance(node, (ast.Call, ast.BoolOp)) and any(
                holds(part, self.values) for part in [*getattr(node, "args", []), *[k.value for k in getattr(node, "keywords", [])], *getattr(node, "values", [])]
            )
            if default and any(name in ast.unparse(node) for name in ("getenv(", "environ.get(")):
                return self.hole(node)
        return super().generic_visit(node)

    def joined(self, node):
        if isinstance(node, ast.JoinedStr):
            return "".join(self.joined(part) for part in node.values)
        if isinstance(node, ast.FormattedValue):
            return "\0" if reads(node.value, self.names) else ast.dump(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.joined(node.left) + self.joined(node.right)
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            for value in self.values:
                text = text.replace(value, "\0")
            return text
        return "\0" if reads(node, self.names) else ast.dump(node)

    def visit_Constant(self, node):
        if holds(node, self.values):
            text = self.joined(node)
            return self.hole(node) if text.strip("\0 \n") == "" or "\0" in text and self.whole(text) else ast.Constant(value=text)
        return node

    def visit_arguments(self, node):
        # A cell of marimo takes os from the cell that imports it.
        node.args = [argument for argument in node.args if argument.arg != "os"]
        return self.generic_visit(node)

    def whole(self, text):
        return "://" in text or ";" in text or "password=" in text

    def statements(self, body):
        kept = []
        for statement in body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)) and self.added(statement):
                continue
            text = ast.unparse(statement)
            if text in ("load_dotenv()", "pass"):
                continue
            if isinstance(statement, ast.Expr) and reads(statement.value, self.names):
                continue
            if isinstance(statement, ast.Assign) and reads(statement.value, self.names) and ast.unparse(statement.targets[0]) == ast.unparse(statement.value):
                continue
            if any(text.startswith(f"if '{name}' not in ") and text.endswith(f"environ:\n    raise KeyError('{name}')") for name in self.names):
                continue
            sets = isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript) and holds(statement.value, self.values)
            if sets and reads(statement.targets[0], self.names):
                continue
            if isinstance(statement, ast.Expr) and ".setdefault(" in text and any(holds(part, self.values) for part in ast.walk(statement)):
                continue
            kept.append(self.visit(statement))
        return kept

    def added(self, statement):
        if isinstance(statement, ast.ImportFrom):
            return statement.module == "dotenv"
        return [alias.name for alias in statement.names] == ["os"]

    def visit(self, node):
        for field in ("body", "orelse", "finalbody"):
            if isinstance(getattr(node, field, None), list):
                setattr(node, field, self.statements(getattr(node, field)))
        return super().visit(node)


def normal(text, names, values):
    return ast.dump(Normal(set(names), values).visit(ast.parse(text)))


results = []
for before, after, names, values in json.load(sys.stdin):
    compile(before, "before.py", "exec")
    compile(after, "after.py", "exec")
    one, other = normal(before, names, values), normal(after, names, values)
    results.append(None if one == other else f"{one}\n{other}")
print(json.dumps(results))
