"""How the program starts a part of itself, or another program, in a process of its own; frozen into an app or not."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from pomanager import paths

PART = "--part"
"""The first word with which a frozen app is told to be one of its parts, and not the whole program."""

PARTS = frozenset({"pomanager.services.exchange.child"})
"""Modules that run as processes of their own: each has a ``main`` that reads its words from ``sys.argv``."""


def words_to_start(module: str, *words: str) -> list[str]:
    """The command that runs a part of the program: a frozen app has no interpreter, and calls itself."""
    if module not in PARTS:
        message = f"{module} does not run by itself"
        raise ValueError(message)
    return [sys.executable, *((PART,) if paths.is_frozen() else ("-m",)), module, *words]


def surroundings_of_part(found: Mapping[str, str]) -> dict[str, str]:
    """The environment of a part: it finds this very package, and speaks UTF-8 whatever the system does."""
    package = str(Path(__file__).parent.parent)
    known = found.get("PYTHONPATH", "")
    utf8 = {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    return {**found, **utf8, "PYTHONPATH": os.pathsep.join(filter(None, [package, known]))}


def surroundings_of_others(found: Mapping[str, str]) -> dict[str, str]:
    """The environment of another program: a frozen app points the loader at its own libraries, which are not theirs."""
    kept = dict(found)
    if paths.is_frozen():
        original = kept.pop("LD_LIBRARY_PATH_ORIG", None)
        kept.pop("LD_LIBRARY_PATH", None)
        if original is not None:
            kept["LD_LIBRARY_PATH"] = original
    return kept


def asked_for_part(words: list[str]) -> str | None:
    """The part a frozen app is to be, where its first words say so; its own words then follow in ``sys.argv``."""
    if len(words) > 1 and words[0] == PART and words[1] in PARTS:
        return words[1]
    return None


def be_part(module: str, words: list[str]) -> None:
    """Run a part of the program in this process, with these words."""
    sys.argv = [module, *words]
    import_module(module).main()
