"""How the figure of an indicator is made of its two numbers."""

from fractions import Fraction

from pomanager.rules.governance.indicators import (
    DEFINITIONS,
    BySex,
    Figure,
    Indicator,
    Measure,
    share_of,
)

PEOPLE = BySex(Fraction(12), Fraction(3), Fraction(5), Fraction(1), Fraction(2))
"""Three women, five men, and four of whom the sex is not recorded."""


def test_a_share_is_of_women_and_men_alone() -> None:
    figure = share_of(Indicator.WOMEN_MEMBERS, PEOPLE)
    assert figure.value == Fraction(3, 8)
    assert figure.by_sex == (Fraction(3), Fraction(5))
    assert figure.numerator.young_women == 1
    assert figure.of_women() is None


def test_a_share_of_nobody_is_not_measured() -> None:
    assert share_of(Indicator.WOMEN_MEMBERS, BySex()).value is None
    assert share_of(Indicator.WOMEN_MEMBERS, BySex(Fraction(4))).value is None


def test_a_rate_is_told_of_women_and_of_men_too() -> None:
    came = BySex(Fraction(6), Fraction(2), Fraction(4))
    figure = Figure(Indicator.ASSEMBLY_ATTENDANCE, came, PEOPLE)
    assert figure.value == Fraction(1, 2)
    assert figure.of_women() == Fraction(2, 3)
    assert figure.of_men() == Fraction(4, 5)
    assert figure.by_sex == (Fraction(2), Fraction(4))


def test_a_rate_of_no_women_says_nothing_of_women() -> None:
    figure = Figure(Indicator.ATTRITION, BySex(), BySex(Fraction(4), Fraction(0), Fraction(4)))
    assert figure.of_women() is None
    assert figure.of_men() == 0


def test_a_number_is_divided_by_nothing() -> None:
    figure = Figure(Indicator.PERSON_DAYS, BySex(Fraction(15, 2), Fraction(4), Fraction(7, 2)), None)
    assert figure.value == Fraction(15, 2)
    assert (figure.of_women(), figure.of_men()) == (Fraction(4), Fraction(7, 2))


def test_every_indicator_is_defined_by_two_sentences_unless_it_is_a_number() -> None:
    assert set(DEFINITIONS) == set(Indicator)
    for indicator, told in DEFINITIONS.items():
        assert told.words, indicator
        assert told.numerator, indicator
        assert bool(told.denominator) is (told.measure is not Measure.NUMBER), indicator
