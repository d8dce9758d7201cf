"""Registers that carry heads forward in words, leave room to sign, and draw a box for thumbs where one is needed."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
from pomanager.i18n import speaking
from pomanager.reports.register import Column, Register, Tally
from tests.reports.hostile_reading import pages_in
from tests.reports.registers import printed
from tests.reports.sheets import pages_of

COLUMNS = (Column("Name", 60), Column("Sex", 20), Column("Signature", 40, boxed=True))


def said(counts: Sequence[int]) -> str:
    return f"Women: {counts[0]}, men: {counts[1]}"


TALLY = Tally(1, ("W", "M"), said)


def people(count: int) -> list[tuple[str, str, str]]:
    return [(f"Member {number}", "W" if number % 3 else "M", "") for number in range(1, count + 1)]


def counted(words: str, page: str) -> list[tuple[int, int]]:
    found = re.findall(rf"{words} · Women: (\d+), men: (\d+)", page)
    return [(int(women), int(men)) for women, men in found]


def heads_of(page: str) -> tuple[int, int]:
    """Women and men among the rows of a page."""
    sexes = re.findall(r"^Member \d+ ([WM])", page, re.MULTILINE)
    return sexes.count("W"), sexes.count("M")


def test_heads_of_each_page_and_those_carried_forward_agree_with_the_rows(tmp_path: Path) -> None:
    with speaking("en"):
        file = printed(
            tmp_path / "a.pdf", COLUMNS, lambda register: register.rows(people(150)), page_totals=True, tally=TALLY
        )
    pages = pages_of(file)
    assert len(pages) > 3
    carried = (0, 0)
    for number, page in enumerate(pages):
        own = heads_of(page)
        assert counted("Brought forward", page) == ([carried] if number else [])
        assert counted("Total of this page", page) == [own]
        carried = (carried[0] + own[0], carried[1] + own[1])
        last = number == len(pages) - 1
        assert counted("Carried forward", page) == ([] if last else [carried])
        assert counted("Total", page) == ([carried] if last else [])
    assert carried == (100, 50)


def test_a_group_that_begins_on_a_new_page_carries_forward_too(tmp_path: Path) -> None:
    def fill(register: Register) -> None:
        for number in range(12):
            register.group(f"Group {number}")
            register.rows(people(7))
            register.closing("Seven")

    with speaking("en"):
        pages = pages_of(printed(tmp_path / "a.pdf", COLUMNS, fill, tally=TALLY))
    assert len(pages) > 2
    for before, after in pairwise(pages):
        assert counted("Carried forward", before) == counted("Brought forward", after)
        assert len(counted("Carried forward", before)) == 1


def test_what_is_none_of_the_kinds_counts_for_nothing(tmp_path: Path) -> None:
    rows = [("A", "W", ""), ("B", "?", "")]
    with speaking("en"):
        (page,) = pages_of(printed(tmp_path / "a.pdf", COLUMNS, lambda register: register.rows(rows), tally=TALLY))
    assert counted("Total", page) == [(1, 0)]


def feet_of(file: Path) -> list[float]:
    """How high the numbers of members stand on the first page, from the top down."""
    with pypdfium2.PdfDocument(file) as document:
        reading: Any = document[0].get_textpage()
        places: list[float] = []
        finding = reading.search("Member")
        while (found := finding.get_next()) is not None:
            places.append(reading.get_charbox(found[0])[1])
        return places


def test_rows_are_at_least_as_high_as_is_wanted_and_higher_where_they_must_be(tmp_path: Path) -> None:
    rows = [*people(2), ("Member 3 " + "and so on " * 40, "W", ""), *people(2)]
    with speaking("en"):
        file = printed(tmp_path / "a.pdf", COLUMNS, lambda register: register.rows(rows), row_height=40.0)
    feet = feet_of(file)
    steps = [round(before - after, 1) for before, after in pairwise(feet)]
    assert steps[:2] == [40.0, 40.0]
    assert steps[2] > 40.0
    assert steps[3] == 40.0


def boxes_in(file: Path) -> list[list[float]]:
    """Left, bottom, width and height of the boxes that are drawn."""
    drawn = b"\n".join(pages_in(file.read_bytes())).decode("latin-1")
    return [[float(each) for each in found] for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", drawn)]


def test_a_box_stands_beside_those_who_sign_with_the_thumb_and_nobody_else(tmp_path: Path) -> None:
    rows = [("A", "W", ""), ("B", "W", "Thumb-print"), ("C", "M", ""), ("D", "M", "Thumb-print")]
    for language in ("en", "en_XA"):
        with speaking(language):
            fill = printed(tmp_path / "a.pdf", COLUMNS, lambda register: register.rows(rows), row_height=36.0)
        boxes = boxes_in(fill)
        assert [(wide, tall) for _left, _bottom, wide, tall in boxes] == [(32.0, 32.0)] * 2
        assert boxes[0][1] - boxes[1][1] == 72.0
