"""Money adds up, shares out without losing a unit, and is read as people write it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.money import Money, Rounding, rounded, total

AMOUNTS = st.integers(-(10**15), 10**15)


def test_amounts_of_one_currency_add_subtract_and_compare() -> None:
    small, large = Money(250, "BIF"), Money(1000, "BIF")
    assert small + large == Money(1250, "BIF")
    assert small - large == Money(-750, "BIF")
    assert -small == Money(-250, "BIF")
    assert small < large
    assert large >= large  # noqa: PLR0124 - an amount is at least itself
    assert not small > large
    assert small <= large
    assert not Money(0, "BIF")
    assert total((small, large), "BIF") == Money(1250, "BIF")
    assert total((), "BIF") == Money(0, "BIF")


def test_two_currencies_never_mix() -> None:
    francs, som = Money(1, "BIF"), Money(1, "KGS")
    with pytest.raises(ValueError, match="do not mix"):
        francs + som
    with pytest.raises(ValueError, match="do not mix"):
        francs - som
    with pytest.raises(ValueError, match="do not mix"):
        _ = francs < som
    assert francs != som


def test_a_product_that_leaves_a_part_needs_a_rounding() -> None:
    assert Money(10, "BIF").times(3) == Money(30, "BIF")
    assert Money(10, "BIF").times(Fraction(1, 2)) == Money(5, "BIF")
    with pytest.raises(ValueError, match="rounding"):
        Money(10, "BIF").times(Fraction(1, 3))
    assert Money(10, "BIF").times(Fraction(1, 3), Rounding.UP) == Money(4, "BIF")


@pytest.mark.parametrize(
    ("rounding", "below", "half", "above", "other_half", "negative_half"),
    [
        (Rounding.DOWN, 2, 2, 2, 3, -2),
        (Rounding.UP, 3, 3, 3, 4, -3),
        (Rounding.HALF_UP, 2, 3, 3, 4, -3),
        (Rounding.HALF_EVEN, 2, 2, 3, 4, -2),
    ],
)
def test_each_rounding_just_below_at_and_above_the_half(
    rounding: Rounding, below: int, half: int, above: int, other_half: int, negative_half: int
) -> None:
    tries = (Fraction(249, 100), Fraction(5, 2), Fraction(251, 100), Fraction(7, 2), Fraction(-5, 2))
    assert [rounded(exact, rounding) for exact in tries] == [below, half, above, other_half, negative_half]


@given(AMOUNTS, st.integers(1, 500))
def test_sharing_out_loses_nothing_and_is_fair(minor: int, parts: int) -> None:
    shares = [share.minor for share in Money(minor, "KHR").shared_among(parts)]
    assert len(shares) == parts
    assert sum(shares) == minor
    assert max(shares) - min(shares) <= 1


@given(AMOUNTS, st.lists(st.integers(0, 1000), min_size=1, max_size=40).filter(any))
def test_sharing_by_weight_loses_nothing(minor: int, weights: list[int]) -> None:
    shares = Money(minor, "KHR").shared_by_weight(tuple(weights))
    assert sum(share.minor for share in shares) == minor
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.minor - Fraction(minor * weight, sum(weights))) < 1


def test_money_is_shared_among_one_at_least() -> None:
    with pytest.raises(ValueError, match="one at least"):
        Money(10, "BIF").shared_among(0)
    with pytest.raises(ValueError, match="weights"):
        Money(10, "BIF").shared_by_weight((0, 0))
    with pytest.raises(ValueError, match="weights"):
        Money(10, "BIF").shared_by_weight((2, -1))


@pytest.mark.parametrize(
    ("text", "decimals", "minor"),
    [
        ("1 234,50", 2, 123450),
        ("1\u202f234,50", 2, 123450),
        ("1.234,50", 2, 123450),
        ("1,234.50", 2, 123450),
        ("1'234.5", 2, 123450),
        ("1,23,456.00", 2, 12345600),
        ("1234", 0, 1234),
        ("1.234", 0, 1234),
        ("1,234", 2, 123400),
        ("1,234", 3, 1234),
        ("1.234.567", 2, 123456700),
        ("0,5", 2, 50),
        (",5", 2, 50),
        ("0.500", 2, 50),
        ("12.00", 0, 12),
        ("-15", 2, -1500),
        ("15-", 2, -1500),
        ("\u22121,5", 2, -150),
        ("BIF 1 500", 0, 1500),
        ("១២៣៤", 0, 1234),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, decimals: int, minor: int) -> None:
    assert Money.parse(text, "BIF", decimals) == Money(minor, "BIF")


@pytest.mark.parametrize("text", ["", "abc", "1,5x", "1.2.3", "12,34,5.00", "1,234,5", ".,5", "1.234,567.8", "0.125"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"amount|finer"):
        Money.parse(text, "BIF", 2)


@given(AMOUNTS, st.integers(0, 3))
def test_plain_figures_are_read_back(minor: int, decimals: int) -> None:
    money = Money(minor, "KGS")
    assert Money.parse(money.plain(decimals), "KGS", decimals) == money
