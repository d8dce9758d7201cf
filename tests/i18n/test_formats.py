"""Days, numbers and money as readers write them."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from pomanager.i18n import formats, languages, patterns, speaking
from pomanager.rules.calendar import VagueDate
from pomanager.rules.money import Money

CODES = [each.code for each in languages.LANGUAGES]
DAY = date(1971, 3, 2)
NNBSP = "\u202f"
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("code", "short", "medium", "long"),
    [
        ("en", "02/03/1971", "2 Mar 1971", "2 March 1971"),
        ("fr", "02/03/1971", "2 mars 1971", "2 mars 1971"),
        ("ru", "02.03.1971", f"2 мар. 1971{NNBSP}г.", f"2 марта 1971{NNBSP}г."),
        ("ky", "02.03.1971", "1971-ж., 2-мар.", "1971-ж., 2-март"),
        ("km", "02/03/1971", "2 មីនា 1971", "2 មីនា 1971"),
        ("rn", "02/03/1971", "2 Ntwarante 1971", "2 Ntwarante 1971"),
    ],
)
def test_a_day_in_three_widths(code: str, short: str, medium: str, long: str) -> None:
    with speaking(code):
        assert formats.day_short(DAY) == short
        assert formats.day(DAY) == medium
        assert formats.day(DAY, "long") == long


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "March 1987"),
        ("fr", "mars 1987"),
        ("ru", f"март 1987{NNBSP}г."),
        ("ky", "1987-ж., март"),
        ("km", "មីនា 1987"),
        ("rn", "Ntwarante 1987"),
    ],
)
def test_a_month_of_a_year(code: str, said: str) -> None:
    with speaking(code):
        assert formats.month(1987, 3) == said
        assert formats.vague(VagueDate(1987, 3)) == said


@given(value=st.dates(min_value=date(1000, 1, 1)), code=st.sampled_from(["en", "fr", "ru"]))
def test_days_are_those_of_babel(value: date, code: str) -> None:
    locale = languages.language(code).locale
    with speaking(code):
        for width in ("short", "medium", "long", "full"):
            assert formats.day(value, width) == format_date(value, width, locale=locale)


def test_other_languages_keep_their_own_names_after_kirundi_was_read() -> None:
    program = (
        "from pomanager.i18n import formats, speaking\n"
        "for code in ('rn', 'km', 'ky', 'fr', 'ru'):\n"
        "    with speaking(code):\n"
        "        print(ascii(formats.month(1987, 1)), ascii(formats.month(1987, 1, short=True)))\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    assert said.stdout.splitlines() == [
        f"{month!a} {short!a}"
        for month, short in (
            ("Nzero 1987", "Nzero 1987"),
            ("មករា 1987", "មករា 1987"),
            ("1987-ж., январь", "1987-ж. янв."),
            ("janvier 1987", "janv. 1987"),
            (f"январь 1987{NNBSP}г.", f"янв. 1987{NNBSP}г."),
        )
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (VagueDate(1971, 3, 12), "12/03/1971"),
        (VagueDate(1984), "1984"),
        (VagueDate(1960, about=True), "about 1960"),
        (None, "—"),
    ],
)
def test_a_birth_date_is_said_as_surely_as_it_is_known(value: VagueDate | None, said: str) -> None:
    assert formats.vague(value) == said


def test_a_whole_birth_date_can_be_said_at_length() -> None:
    assert formats.vague(VagueDate(1971, 3, 12), "full") == "Friday, 12 March 1971"


def test_what_is_not_known_is_a_dash() -> None:
    said = {
        formats.day(None),
        formats.moment(None),
        formats.clock(None),
        formats.number(None),
        formats.money(None),
        formats.percent(None),
        formats.number_text(None),
    }
    assert said == {formats.UNKNOWN}


def test_a_moment_is_shown_in_the_zone_of_the_office() -> None:
    late = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    formats.set_zone(timezone(timedelta(hours=2)))
    assert formats.moment(late) == "1 Feb 2026, 01:30"
    assert formats.clock(late) == "01:30"
    assert formats.day(late) == "1 Feb 2026"
    assert formats.clock(time(9, 5)) == "09:05"


@pytest.mark.parametrize("code", CODES)
def test_times_are_of_a_day_of_24_hours(code: str) -> None:
    with speaking(code):
        assert formats.clock(time(15, 4)) == "15:04"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "-1,234,567"),
        ("fr", f"-1{NNBSP}234{NNBSP}567"),
        ("ru", f"-1{NBSP}234{NBSP}567"),
        ("km", "-1,234,567"),
        ("rn", "-1.234.567"),
    ],
)
def test_thousands_by_language(code: str, said: str) -> None:
    with speaking(code):
        assert formats.number(-1234567) == said


@given(value=st.integers(min_value=-(10**15), max_value=10**15), code=st.sampled_from(CODES))
def test_numbers_are_those_of_babel_and_never_break(value: int, code: str) -> None:
    with speaking(code):
        said = formats.number(value)
    assert said == format_decimal(value, locale=languages.language(code).locale)
    assert " " not in said


@given(value=st.fractions(min_value=0, max_value=1000), code=st.sampled_from(CODES))
def test_percentages_are_those_of_babel(value: Fraction, code: str) -> None:
    with speaking(code):
        said = formats.percent(value)
    locale = patterns.locale_of(code)
    pattern = locale.percent_formats[None].pattern.replace("#,##0", "#,##0.#")
    assert said == patterns.kept_together(format_percent(Decimal(str(float(value))), pattern, locale=locale))


def test_parts_and_percentages() -> None:
    with speaking("fr"):
        assert formats.percent(0.385) == f"38,5{NBSP}%"
        assert formats.percent(Fraction(1, 2)) == f"50{NBSP}%"
        assert formats.number(Decimal("1234.5")) == f"1{NNBSP}234,5"
        assert formats.number(Fraction(1, 4)) == "0,25"
    assert formats.fraction(Fraction(2, 3)) == "2/3"
    assert formats.number_text(260000) == "260000"


@pytest.mark.parametrize(
    ("code", "currency", "said"),
    [
        ("en", "KGS", f"KGS{NBSP}1,234.50"),
        ("fr", "BIF", f"123{NNBSP}450{NBSP}BIF"),
        ("fr", "XOF", f"123{NNBSP}450{NBSP}F{NNBSP}CFA"),
        ("ky", "KGS", f"1{NBSP}234,50{NBSP}сом"),
        ("ru", "KGS", f"1{NBSP}234,50{NBSP}KGS"),
        ("km", "KHR", "1,234.50៛"),
        ("km", "BIF", f"123,450{NBSP}BIF"),
        ("rn", "BIF", f"123.450{NBSP}FBu"),
        ("en", "EUR", "€1,234.50"),
    ],
)
def test_an_amount_with_its_currency(code: str, currency: str, said: str) -> None:
    with speaking(code):
        assert formats.money(Money(123450, currency)) == said


def test_the_organisation_says_how_many_decimals_there_are() -> None:
    riel = Money(4000, "KHR")
    with speaking("km"):
        assert formats.money(riel) == "40.00៛"
        formats.set_decimals({"KHR": 0})
        assert formats.money(riel) == "4,000៛"
        assert formats.money(riel, decimals=3) == "4.000៛"
        assert formats.decimals_of("USD") == 2


def test_owed_amounts_carry_a_minus() -> None:
    with speaking("fr"):
        assert formats.money(Money(-5, "EUR")) == f"-0,05{NBSP}€"
    assert formats.money(Money(-5, "EUR")) == "-€0.05"


@given(
    minor=st.integers(-(10**14), 10**14), currency=st.sampled_from(["BIF", "KGS", "USD"]), code=st.sampled_from(CODES)
)
def test_amounts_can_be_read_back(minor: int, currency: str, code: str) -> None:
    with speaking(code):
        said = formats.money(Money(minor, currency))
    assert " " not in said
    figures = "".join(char for char in said if char in "-0123456789")
    assert int(figures) == minor


@given(minor=st.integers(0, 10**12), decimals=st.sampled_from((0, 2, 3)), code=st.sampled_from(CODES))
def test_an_amount_stands_in_a_field_as_people_type_it_and_is_read_back(minor: int, decimals: int, code: str) -> None:
    with speaking(code):
        typed = formats.typed_amount(Money(minor, "KGS"), decimals)
    assert Money.parse(typed, "KGS", decimals) == Money(minor, "KGS")
    assert ("," in typed) == (bool(decimals) and code in {"fr", "ru", "ky", "rn"})


def test_indian_grouping_is_ready() -> None:
    assert patterns.grouped(12345678, (3, 2), ",") == "1,23,45,678"
    assert patterns.grouped(123, (3, 2), ",") == "123"


def test_an_amount_whose_currency_is_not_known_yet_is_said_in_figures() -> None:
    assert formats.money(Money(120_000, ""), decimals=0) == "120,000"
    assert formats.money(Money(120_000, "")) == "1,200.00"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (3_540_000, "3.5 MB"),
        (42_700_000, "43 MB"),
        (2_100_000_000, "2.1 GB"),
    ],
)
def test_sizes_of_files(size: int, said: str) -> None:
    assert formats.file_size(size).replace(NBSP, " ") == said


def test_several_things_in_a_sentence() -> None:
    assert formats.listing(["a", "b", "c"]) == "a, b and c"
    with speaking("ky"):
        assert formats.listing(["a", "b"]) == "a жана b"
    assert formats.listing([]) == ""


def test_a_region_and_the_pseudo_language_have_formats_too() -> None:
    with speaking("fr_BI"):
        assert formats.day(DAY) == "2 mars 1971"
    with speaking(languages.PSEUDO):
        assert formats.day_short(DAY) == "02/03/1971"
