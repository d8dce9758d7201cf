"""Numbers in words: as people write them out, each number with words of its own, all the way to the largest."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.numerals import LARGEST, Gender, in_words, with_words
from tests.i18n.numeral_tables import NUMBERS, TABLES

CODES = [language.code for language in LANGUAGES]
NUMBER = st.one_of(
    st.integers(0, LARGEST),
    # Round numbers and their neighbours are where one spelling could stand for two numbers.
    st.builds(
        lambda first, zeros, rest: min(first * 10**zeros + rest, LARGEST),
        st.integers(0, 999),
        st.integers(0, 9),
        st.integers(0, 999),
    ),
)


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_spelled_as_people_write_them_out(code: str) -> None:
    with speaking(code):
        assert [in_words(number) for number in NUMBERS] == TABLES[code]


def test_every_language_offered_has_a_table() -> None:
    assert set(TABLES) == set(CODES)
    assert len(NUMBERS) >= 40


@pytest.mark.parametrize("code", CODES)
def test_each_of_the_first_thirty_thousand_numbers_has_words_of_its_own(code: str) -> None:
    with speaking(code):
        said = {in_words(number).replace("\u200b", "") for number in range(30_000)}
    assert len(said) == 30_000


@pytest.mark.parametrize("code", CODES)
@given(one=NUMBER, other=NUMBER)
def test_two_numbers_never_share_their_words(code: str, one: int, other: int) -> None:
    with speaking(code):
        assert (in_words(one) == in_words(other)) is (one == other)


@pytest.mark.parametrize("code", CODES)
@given(number=NUMBER)
def test_words_stand_one_space_apart_and_hold_no_figure(code: str, number: int) -> None:
    with speaking(code):
        said = in_words(number)
    assert said == said.strip()
    assert not re.search(r"[  ]{2}|\d|\{|\u200b\u200b", said)
    for before, after in pairwise(said):
        assert not (before in "-' " and after in "-' ")


@pytest.mark.parametrize("code", CODES)
def test_the_largest_number_is_spelled_and_the_next_is_refused(code: str) -> None:
    with speaking(code):
        assert in_words(LARGEST)
        for number in (LARGEST + 1, -1):
            with pytest.raises(ValueError, match="is not between"):
                in_words(number)


@pytest.mark.parametrize(
    ("code", "number", "gender", "said"),
    [
        ("fr", 1, Gender.FEMININE, "une"),
        ("fr", 21, Gender.FEMININE, "vingt et une"),
        ("fr", 81, Gender.FEMININE, "quatre-vingt-une"),
        ("fr", 71, Gender.FEMININE, "soixante et onze"),
        ("fr", 301, Gender.FEMININE, "trois cent une"),
        ("fr", 21_000, Gender.FEMININE, "vingt et un mille"),
        ("ru", 1, Gender.FEMININE, "одна"),
        ("ru", 2, Gender.FEMININE, "две"),
        ("ru", 22, Gender.FEMININE, "двадцать две"),
        ("ru", 12, Gender.FEMININE, "двенадцать"),
        ("ru", 1, Gender.NEUTER, "одно"),
        ("ru", 2, Gender.NEUTER, "два"),
        ("ru", 2_000_001, Gender.NEUTER, "два миллиона одно"),
        ("en", 2, Gender.FEMININE, "two"),
    ],
)
def test_one_and_two_agree_with_what_is_counted(code: str, number: int, gender: Gender, said: str) -> None:
    with speaking(code):
        assert in_words(number, gender) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "одна тысяча"),
        (2, "две тысячи"),
        (4, "четыре тысячи"),
        (5, "пять тысяч"),
        (11, "одиннадцать тысяч"),
        (12, "двенадцать тысяч"),
        (14, "четырнадцать тысяч"),
        (21, "двадцать одна тысяча"),
        (24, "двадцать четыре тысячи"),
        (111, "сто одиннадцать тысяч"),
        (114, "сто четырнадцать тысяч"),
        (121, "сто двадцать одна тысяча"),
    ],
)
def test_russian_thousands_agree_with_their_number(number: int, said: str) -> None:
    with speaking("ru"):
        assert in_words(number * 1000) == said


def test_a_country_speaks_its_language_and_an_unknown_language_english() -> None:
    with speaking("fr_BI"):
        assert in_words(92) == "quatre-vingt-douze"
    with speaking("xx"):
        assert in_words(92) == "ninety-two"


def test_the_pseudo_language_stretches_the_words() -> None:
    with speaking("en_XA"):
        assert in_words(2).startswith("[twø ")


def test_a_count_stands_in_figures_and_in_words() -> None:
    with speaking("en"):
        assert with_words(34) == "34 (thirty-four)"
        assert with_words(1234) == "1,234 (one thousand two hundred and thirty-four)"
