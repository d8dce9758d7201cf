"""Which language the reader at the terminal is spoken to in."""

from pathlib import Path

import pytest

from pomanager.cli.reader import reader_language


@pytest.fixture
def preferences(tmp_path: Path) -> Path:
    """A file of preferences in which Kyrgyz was chosen, as the window writes it."""
    path = tmp_path / "preferences.ini"
    path.write_text("[look]\ntheme=light\nwindow=@ByteArray(%1\\0)\n\n[words]\nlanguage=ky\n", encoding="utf-8")
    return path


def test_the_variable_goes_before_everything(preferences: Path) -> None:
    assert reader_language({"POMANAGER_LANGUAGE": "km", "LANG": "fr_BI.UTF-8"}, preferences) == "km"


def test_the_preference_goes_before_the_system(preferences: Path) -> None:
    assert reader_language({"LANG": "fr_BI.UTF-8"}, preferences) == "ky"


@pytest.mark.parametrize(
    ("name", "code"),
    [("fr_BI.UTF-8", "fr"), ("ru_KG@latin", "ru"), ("rn-BI", "rn"), ("sw_KE:fr", "fr"), ("C", "en"), ("de_DE", "en")],
)
def test_the_system_is_asked_last(tmp_path: Path, name: str, code: str) -> None:
    assert reader_language({"LANG": name}, tmp_path / "none.ini") == code


def test_the_first_variable_of_the_system_that_is_set_decides(tmp_path: Path) -> None:
    assert reader_language({"LC_ALL": "C.UTF-8", "LANG": "fr"}, tmp_path / "none.ini") == "en"


@pytest.mark.parametrize("wanted", ["", "xx", "en_XX", "../fr", "\0"])
def test_a_language_that_is_not_offered_is_passed_over(preferences: Path, wanted: str) -> None:
    expected = "en" if wanted == "en_XX" else "ky"
    assert reader_language({"POMANAGER_LANGUAGE": wanted}, preferences) == expected


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"language=fr", b"[words]\n", b"[words\nlanguage=fr"])
def test_preferences_that_cannot_be_read_are_passed_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.ini"
    path.write_bytes(content)
    assert reader_language({"LANG": "fr"}, path) == "fr"
