"""What the documents say about commands, files and libraries is so."""

import argparse
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from pomanager.cli import parser
from pomanager.cli.words import Words
from tests.house.source import PROJECT
from tests.reliability import harnesses

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])
MAPS = [PROJECT / "docs" / name for name in ("architecture.md", "recipes.md", "reliability.md")]
"""Documents that tell of the code by the names it bears."""
COMMAND_LINE = PROJECT / "docs" / "command-line.md"
ENDINGS = "py|toml|csv|md|c|sh|txt|spec|iss"
# Made by a command, so that a fresh checkout has none of them; or another program's.
MADE = {"build", "dist", "out", ".venv", "index.csv"}
TOLD_IN_PART = {"_on_"}
# Steps of other targets, not for a person to call.
INNER_TARGETS = {"help", "set-up", "set-up-to-run"}


def targets() -> set[str]:
    """The targets of the Makefile a person may call."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE)) - INNER_TARGETS


def libraries() -> list[str]:
    """The libraries the project asks for, those of its checks included."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [re.split(r"[<>=!~ ;\[]", line)[0] for line in asked]


@cache
def files() -> tuple[Path, ...]:
    """The files and folders of the project, as paths from its own folder."""
    tops = [path for path in PROJECT.iterdir() if path.name not in MADE and not path.name.startswith(".")]
    found = [inner for top in tops for inner in (top, *top.rglob("*"))]
    return tuple(path.relative_to(PROJECT) for path in found if "__pycache__" not in path.parts)


@cache
def told_paths() -> frozenset[str]:
    """Every file and folder, as it may be told: from any of the folders it lies in."""
    return frozenset("/".join(path.parts[begin:]) for path in files() for begin in range(len(path.parts)))


@cache
def names_in_code() -> frozenset[str]:
    """Every name the code bears: its words, its modules, its tables and settings."""
    endings = {".py", ".toml", ".c", ".iss", ".spec"}
    read = [path for path in files() if path.suffix in endings or path.name in {"Makefile", "preinst"}]
    texts = (PROJECT / path for path in read)
    said = {word for path in texts for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return frozenset(said | {path.stem for path in files()})


def quoted(document: Path) -> list[str]:
    """What stands in a document as it is written in code."""
    return re.findall(r"`([^`\n]+)`", document.read_text(encoding="utf-8"))


def is_there(name: str) -> bool:
    """Whether a file or folder is called so; `*` stands for a part of a name."""
    asked = name.rstrip("/")
    if "*" in asked:
        return any(fnmatch(path, asked) for path in told_paths())
    return asked in told_paths() or asked.split("/")[0] in MADE


def commands(words: Words) -> Iterator[Words]:
    """Every command there is, those that follow other words, too."""
    if words.following is None:
        yield words
    else:
        for inner in words.following.by_name.values():
            yield from commands(inner)


def blocks(document: Path) -> list[list[str]]:
    """The lines of each block of commands; one that is indented goes on from the line above."""
    found = re.findall(r"^```\n(.*?)^```", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [re.sub(r"\n +", " ", block).splitlines() for block in found]


def _same(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_readme_tells_every_target_and_no_other() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bmake ([a-z-]+)", readme)) & (targets() | INNER_TARGETS) == targets()


def test_help_tells_every_target() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r'@echo "make ([a-z-]+)', makefile)) == targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    lost = [link for link in links if not (document.parent / link).exists()]
    assert not lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_and_folders_it_names_are_there(document: Path) -> None:
    named = [word for word in quoted(document) if re.fullmatch(rf"[\w./*-]+\.({ENDINGS})|[\w./-]+/", word)]
    assert [name for name in named if not is_there(name)] == []


@pytest.mark.parametrize("document", MAPS, ids=lambda path: path.name)
def test_what_it_names_is_called_so_in_the_code(document: Path) -> None:
    names = {name for word in quoted(document) if "*" not in word for name in re.findall(r"[A-Za-z_]\w+", word)}
    assert names - names_in_code() - TOLD_IN_PART == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_targets_it_names_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)
    assert set(named) <= targets()


def test_the_command_line_is_told_as_the_program_tells_it() -> None:
    every, _commands = parser()
    ways = [f"pomanager {way}" for words in (every, *commands(every)) for way in words.written.splitlines()]
    assert [" ".join(line.split()) for line in blocks(COMMAND_LINE)[0]] == ways


def test_every_option_stands_in_how_its_command_is_written() -> None:
    every, _commands = parser()
    for words in commands(every):
        explained = re.findall(r"^  (--[a-z-]+)", words.format_help(), re.MULTILINE)
        assert set(re.findall(r"--[a-z-]+", words.written)) == set(explained), words.written


def test_examples_in_the_readme_are_understood() -> None:
    every, names = parser()
    lines = [line for block in blocks(PROJECT / "README.md") for line in block if line.startswith("pomanager ")]
    said = [re.split(r" {3,}", line)[0].split()[1:] for line in lines]
    understood = [every.parse_args(words) for words in said if words and words[0] in names.by_name]
    assert len(understood) > 5
    assert all(isinstance(each, argparse.Namespace) for each in understood)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_it_names_are_there(document: Path) -> None:
    _every, names = parser()
    said = [word.split() for word in quoted(document) if word.startswith("pomanager ")]
    assert {words[1] for words in said} <= {*names.by_name, "COMMAND", "--help"}


def test_every_harness_stands_in_the_table_with_its_trials() -> None:
    lines = (PROJECT / "docs" / "reliability.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")][1:]
    told = [(key, *(int(count.split(" (")[0].replace(",", "")) for count in row[:2])) for key, _what, *row in rows]
    assert told == [(harness.key, harness.few, harness.many) for harness in harnesses.ALL]


def test_notices_name_every_library() -> None:
    notices = _same((PROJECT / "NOTICES.md").read_text(encoding="utf-8"))
    unnamed = [name for name in libraries() if _same(name) not in notices]
    assert not unnamed


def test_every_library_is_pinned_and_no_index_is_named() -> None:
    lines = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    odd = [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)]
    pinned = {_same(line.partition("==")[0]) for line in pins}
    assert not odd
    assert not [name for name in libraries() if _same(name) not in pinned]
