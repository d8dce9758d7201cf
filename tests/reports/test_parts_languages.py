"""Every part in every language: it prints, says its words, stands beside its twin, and begins on the right side."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import pypdfium2
from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES, PSEUDO
from pomanager.reports.flow import Block
from pomanager.reports.parts import (
    BarCode,
    Blank,
    Cell,
    Cells,
    Choice,
    Grid,
    GridColumn,
    Letters,
    Lines,
    Photo,
    Picture,
    QrCode,
    Room,
    Together,
    UserText,
    all_present,
    bureau,
    chair_and_secretary,
    counts,
    facts,
    heading,
    note,
    paragraph,
    read_and_explained,
    receipt,
    tally,
    witnesses,
)
from tests.reports.parts_on_paper import Story, a_photo, printed, read
from tests.reports.sheets import pages_of

CODES = [*(language.code for language in LANGUAGES), PSEUDO]
PHOTO = Photo(a_photo())
PARTS: dict[str, Story] = {
    "heading": lambda: [heading("FIRST", 2)],
    "paragraph": lambda: [paragraph("FIRST")],
    "note": lambda: [note("FIRST")],
    "user text": lambda: [UserText("# FIRST\n**strong** *stressed*\n1. item\n  - inner")],
    "grid": lambda: [Grid((GridColumn("FIRST", 50), GridColumn("B", 50)), [("x", "y")] * 5)],
    "facts": lambda: [facts([("FIRST", "x"), ("B", "y")])],
    "tally": lambda: [tally((GridColumn("FIRST", 50), GridColumn("B", 50)), [("x", "1"), ("y", "2")])],
    "counts": lambda: [counts([("FIRST", 34), ("B", 1_234_567)])],
    "blank": lambda: [Blank("FIRST", 2, filled="somebody")],
    "choice": lambda: [Choice("FIRST", ("Woman", "Man"))],
    "letters": lambda: [Letters("FIRST", (2, 2, 4), ("day", "month", "year"))],
    "lines": lambda: [Lines("FIRST", 3)],
    "chair": lambda: [chair_and_secretary("FIRST", stamp=True)],
    "bureau": lambda: [bureau("FIRST", stamp=True)],
    "witnesses": lambda: [witnesses(("FIRST", ""))],
    "all present": lambda: [all_present([("FIRST", "NDAYIZEYE")], 2)],
    "read and explained": lambda: [read_and_explained("FIRST", "Aline")],
    "receipt": lambda: [receipt("FIRST", "Receipt", [("Member", "00042")])],
    "picture": lambda: [Picture(PHOTO, "FIRST")],
    "cells": lambda: [Cells([Cell("FIRST", "1", "x", PHOTO), Cell("SOK Sophea", photo=Photo())])],
    "square": lambda: [QrCode("PO1:x", "FIRST")],
    "bars": lambda: [BarCode("00042", "FIRST")],
}


def story(name: str) -> Sequence[Block]:
    return PARTS[name]()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PARTS)
def test_every_part_prints_in_every_language(name: str, code: str, tmp_path: Path) -> None:
    file = printed(tmp_path / "a.pdf", lambda: story(name), code)
    assert "FIRST" in read(file)
    assert len(pages_of(file)) == 1


@pytest.mark.parametrize("name", PARTS)
def test_every_part_begins_where_lines_of_its_language_begin(name: str, tmp_path: Path) -> None:
    sides = {}
    for code in ("en", PSEUDO):
        with pypdfium2.PdfDocument(printed(tmp_path / f"{code}.pdf", lambda: story(name), code)) as document:
            page = document[0]
            reading = page.get_textpage()
            left, _bottom, right, _top = reading.get_charbox(reading.get_text_range().index("FIRST"))
            sides[code] = (left + right) / 2 > page.get_width() / 2
    assert sides == {"en": False, PSEUDO: True}


@pytest.mark.parametrize("codes", [("fr", "rn"), ("km", "en"), ("ru", "ky"), (PSEUDO, "fr"), ("fr", PSEUDO)])
@pytest.mark.parametrize("name", PARTS)
def test_every_part_stands_beside_its_twin(name: str, codes: tuple[str, str], tmp_path: Path) -> None:
    file = printed(tmp_path / "a.pdf", lambda: story(name), *codes)
    assert "FIRST" in read(file)
    assert len(pages_of(file)) == 1


@pytest.mark.parametrize("code", ["en", "km", PSEUDO])
def test_all_parts_together_go_over_pages(code: str, tmp_path: Path) -> None:
    def all_of_them() -> Sequence[Block]:
        return [block for name in PARTS for block in (*story(name), Room(7))] * 3

    file = printed(tmp_path / "a.pdf", all_of_them, code)
    assert len(pages_of(file)) > 5
    assert read(file).count("FIRST") >= 3 * len(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_what_a_part_says_does_not_depend_on_how_it_was_measured(name: str) -> None:
    with speaking("en"):
        (block,) = story(name)
        before = list(block.said())
        for width in (480, 120, 232):
            block.wrap(width, 0)
        block.split(480, 60)
        assert list(block.said()) == before
        assert "FIRST" in "".join(before)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_fits_a_narrow_column_and_says_how_high_it_is(name: str) -> None:
    (block,) = story(name)
    assert 0 < block.wrap(480, 0)[1] <= block.wrap(140, 0)[1] + 60
    assert Together([block]).wrap(480, 0)[1] == block.wrap(480, 0)[1]
