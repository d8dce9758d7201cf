"""Preferences: each has a default and a reader, survives being closed, and a damaged file is set aside."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pomanager.ui import safe_writing
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


def test_what_another_window_or_a_newer_version_keeps_stays(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    ours = Preferences(path, now)
    ours.theme = "dark"
    newer = Preferences(path, now)
    newer.keep("look/dancing", "true")
    newer.language = "fr"
    ours.text_scale = 140
    again = Preferences(path, now)
    assert (again.theme, again.language, again.text_scale) == ("dark", "fr", 140)
    assert again.kept("look/dancing") == "true"


def test_a_value_only_a_newer_version_knows_is_read_as_usual_and_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    Preferences(path, now).keep("look/theme", "sepia")
    older = Preferences(path, now)
    assert older.theme == "system"
    older.language = "km"
    assert Preferences(path, now).kept("look/theme") == "sepia"


@pytest.mark.parametrize(
    "line",
    ["text_scale=²", "text_scale=" + "9" * 5000, "text_scale=140, 150", "theme=light, dark", "sidebar_folded=a, b"],
)
def test_no_line_of_the_file_stops_the_program(tmp_path: Path, line: str) -> None:
    path = tmp_path / "p.ini"
    path.write_text(f"[look]\n{line}\n\n[away]\noffice=2026-11-23T14:05:00\n", encoding="utf-8")
    read = Preferences(path, now)
    assert {name: getattr(read, name) for name in Preferences.declared()}["text_scale"] in {100, 140}
    assert read.copied_away(Path("/office.podb")) is None, "a moment without its zone cannot be held against others"


def test_values_that_could_be_any_object_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    path.write_bytes(b"[look]\nwindow=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x12PyObject\\0)\n")
    assert Preferences(path, now).set_aside is not None


def test_where_nothing_can_be_kept_what_is_chosen_holds_for_now(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    read = Preferences(tmp_path / "home" / "p.ini", now)
    read.language = "ru"
    assert (read.language, read.unkept) == ("ru", tmp_path / "home")
    (tmp_path / "home").unlink()
    read.theme = "dark"
    assert read.unkept is None
    assert Preferences(tmp_path / "home" / "p.ini", now).language == "ru"


def test_a_choice_made_at_once_after_another_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    one, other = Preferences(path, now), Preferences(path, now)
    for percent in (110, 125, 140, 160, 180, 200) * 5:
        one.text_scale = percent
        other.keep("look/turn", str(percent))
        one.theme = "dark" if percent == 110 else "light"
        again = Preferences(path, now)
        assert (again.text_scale, again.kept("look/turn")) == (percent, str(percent))
    assert [found.name for found in tmp_path.iterdir()] == ["p.ini"]


def test_what_another_window_chose_outlasts_every_later_choice_here(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    ours = Preferences(path, now)
    ours.theme = "light"
    other = Preferences(path, now)
    other.theme = "dark"
    ours.text_scale = 140
    ours.language = "fr"
    again = Preferences(path, now)
    assert (again.theme, again.text_scale, again.language) == ("dark", 140, "fr")


def test_a_lock_qt_could_not_take_away_does_not_stop_the_next_choice(tmp_path: Path) -> None:
    path = tmp_path / "preferences.ini"
    first, second = safe_writing.begin_beside(path), safe_writing.begin_beside(path)
    assert first != second
    left = first.with_name(f"{first.name}.lock")
    left.touch()
    Preferences(path, datetime.now).theme = "dark"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
