"""Dates as offices write them, in every language, and what is doubtful about them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.written_dates import FIRST_SERIAL, LAST_SERIAL, DateDoubt, DateReading, DayOrder, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12.03.1971", "1971-03-12"),
        ("12/03/1971", "1971-03-12"),
        ("12-3-1971", "1971-03-12"),
        ("12 03 1971", "1971-03-12"),
        ("1971-03-12", "1971-03-12"),
        ("1971/3/12", "1971-03-12"),
        ("19710312", "1971-03-12"),
        ("1971-03-12 00:00:00", "1971-03-12"),
        ("1971-03-12T10:00:00Z", "1971-03-12"),
        ("03/1971", "1971-03"),
        ("1971", "1971"),
        ("1960 г.", "1960"),
        ("1960-ж.", "1960"),
        ("1960-жылы", "1960"),
        ("1987-ж., март", "1987-03"),
        ("1971-ж., 12-мар.", "1971-03-12"),
        ("00/00/1960", "1960"),
        ("00/03/1960", "1960-03"),
        ("12 mars 1971", "1971-03-12"),
        ("1er août 1980", "1980-08-01"),
        ("March 12, 1971", "1971-03-12"),
        ("12th of March 1971", "1971-03-12"),
        ("12 марта 1971 г.", "1971-03-12"),
        ("мая 1980", "1980-05"),
        ("2 កញ្ញា 1980", "1980-09-02"),
        ("១២/០៣/១៩៧១", "1971-03-12"),
        ("12 de marzo de 1971", "1971-03-12"),
        ("3 nyakanga 1980", "1980-09-03"),
        ("12-Mar-1971", "1971-03-12"),
        ("vers 1960", "~1960"),
        ("about 1960", "~1960"),
        ("1960-ж. чамасында", "~1960"),
        ("около 1960", "~1960"),
        ("болжол менен 1960", "~1960"),
        ("ប្រហែល 1955", "~1955"),
        ("ahagana 1960", "~1960"),
        ("c. 1960", "~1960"),
        ("ca 1960", "~1960"),
        ("~1960", "~1960"),
        ("~ 03/1960", "~1960-03"),
        ("1960?", "~1960"),
        ("1960 (?)", "~1960"),
        ("né vers 1960", "~1960"),
        ("née en 1960", "1960"),
    ],
)
def test_a_date_is_read_without_a_doubt(text: str, iso: str) -> None:
    reading = read_date(text)
    assert reading.value is not None
    assert (reading.value.iso(), reading.doubt) == (iso, None)


@pytest.mark.parametrize(
    ("text", "iso", "doubt"),
    [
        ("31/02/1998", "1998", DateDoubt.IMPOSSIBLE),
        ("30/02/1998", "1998", DateDoubt.IMPOSSIBLE),
        ("29/02/1999", "1999", DateDoubt.IMPOSSIBLE),
        ("45/67/1998", "1998", DateDoubt.IMPOSSIBLE),
        ("13/1998", "1998", DateDoubt.IMPOSSIBLE),
        ("12/00/1998", "1998", DateDoubt.IMPOSSIBLE),
        ("03/13/1998", "1998-03-13", DateDoubt.SWAPPED),
        ("1998-13-03", "1998-03-13", DateDoubt.SWAPPED),
        ("12/03/71", "1971-03-12", DateDoubt.SHORT_YEAR),
        ("12/03/29", "2029-03-12", DateDoubt.SHORT_YEAR),
        ("12/03/30", "1930-03-12", DateDoubt.SHORT_YEAR),
        ("vers 31/02/1960", "~1960", DateDoubt.IMPOSSIBLE),
    ],
)
def test_what_can_be_trusted_of_a_doubtful_date_is_kept(text: str, iso: str, doubt: DateDoubt) -> None:
    reading = read_date(text)
    assert reading.value is not None
    assert (reading.value.iso(), reading.doubt) == (iso, doubt)


@pytest.mark.parametrize(
    "text", ["abc", "n/a", "26000", "1,971", "12", "03/71", "12.03.0971", "1971-03-12-05", "20/1/2/1990"]
)
def test_what_is_no_date_is_said_to_be_none(text: str) -> None:
    reading = read_date(text)
    assert (reading.value, reading.doubt) == (None, DateDoubt.UNREADABLE)


@pytest.mark.parametrize("text", ["", "  ", "-", "—", "?", "0000-00-00"])
def test_nothing_written_is_no_doubt(text: str) -> None:
    reading = read_date(text)
    assert (reading.value, reading.doubt) == (None, None)


def test_the_order_of_day_and_month_can_be_told() -> None:
    assert read_date("03/12/1971", DayOrder.MONTH_FIRST).value == read_date("12/03/1971").value
    assert read_date("13/03/1971", DayOrder.MONTH_FIRST).doubt is DateDoubt.SWAPPED


def test_day_numbers_of_a_spreadsheet_are_read_when_asked_and_within_reason() -> None:
    first, last = read_date(str(FIRST_SERIAL), serials=True), read_date(str(LAST_SERIAL), serials=True)
    assert first.value is not None
    assert first.value.iso() == "1954-10-03"
    assert last.value is not None
    assert last.value.iso() == "2064-04-08"
    assert read_date(str(FIRST_SERIAL - 1), serials=True).value is None
    assert read_date(str(LAST_SERIAL + 1), serials=True).value is None
    assert read_date(str(FIRST_SERIAL)).value is None
    assert read_date("26000.0", serials=True).value == read_date("08.03.1971").value


@given(st.text(max_size=30))
def test_any_text_gives_a_reading_and_never_falls_over(text: str) -> None:
    reading = read_date(text, serials=True)
    assert reading.value is not None or reading.doubt in {None, DateDoubt.UNREADABLE}


@pytest.mark.parametrize("text", ["1971 " + "?" * 30_000, "~" * 30_000 + "1971", "12.03.1971 " * 3000, "ca " * 10_000])
def test_a_text_longer_than_any_date_is_told_at_once(text: str) -> None:
    begun = time.thread_time()
    assert read_date(text) == DateReading(None, DateDoubt.UNREADABLE)
    assert time.thread_time() - begun < 0.5


def test_marks_for_nothing_known_may_be_many() -> None:
    assert read_date("?" * 30_000) == DateReading(None)
