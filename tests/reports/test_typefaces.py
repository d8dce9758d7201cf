"""The typefaces: cut once, whole or not at all, in names and weights a system can tell apart."""

import os
from pathlib import Path

import pytest

import uharfbuzz
from fontTools.ttLib import TTFont
from pomanager import paths, typefaces
from pomanager.errors import FileTrouble


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder with nothing in it."""
    monkeypatch.setattr(paths, "cache_folder", lambda: tmp_path)
    return tmp_path


def test_every_family_is_cut_in_two_weights_and_nothing_else_is_left(empty_cache: Path) -> None:
    found = typefaces.files()
    assert {(font.family, font.weight) for font in found} == {
        (family.name, weight) for family in typefaces.FAMILIES for weight in (400, 600)
    }
    assert {font.path for font in found} == set((empty_cache / "typefaces").iterdir())


def test_a_font_that_is_cut_is_not_cut_again(empty_cache: Path) -> None:
    first = typefaces.prepare()
    for path in first:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert typefaces.prepare() == first
    assert {path.stat().st_mtime for path in first} == {1_000_000_000}


def test_cut_fonts_are_static_and_carry_their_weight(empty_cache: Path) -> None:
    for font in typefaces.files():
        with TTFont(font.path, lazy=True) as opened:
            assert "fvar" not in opened
            assert opened["OS/2"].usWeightClass == font.weight
            assert opened["name"].getDebugName(16) == font.family
            assert opened["name"].getDebugName(17) == typefaces.WEIGHTS[font.weight]


def test_letters_of_our_languages_are_kept(empty_cache: Path) -> None:
    held: set[int] = set()
    for font in typefaces.files():
        held |= set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font.path))).unicodes)
    needed = "ŋŊñëéœ’'ңөүҢӨҮыЁ សហគមន៍កសិកម្ម្រ ។៛ 0123 تعاونيةًٌ،؟٠١ €—·…"
    assert [letter for letter in needed if ord(letter) not in held] == []


def test_a_cache_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "typefaces").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(paths, "cache_folder", lambda: tmp_path)
    with pytest.raises(FileTrouble) as told:
        typefaces.files()
    assert "typefaces could not be written" in told.value.objections[0].message
