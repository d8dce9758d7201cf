"""Preferences: each has a default and a reader, survives being closed, and a damaged file is set aside."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pomanager.ui.preferences import Preferences

SAMPLES: dict[str, object] = {
    "language": "km",
    "paper_language": "fr",
    "text_scale": 140,
    "theme": "dark",
    "sidebar_folded": True,
    "lock_after": 30,
    "window": b"\x01\xd9\xd0\xcb\x00",
    "recent_files": ("/home/ama/a.podb", "/home/ama/b, c.podb"),
    "import_next": "/home/ama/a.podb",
    "backup_folder": "/media/stick",
    "away_asked": "2026-11-23",
    "second_paper_language": "km",
    "two_languages": "beside",
    "paper_size": "letter",
    "large_print": True,
    "both_sides": True,
    "paper_folder": "/media/stick/papers",
    "printer": "Office printer",
}


def now() -> datetime:
    return datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def test_every_preference_has_a_sample_here() -> None:
    assert set(Preferences.declared()) == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_each_preference_has_a_default_and_comes_back_as_it_was_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / "p.ini"
    first = Preferences(path, now)
    assert getattr(first, name) == Preferences.declared()[name].default
    setattr(first, name, SAMPLES[name])
    assert getattr(Preferences(path, now), name) == SAMPLES[name]


def test_one_recent_file_comes_back_as_one(tmp_path: Path) -> None:
    Preferences(tmp_path / "p.ini", now).recent_files = ("/a.podb",)
    assert Preferences(tmp_path / "p.ini", now).recent_files == ("/a.podb",)


@pytest.mark.parametrize(
    ("key", "value"), [("look/text_scale", "900"), ("look/text_scale", "big"), ("look/theme", "x")]
)
def test_nonsense_in_the_file_is_read_as_something_sensible(tmp_path: Path, key: str, value: str) -> None:
    group, name = key.split("/")
    (tmp_path / "p.ini").write_text(f"[{group}]\n{name}={value}\n", encoding="utf-8")
    read = Preferences(tmp_path / "p.ini", now)
    assert read.theme == "system"
    assert read.text_scale in {100, 200}


@pytest.mark.parametrize("content", [b"\0" * 400, b"[words\nlanguage", b"not settings at all"])
def test_a_damaged_file_is_set_aside_and_named_once(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.ini"
    path.write_bytes(content)
    read = Preferences(path, now)
    assert read.set_aside is not None
    assert read.set_aside.name == "p.ini.corrupt-20261123-140500"
    assert read.set_aside.read_bytes() == content
    read.language = "fr"
    again = Preferences(path, now)
    assert (again.set_aside, again.language) == (None, "fr")


def test_recent_files_are_few_and_the_last_stands_first(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "p.ini", now)
    for number in range(12):
        preferences.remember_file(Path(f"/books/{number}.podb"))
    preferences.remember_file(Path("/books/9.podb"))
    assert preferences.recent_files[:2] == ("/books/9.podb", "/books/11.podb")
    assert len(preferences.recent_files) == 8


def test_widths_of_columns_are_kept_by_table(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "p.ini", now)
    preferences.keep_columns("members", {"name": 220, "Né(e)": 0})
    preferences.keep_columns("journal", {"name": 90})
    assert Preferences(tmp_path / "p.ini", now).columns("members") == {"name": 220, "Né(e)": 0}
