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
    """One file of Python: its path from the project's folder, its text, and the tree of its code."""

    path: str
    text: str
    tree: ast.Module

    def under(self, *places: str) -> bool:
        """Whether the module is one of these files, or lies in one of these folders (which end in a slash)."""
        return any(self.path == place or (place.endswith("/") and self.path.startswith(place)) for place in places)


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """All modules of the given top folders, in order of their paths."""
    found = (path for folder in folders for path in sorted((PROJECT / folder).rglob("*.py")))
    return tuple(_read(path) for path in found)


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(PROJECT).as_posix(), text, ast.parse(text, str(path)))


def parse(text: str, path: str = "pomanager/invented.py") -> Module:
    """A module that exists only in a test."""
    return Module(path, text, ast.parse(text))


def calls(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the name it calls, as it is written: `open`, `path.read_text`, `session.commit`."""
    for node in ast.walk(module.tree):
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
