"""The paper of terms over the years: its picture in strips of years, on as many pages as it needs, and its table."""

from datetime import date
from pathlib import Path

import pytest

from pomanager.readmodels.bodies import SeatLabel, TermBar
from pomanager.readmodels.charts import Pattern
from pomanager.readmodels.charts.lanes import Lane, Lanes, Stay
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.bodies.terms_over_years import TERMS_OVER_YEARS, TermsPicture, strips_of
from pomanager.reports.composing import write
from tests.reports import sheets_bodies as sheets
from tests.reports.sheets import pages_of
from tests.reports.test_body_papers import flat
from tests.reports.test_member_papers import said

WIDTH, PAGE = 745.0, 380.0
"""A sheet of A4 on its long side, in points."""


def term(name: str, first: int, last: date | None = None, *, ends: int = 2027) -> TermBar:
    return sheets.term_bar(sheets.person(name), date(first, 4, 1), last, term_ends_on=date(ends, 3, 31))


def picture(seats: int, first: int = 2020, last: int = 2029) -> Lanes:
    days = date(first, 1, 1), date(last, 12, 31)
    lanes = tuple(Lane(f"Seat {number}", (Stay("Awa", *days, None, "Awa", 1),)) for number in range(1, seats + 1))
    return Lanes(*days, date(2026, 11, 24), "24/11/2026", lanes, ((Pattern.SOLID, "in the seat"),))


def test_the_table_names_everybody_whole(tmp_path: Path) -> None:
    left = term("NKURUNZIZA Paul", 2021, date(2023, 9, 1), ends=2024)
    over = term("NIYONZIMA Aline", 2023, ends=2026)
    text = flat(said(TERMS_OVER_YEARS, sheets.terms_over_years((sheets.seat(), (left, over))), tmp_path))
    assert "Board In the seat Holds over" in text
    assert "Seat 1 00042 NKURUNZIZA Paul Chair 01/04/2021 01/09/2023 Resigned from the seat" in text
    assert "Seat 1 00042 NIYONZIMA Aline Chair 01/04/2023 31/03/2026 holds over —" in text


def test_a_body_nobody_sat_in_says_so(tmp_path: Path) -> None:
    text = flat(said(TERMS_OVER_YEARS, sheets.terms_over_years((sheets.seat(), ())), tmp_path))
    assert "Nobody has sat in this body yet." in text
    assert "Why it ended" not in text


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [(2020, 2029, [10]), (2019, 2029, [5, 6]), (1990, 2029, [10, 10, 10, 10]), (2026, 2026, [1])],
)
def test_strips_cover_every_year_once(first: int, last: int, years: list[int]) -> None:
    strips = strips_of(picture(1, first, last), 10)
    covered = [year for strip in strips for year in range(strip.first.year, strip.last.year + 1)]
    assert covered == list(range(first, last + 1))
    assert [strip.last.year - strip.first.year + 1 for strip in strips] == years
    assert [bool(strip.legend) for strip in strips] == [True] + [False] * (len(years) - 1)


def parts(block: TermsPicture, room: float = PAGE) -> list[TermsPicture]:
    """The block as it goes over pages of so much room; every part fits."""
    found, waiting = [], [block]
    while waiting:
        block = waiting.pop(0)
        if block.height_in(WIDTH) <= room:
            found.append(block)
            continue
        cut = block.cut(WIDTH, room)
        assert len(cut) == 2
        waiting[:0] = [part for part in cut if isinstance(part, TermsPicture)]
    return found


def test_a_long_history_goes_on_over_pages_strip_by_strip() -> None:
    whole = TermsPicture((picture(6, 1980, 2029),))
    cut = parts(whole)
    assert len(cut) > 1
    assert "".join("".join(part.said()) for part in cut) == "", "the words were said by the whole"
    assert list(whole.said()) == ["in the seat", *(f"Seat {number} · Awa" for number in range(1, 7))]
    gaps = sum(part.height_in(WIDTH) for part in cut)
    assert abs(gaps - whole.height_in(WIDTH)) < 100, "nothing is lost"


def test_a_body_of_many_seats_is_cut_between_them() -> None:
    cut = parts(TermsPicture((picture(40),)))
    assert len(cut) > 2


def test_a_low_picture_waits_for_the_next_page() -> None:
    assert TermsPicture((picture(4),)).cut(WIDTH, 90) == []


@pytest.mark.parametrize("large", [False, True])
def test_every_seat_stands_on_its_pages(tmp_path: Path, *, large: bool) -> None:
    seats: list[SeatLabel] = [sheets.seat(f"Place {number:02}") for number in range(1, 31)]
    bars = tuple(term(f"Officer of {year}", year, date(year + 3, 3, 31)) for year in range(1999, 2026, 3))
    sheet = sheets.terms_over_years(*((seat, bars) for seat in seats), first=1999)
    file = tmp_path / "terms.pdf"
    write(TERMS_OVER_YEARS, sheet, file, PrintOrder(language="en", large=large))
    pages = pages_of(file)
    table = next(number for number, page in enumerate(pages) if "Why it ended" in flat(page))
    pictured = "".join(pages[: table + 1])
    strips = 4 if large else 3
    for number in range(1, 31):
        assert pictured.count(f"Place {number:02}") >= strips
    assert flat("".join(pages)).count("Officer of 2023") >= 2 * len(seats), "in the picture and in the table"
