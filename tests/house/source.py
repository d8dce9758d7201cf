"""Reads the program's own source for the tests of the house: which files there are, and what their code says."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
CODE_FOLDERS = ("pomanager", "tests", "tools", "benchmarks")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its path from the project's folder, its text, the tree of its code, and all that is in it."""

    path: str
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    def under(self, *places: str) -> bool:
        """Whether the module is one of these files, or lies in one of these folders (which end in a slash)."""
        return any(self.path == place or (place.endswith("/") and self.path.startswith(place)) for place in places)


def modules(*folders: str) -> tuple[Module, ...]:
    """All modules of the given folders, in order of their paths; each file is read once."""
    found = (path for folder in folders for path in sorted((PROJECT / folder).rglob("*.py")))
    return tuple(_read(path) for path in found)


@cache
def _read(path: Path) -> Module:
    return parse(path.read_text(encoding="utf-8"), path.relative_to(PROJECT).as_posix())


def parse(text: str, path: str = "pomanager/invented.py") -> Module:
    """The module of a text; one that exists only in a test, where no path is told."""
    tree = ast.parse(text, path)
    return Module(path, text, tree, tuple(ast.walk(tree)))


def calls(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the name it calls, as it is written: `open`, `path.read_text`, `session.commit`."""
    for node in module.nodes:
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    """A name as it is written, with dots; what is no name (a call, an index) becomes nothing before the dot."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def place(module: Module, node: ast.AST) -> str:
    """Where something stands, as an editor understands it: `pomanager/app.py:12`."""
    return f"{module.path}:{getattr(node, 'lineno', 1)}"
