"""Gathers the licences of everything that travels with the app: each library's own files, as its makers ship them."""

import re
import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

LIKE_LICENCES = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors|ofl)[^/]*$", re.IGNORECASE)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_EXTRA = re.compile(r";.*\bextra\b")


def gather(folder: Path, project_file: Path) -> list[str]:
    """Lay each library's licence files into a folder of its name; returns the libraries that came without any."""
    lacking = []
    for found in travelling(project_file):
        files = [Path(str(found.locate_file(file))) for file in found.files or () if LIKE_LICENCES.search(str(file))]
        stated = [found.metadata[field] for field in ("License-Expression", "License") if field in found.metadata]
        target = folder / found.metadata["Name"]
        target.mkdir(parents=True, exist_ok=True)
        for file in files:
            if file.is_file() and file.suffix not in {".py", ".pyc"}:
                shutil.copyfile(file, target / file.name)
        if not any(target.iterdir()):
            if not stated:
                lacking.append(found.metadata["Name"])
            (target / "LICENCE").write_text(f"{found.metadata['Name']}: {', '.join(stated)}\n", encoding="utf-8")
    _of_python(folder / "Python")
    return lacking


def travelling(project_file: Path) -> list[Distribution]:
    """The libraries the program needs, and what they need in their turn, each once."""
    stated = tomllib.loads(project_file.read_text(encoding="utf-8"))
    waiting, found = list(_names(stated["project"]["dependencies"])), dict[str, Distribution]()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # one for another system
            continue
        waiting += _names(found[name].requires or ())
    return [found[name] for name in sorted(found)]


def _names(requirements: Iterable[str]) -> Iterator[str]:
    for each in requirements:
        name = _NAME.match(each.strip())
        if name and not _EXTRA.search(each):
            yield name.group().lower()


def _of_python(folder: Path) -> None:
    """Python's own licence travels with its interpreter."""
    folder.mkdir(parents=True, exist_ok=True)
    places = [Path(sys.base_prefix) / "LICENSE.txt", Path(sys.prefix) / "LICENSE.txt"]
    places += Path(sys.base_prefix).glob("lib/python3*/LICENSE.txt")
    for place in places:
        if place.is_file():
            shutil.copyfile(place, folder / "LICENSE.txt")
            return
    (folder / "LICENSE.txt").write_text(f"{sys.version}\n\n{sys.copyright}\nPSF-2.0\n", encoding="utf-8")
