"""What the documents say about commands, files and libraries is so."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.source import PROJECT

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])
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
