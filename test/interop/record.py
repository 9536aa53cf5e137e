"""Runs a program with stubs for what is not installed, and prints the calls that it makes to them, and what it prints.

Usage: record.py PROGRAM [OUTPUT]. The output is JSON: {"calls": [...], "error": null or "KeyError: 'NAME'"}.
"""
import builtins
import importlib.abc
import importlib.machinery
import json
import os
import sys
import types

calls = []
REAL = set(sys.stdlib_module_names) | {"dotenv"}


def shown(value):
    if isinstance(value, Stub):
        return f"<{object.__getattribute__(value, 'path')}>"
    if isinstance(value, (str, bytes, int, float, bool, type(None))):
        return repr(value)
    if isinstance(value, dict):
        return {shown(key): shown(item) for key, item in value.items()} if value else {}
    if isinstance(value, (list, tuple, set)):
        return [shown(item) for item in value]
    return f"<{type(value).__name__}>"


class Stub:
    def __init__(self, path):
        object.__setattr__(self, "path", path)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Stub(f"{object.__getattribute__(self, 'path')}.{name}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __call__(self, *args, **kwargs):
        path = object.__getattribute__(self, "path")
        if len(args) == 1 and not kwargs and isinstance(args[0], (types.FunctionType, type)):
            return args[0]
        calls.append([path, [shown(value) for value in args], {key: shown(kwargs[key]) for key in sorted(kwargs)}])
        return Stub(f"{path}()")


class StubModule(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Stub(f"{self.__name__}.{name}")


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in REAL:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StubModule(spec.name)

    def exec_module(self, module):
        pass


program = os.path.abspath(sys.argv[1])
output = open(sys.argv[2], "w", encoding="utf-8") if len(sys.argv) > 2 else sys.stdout
sys.meta_path.insert(0, Finder())
sys.argv = [program]
builtins.print, real_print = (lambda *args, **kwargs: calls.append(["print", [shown(value) for value in args], {}])), print
error = None
try:
    with open(program, encoding="utf-8", newline="") as stream:
        code = compile(stream.read(), program, "exec")
    exec(code, {"__name__": "__main__", "__file__": program})
except Exception as failure:
    error = f"{type(failure).__name__}: {failure}"
real_print(json.dumps({"calls": calls, "error": error}), file=output)
