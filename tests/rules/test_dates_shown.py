"""What a form shows of a date is read back from it as the same date, in every language."""

from datetime import date

import pytest

from pomanager.i18n import formats, languages, speaking
from pomanager.rules.calendar import VagueDate
from pomanager.rules.written_dates import DateReading, read_date

CODES = [language.code for language in languages.LANGUAGES]
VAGUE = [
    VagueDate(1984),
    VagueDate(1960, about=True),
    VagueDate(1987, 3, about=True),
    VagueDate(1971, 3, 12),
    *(VagueDate(1990, month) for month in range(1, 13)),
]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("value", VAGUE, ids=VagueDate.iso)
def test_a_vague_date_is_read_as_it_is_shown(code: str, value: VagueDate) -> None:
    with speaking(code):
        assert read_date(formats.vague(value)) == DateReading(value)


@pytest.mark.parametrize("code", CODES)
def test_a_day_is_read_as_it_is_shown(code: str) -> None:
    with speaking(code):
        for month in range(1, 13):
            day = date(1971, month, 12)
            assert read_date(formats.day_short(day)) == DateReading(VagueDate.of(day))
            assert read_date(formats.day(day)) == DateReading(VagueDate.of(day))
            assert read_date(formats.day(day, "long")) == DateReading(VagueDate.of(day))


@pytest.mark.parametrize("code", CODES)
def test_the_mark_of_no_date_is_no_date(code: str) -> None:
    with speaking(code):
        assert read_date(formats.vague(None)) == DateReading(None)
